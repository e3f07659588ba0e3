"""From the files of the catalogue to definitions; every fault is kept with its place."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from cimcheck.core.interval import INFINITY, WHOLE_LINE, Interval, exact
from cimcheck.core.schema_faults import did_you_mean
from cimcheck.core.text import Text
from cimcheck.core.units import PLAIN, Unit, parse_unit
from cimcheck.core.yaml_lines import Located
from cimcheck.errors import DataError, Fault
from cimcheck.facts.definition import ClassFilter, Convention, EntityDefinition, FactDefinition
from cimcheck.facts.documents import typed
from cimcheck.facts.patterns import fault_of

Discipline = Literal["architecture", "structure", "services", "unknown"]
Identifier = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
FactId = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$")]


class TextEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Text in both languages."""

    zh: str
    en: str

    def text(self) -> Text:
        """As `core.text.Text`."""
        return Text(self.zh, self.en)


class FactEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One fact as written. `limits`, `least` and `tolerance` are in `unit`; a null limit is open.

    `least`: numbers above zero and below it are taken for a slip of the unit.
    """

    id: FactId
    title: TextEntry
    definition: TextEntry
    kind: Literal["number", "category", "truth"]
    unit: str = ""
    limits: tuple[float | None, float | None] | None = None
    positive: bool = False
    least: float = 0
    members: dict[Identifier, TextEntry] = {}
    owner: Literal["designer", "applicant", "authority", "reviewer", "city"] = "designer"
    tolerance: float = 0
    clause: str = ""
    condition: str = ""
    declarable: bool = False


class FactFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """`rules/facts/<entity>.yaml`."""

    entity: str
    facts: list[FactEntry]


class ClassEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"ifc_class": "class"}):
    """An IFC class of a family, with what narrows it."""

    ifc_class: str
    schemas: list[str] = []
    type: str = ""


class EntityEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One entity as written."""

    title: TextEntry
    classes: list[str | ClassEntry] = []
    kinds: list[str] = []
    speaks: list[Discipline] = []
    marks: list[str] = []


class EntityFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """`rules/facts/entities.yaml`."""

    entities: dict[str, EntityEntry]


class ConventionEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One convention as written; `basis` says where the number comes from."""

    id: Identifier
    value: float
    basis: str
    text: TextEntry


class ConventionFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """`rules/facts/conventions.yaml`."""

    conventions: list[ConventionEntry]


class ReadCatalogue(msgspec.Struct):
    """What the files say, and what is wrong with them."""

    facts: dict[str, FactDefinition] = {}
    entities: dict[str, EntityDefinition] = {}
    conventions: dict[str, Convention] = {}
    faults: list[Fault] = []


def read_catalogue(documents: Sequence[Located], *, with_patterns: bool = True) -> ReadCatalogue:
    """Read all documents; definitions with faults are left out and named."""
    read = ReadCatalogue()
    takers = {"entities.yaml": _entities, "conventions.yaml": _conventions}
    named = [(PurePosixPath(located.file).name, located) for located in documents]
    for name, located in sorted(named, key=lambda one: one[0] not in takers):
        takers.get(name, _facts)(located, read)
    if with_patterns:
        for name, located in named:
            if name == "entities.yaml":
                read.faults += _refused_marks(located)
    return read


def _refused_marks(located: Located) -> Iterable[Fault]:
    file, _ = typed(located, EntityFile)
    for name, entity in file.entities.items() if file else ():
        for number, mark in enumerate(entity.marks):
            reason = fault_of(mark)
            if reason:
                yield located.fault(("entities", name, "marks", number), "PATTERN_REFUSED", reason)


def _entities(located: Located, read: ReadCatalogue) -> None:
    file, faults = typed(located, EntityFile)
    read.faults += faults
    for name, entry in file.entities.items() if file else ():
        if name in read.entities:
            text = Text(f"已有对象“{name}”。", f"There is an entity “{name}” already.")
            read.faults.append(located.fault(("entities", name), "ENTITY_TWICE", text))
            continue
        classes = [ClassEntry(one) if isinstance(one, str) else one for one in entry.classes]
        read.entities[name] = EntityDefinition(
            name,
            entry.title.text(),
            tuple(ClassFilter(one.ifc_class, tuple(one.schemas), one.type) for one in classes),
            tuple(entry.kinds),
            tuple(entry.speaks),
            tuple(entry.marks),
        )


def _conventions(located: Located, read: ReadCatalogue) -> None:
    file, faults = typed(located, ConventionFile)
    read.faults += faults
    for number, entry in enumerate(file.conventions if file else ()):
        if entry.id in read.conventions:
            text = Text(f"已有约定“{entry.id}”。", f"There is a convention “{entry.id}” already.")
            read.faults.append(located.fault(("conventions", number, "id"), "CONVENTION_TWICE", text))
            continue
        read.conventions[entry.id] = Convention(entry.id, exact(entry.value), entry.basis, entry.text.text())


def _facts(located: Located, read: ReadCatalogue) -> None:
    file, faults = typed(located, FactFile)
    read.faults += faults
    if file and file.entity not in read.entities:
        text = Text(f"entities.yaml 里没有“{file.entity}”。", f"entities.yaml has no “{file.entity}”.")
        hint = did_you_mean(file.entity, read.entities)
        read.faults.append(located.fault(("entity",), "ENTITY_UNKNOWN", text, hint))
        return
    for number, entry in enumerate(file.facts if file else ()):
        found = list(_faults_of(located, number, entry, file.entity if file else "", read))
        read.faults += found
        if not found and file:
            definition = _definition(located, number, entry, file.entity)
            read.facts[entry.id] = definition
            if entry.declarable:
                declared = declared_twin(definition)
                read.facts[declared.id] = declared


def _faults_of(
    located: Located, number: int, entry: FactEntry, entity: str, read: ReadCatalogue
) -> Iterable[Fault]:
    path = ("facts", number)
    if entry.id in read.facts:
        yield located.fault(
            (*path, "id"), "FACT_TWICE", Text(f"“{entry.id}”重复。", f"“{entry.id}” is given twice.")
        )
    if entry.id.partition(".")[0] != prefix_of(entity):
        prefix = prefix_of(entity)
        text = Text(f"编号应以“{prefix}.”开头。", f"The id begins with “{prefix}.”.")
        yield located.fault((*path, "id"), "FACT_PREFIX", text)
    if (entry.kind == "category") != bool(entry.members):
        yield located.fault(path, "FACT_MEMBERS", _MEMBERS)
    if (entry.kind == "number") != bool(entry.unit):
        yield located.fault(path, "FACT_UNIT", _UNIT)
    try:
        parse_unit(entry.unit or "1")
    except DataError as error:
        yield located.fault((*path, "unit"), error.code, error.text)
    if entry.limits and None not in entry.limits and entry.limits[0] > entry.limits[1]:  # type: ignore[operator]
        yield located.fault(
            (*path, "limits"), "FACT_LIMITS", Text("上下限颠倒。", "The limits are out of order.")
        )


def _definition(located: Located, number: int, entry: FactEntry, entity: str) -> FactDefinition:
    unit = parse_unit(entry.unit) if entry.unit else PLAIN
    return FactDefinition(
        id=entry.id,
        entity=entity,
        title=entry.title.text(),
        definition=entry.definition.text(),
        kind=entry.kind,
        unit=unit,
        limits=_limits(entry.limits, unit),
        positive=entry.positive,
        least=exact(entry.least) * unit.factor,
        members={name: text.text() for name, text in entry.members.items()},
        owner=entry.owner,
        tolerance=exact(entry.tolerance) * unit.factor,
        clause=entry.clause,
        condition=entry.condition,
        declarable=entry.declarable,
        file=located.file,
        line=located.position(("facts", number))[0],
    )


def _limits(limits: tuple[float | None, float | None] | None, unit: Unit) -> Interval:
    if limits is None:
        return WHOLE_LINE
    lo, hi = limits
    return Interval(
        -INFINITY if lo is None else exact(lo) * unit.factor,
        INFINITY if hi is None else exact(hi) * unit.factor,
    )


def declared_twin(fact: FactDefinition) -> FactDefinition:
    """The fact that holds what the project file declares for `fact`."""
    name = fact.id.partition(".")[2]
    return replace(
        fact,
        id=f"building.declared_{name}",
        title=Text(f"申报的{fact.title.zh}", f"Declared {fact.title.en[:1].lower()}{fact.title.en[1:]}"),
        definition=Text(
            f"项目文件 declared.{name} 所申报的{fact.title.zh}。",
            f"What the project file states under declared.{name}.",
        ),
        tolerance=Fraction(0),
        declarable=False,
    )


_MEMBERS = Text("类别事实要有 members，其他事实不能有。", "A category has members; other kinds have none.")
_UNIT = Text(
    '数值事实要有 unit（无单位写 "1"），其他事实不能有。',
    'A number has a unit ("1" when it has none); other kinds have none.',
)


def prefix_of(entity: str) -> str:
    """The first part of the ids of an entity's facts: protective_unit for ProtectiveUnit."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", entity).lower()

"""What a designer must deliver so that rules can decide: places in the model, and what models cannot say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

import msgspec
from msgspec.structs import replace

from cimcheck.core.evidence import Source, Strength
from cimcheck.core.text import Text
from cimcheck.facts.binding import Binding
from cimcheck.facts.bindings import Bindings
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.definition import EntityDefinition, FactDefinition
from cimcheck.packs.rule import RuleVersion

IN_MODEL = (Source.PROPERTY, Source.QUANTITY, Source.ATTRIBUTE)
_ATTRIBUTES = ("Name", "LongName", "Description", "ObjectType", "Tag", "Elevation", "PredefinedType")
_STANDARD = ("pset_", "qto_")
"""How sets of the IFC standard are called; they come first."""
_FACT = re.compile(r'"([a-z_]+\.[a-z_]+)"')
ANY_SET, ANY_QUANTITIES = "审查信息", "BaseQuantities"
"""The sets for properties and for quantities that are read from any set."""
_MEASURES = {
    "m": "IfcLengthMeasure",
    "m2": "IfcAreaMeasure",
    "m3": "IfcVolumeMeasure",
    "W/(m2.K)": "IfcThermalTransmittanceMeasure",
}
_IMPORT = re.compile(r"^from (cimcheck\.facts\.[a-z_.]+) import", re.MULTILINE)


class Requirement(msgspec.Struct, frozen=True):
    """One datum at one place of the model: under `name`, of the set `set` where it is a property or quantity.

    A place is one name in one set: IDS holds every set and every property that match against a requirement,
    so that a choice of them would be a demand for all. No other datum of the entity has the name.

    `values` are words that are surely understood; none means any. A number lies in `low` … `high` in the
    unit of the binding, without the ends that are None.
    """

    fact: FactDefinition
    entity: EntityDefinition
    binding: Binding
    values: tuple[str, ...]
    low: Fraction | None
    high: Fraction | None
    rules: tuple[str, ...]
    name: str = ""

    @property
    def set(self) -> str:
        """The set to put it into; what may stand in any set goes into one for the review."""
        named = self.binding.set_written or first_name(self.binding.set_pattern)
        return named or (ANY_QUANTITIES if self.binding.source is Source.QUANTITY else ANY_SET)

    @property
    def measure(self) -> str:
        """The IFC type of a number that is read with its unit only; empty where the binding has one."""
        if self.fact.kind != "number" or self.binding.unit is not None:
            return ""
        return _MEASURES.get(self.fact.unit.symbol, "")

    @property
    def classes(self) -> list[str]:
        """The IFC classes that it is about; those of one type only are left to the binding."""
        found = _classes(self.entity)
        return [name for name in found if not self.binding.classes or name in self.binding.classes] or found

    @property
    def whole(self) -> bool:
        """Whether it is about every class that the entity is found in."""
        return self.classes == _classes(self.entity) and not any(
            one.type_class for one in self.entity.classes
        )


class Elsewhere(msgspec.Struct, frozen=True):
    """A fact that is not read from one place of a model; `sources` are the facts that it is made from."""

    fact: FactDefinition
    sources: tuple[str, ...]
    rules: tuple[str, ...]


class Delivery(msgspec.Struct, frozen=True):
    """Everything that some rules need."""

    requirements: tuple[Requirement, ...]
    elsewhere: tuple[Elsewhere, ...]
    rules: tuple[RuleVersion, ...] = ()


def delivery(rules: Iterable[RuleVersion], catalogue: Catalogue, bindings: Bindings) -> Delivery:
    """What these rules need: each fact at the strongest place that can be stated as a requirement.

    Facts that are computed from others are followed down to those that stand in a model.
    """
    chosen = tuple(sorted(rules, key=lambda rule: rule.id))
    users: dict[str, set[str]] = {}
    for rule in chosen:
        for used in rule.facts.values():
            _follow(used, rule.id, users, catalogue, bindings)
    required, elsewhere = [], []
    for name in sorted(users):
        fact = catalogue.facts[name]
        found = _requirement(fact, tuple(sorted(users[name])), catalogue, bindings)
        if found is not None:
            required.append(found)
        else:
            sources = tuple(sorted(_sources(name, catalogue)))
            elsewhere.append(Elsewhere(fact, sources, tuple(sorted(users[name]))))
    return Delivery(tuple(_named(required)), tuple(elsewhere), chosen)


def _named(required: Sequence[Requirement]) -> Iterator[Requirement]:
    """Each under a name that no other of its entity may stand under; under its first where there is none."""
    for one in required:
        others = {
            name
            for other in required
            if other is not one and other.entity.name == one.entity.name
            for name in other.binding.names
        }
        own = [name for name in one.binding.names if name not in others]
        yield replace(one, name=(own or list(one.binding.names))[0])


def _follow(
    fact: str, rule: str, users: dict[str, set[str]], catalogue: Catalogue, bindings: Bindings
) -> None:
    if rule in users.get(fact, ()):
        return
    users.setdefault(fact, set()).add(rule)
    if _requirement(catalogue.facts[fact], (), catalogue, bindings) is None:
        for source in _sources(fact, catalogue):
            _follow(source, rule, users, catalogue, bindings)


def _sources(fact: str, catalogue: Catalogue) -> set[str]:
    """The facts that the derivation of a fact names, itself or in what it is written with."""
    module = f"cimcheck.facts.derived.{fact.replace('.', '_')}"
    text = _text_of(module)
    texts = [text, *(_text_of(name) for name in _IMPORT.findall(text))] if text else []
    found = {name for one in texts for name in _FACT.findall(one)}
    return {name for name in found if name in catalogue.facts and name != fact}


def _text_of(module: str) -> str:
    found = find_spec(module)
    if found is None or found.origin is None or module.endswith((".store", ".catalogue")):
        return ""
    return Path(found.origin).read_text("utf-8")


def _requirement(
    fact: FactDefinition, rules: tuple[str, ...], catalogue: Catalogue, bindings: Bindings
) -> Requirement | None:
    entity = catalogue.entities[fact.entity]
    if not entity.classes:
        return None
    candidates = [one for one in bindings.of(fact.id) if _is_a_place(one)]
    for binding in sorted(candidates, key=lambda one: not one.set.startswith(_STANDARD)):
        values = tuple(_understood(fact, binding))
        if fact.kind == "number" or values or _plain_answer(fact, binding):
            return Requirement(fact, entity, binding, values, *_limits(fact, binding), rules)
    return None


def _classes(entity: EntityDefinition) -> list[str]:
    return list(dict.fromkeys(one.ifc_class for one in entity.classes if not one.type_class))


def _is_a_place(binding: Binding) -> bool:
    """Whether a binding names one place that every reader of IDS finds, and that decides by itself."""
    named = binding.source is not Source.ATTRIBUTE or all(name in _ATTRIBUTES for name in binding.names)
    decides = binding.strength is not Strength.WEAK
    plain = binding.only is None and not binding.schemas and not binding.relation
    set_is_clear = not binding.set_pattern or bool(first_name(binding.set_pattern))
    return binding.source in IN_MODEL and decides and named and plain and set_is_clear


def _plain_answer(fact: FactDefinition, binding: Binding) -> bool:
    """Whether a yes/no may stand there as such."""
    is_answer = {member for _, member in binding.words} == {True, False} and not binding.cases
    return fact.kind == "truth" and binding.source is Source.PROPERTY and is_answer


def _understood(fact: FactDefinition, binding: Binding) -> Iterator[str]:
    """Words for the members of a category that the binding surely reads as that member."""
    if fact.kind != "category":
        return
    for member, title in fact.members.items():
        for word in dict.fromkeys(
            (title.zh, title.en, member, *(w.upper() for w, m in binding.words if m == member))
        ):
            if binding.members_in(word) == {member}:
                yield word


def _limits(fact: FactDefinition, binding: Binding) -> tuple[Fraction | None, Fraction | None]:
    """The limits of a number in the coherent unit; none where a bare number may be in another unit."""
    if fact.kind != "number" or (binding.unit is not None and binding.unit.factor != 1):
        return None, None
    low = fact.limits.lo if isinstance(fact.limits.lo, Fraction) else None
    if fact.positive and fact.least:
        low = fact.least  # less would be refused as a slip of the unit
    high = fact.limits.hi if isinstance(fact.limits.hi, Fraction) else None
    return low, high


def first_name(pattern: str) -> str:
    """The first of the names that a pattern for sets is a choice of; empty where it is another pattern."""
    choice = re.fullmatch(r"\^\(?([\w|]+)\)?\$", pattern)
    return choice[1].split("|")[0] if choice else ""


def place_in_words(one: Requirement) -> Text:
    """Set and name of a place, for people."""
    binding = one.binding
    if binding.source is Source.ATTRIBUTE:
        return Text(f"属性 {one.name}", f"attribute {one.name}")
    kind = Text("工程量", "quantity") if binding.source is Source.QUANTITY else Text("属性", "property")
    where = Text(f"{kind.zh} {one.set} · {one.name}", f"{kind.en} {one.set} · {one.name}")
    if one.set not in (ANY_SET, ANY_QUANTITIES):
        return where
    return Text(f"{where.zh}（写在别的属性集里也能读到）", f"{where.en} (read in any other set as well)")

"""What a model states of its elements, as the facts that rules are judged by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cimcheck.core.conversion import to_unit
from cimcheck.core.interval import Interval
from cimcheck.core.truth import Truth
from cimcheck.core.value import Value
from cimcheck.facts.bindings import Bindings, digest_of_facts
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.project import Project
from cimcheck.facts.store import FactStore
from cimcheck.reading import ModelReading, Note
from cimcheck.reading.tables import ModelTables
from cimcheck.resources import rules_folder

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Stated:
    """A model as facts need it."""

    file: str
    reading: ModelReading

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return self.reading.file.sha256

    @property
    def tables(self) -> ModelTables | None:
        """Its columns."""
        return self.reading.tables

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the gate noted."""
        return tuple(self.reading.notes)


@dataclass(frozen=True, slots=True)
class FactBook:
    """The meanings of facts and where they stand in models."""

    catalogue: Catalogue
    bindings: Bindings
    sha256: str

    @classmethod
    def load(cls, rules: Path | None = None) -> "FactBook":
        """What ships with the package, with the folder `rules` on top. Raises RulesError."""
        folders = [rules_folder(), *([rules] if rules else [])]
        catalogue = Catalogue.load(*folders)
        bindings = Bindings.load(catalogue, *folders)
        return cls(catalogue, bindings, digest_of_facts(catalogue, bindings))

    def properties(self) -> Iterator[tuple[str, FactDefinition, str]]:
        """Every property that an element may have for a fact: its name, the fact, and which end it is."""
        for fact in self.catalogue.facts.values():
            for end in ("lo", "hi") if fact.kind == "number" else ("",):
                yield _name(fact, end), fact, end


def element_facts(model: Stated, book: FactBook) -> Mapping[int, Row]:
    """By row of the element, what the model states of it.

    A number has two properties, its lowest and highest possible value in the unit of the catalogue; a
    category its possible members. What is not stated is left out. Shapes are not measured here.
    """
    catalogue, tables = book.catalogue, model.tables
    if tables is None:
        return {}
    store = FactStore(catalogue, book.bindings, Project.none(), [model], None)
    found: dict[int, dict[str, object]] = {}
    for entity in catalogue.entities:
        facts = [one for one in catalogue.facts.values() if one.entity == entity]
        for subject in store.subjects(entity) if facts else ():
            rows = {place.row for place in subject.places if tables.objects.kind[place.row] == "element"}
            if len(rows) == 1:
                said = found.setdefault(rows.pop(), {})
                for fact in facts:
                    said.update(_properties(fact, store.value(fact.id, subject).value))
    return found


def _properties(fact: FactDefinition, value: Value) -> dict[str, object]:
    if value == fact.unknown():
        return {}
    if isinstance(value, Interval):
        return _ends(fact, value)
    if isinstance(value, Truth):
        return {_name(fact): "true" if value.can_be_true else "false"}
    return {_name(fact): " | ".join(sorted(value.members))}


def _ends(fact: FactDefinition, value: Interval) -> dict[str, object]:
    """Both ends, without one that says no more than the limits of the fact."""
    shown = to_unit(value, fact.unit)
    assert isinstance(shown, Interval)
    found: dict[str, object] = {}
    for end, own, limit, number in (
        ("lo", value.lo, fact.limits.lo, shown.lo),
        ("hi", value.hi, fact.limits.hi, shown.hi),
    ):
        if value.is_known or own != limit:
            found[_name(fact, end)] = float(number)
    return found


def _name(fact: FactDefinition, end: str = "") -> str:
    return fact.id.replace(".", "_") + (f"_{end}" if end else "")

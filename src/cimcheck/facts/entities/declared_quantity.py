"""Declared quantities of a building: one subject for each that is declared and can be computed."""

from typing import TYPE_CHECKING

from cimcheck.core.units import PLAIN
from cimcheck.core.value import pretty_unit
from cimcheck.facts.declarations import computable, statements
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.scopes import Scope
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """Those of which something is declared, in the project file or in a model.

    Where declarations of one quantity disagree each of them is a subject of its own, named by its place.
    """
    found = []
    for fact in computable(store, scope.subject):
        said = statements(store, fact, scope.subject)
        for number, one in enumerate(said):
            key = f"{scope.subject.key}/{_short(fact)}" + (f"/{number + 1}" if len(said) > 1 else "")
            name = _name(store, fact) + (f" · {_where(one)}" if len(said) > 1 else "")
            found.append(SubjectRef("DeclaredQuantity", key, name, building=scope.subject.key))
    return found


def fact_of(subject: SubjectRef) -> str:
    """The fact of the building that a subject declares."""
    return "building." + subject.key.removeprefix(f"{subject.building}/").partition("/")[0]


def statement_of(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """What the subject declares; None where nothing is declared any more."""
    fact, building = fact_of(subject), store.scopes[subject.building].subject
    number = subject.key.removeprefix(f"{subject.building}/").partition("/")[2]
    said = statements(store, fact, building)
    place = int(number) - 1 if number else 0
    return said[place] if place < len(said) else None


def _short(fact: str) -> str:
    return fact.partition(".")[2]


def _where(one: Candidate) -> str:
    return ", ".join(f"{each.file} {each.where}".strip() for each in one.evidence[:1])


def _name(store: "FactStore", fact: str) -> str:
    """The quantity in both languages, with its unit."""
    definition = store.catalogue.facts[fact]
    unit = "" if definition.unit == PLAIN else f" [{pretty_unit(definition.unit.symbol)}]"
    return f"{definition.title.zh} {definition.title.en}{unit}"

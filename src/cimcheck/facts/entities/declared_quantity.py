"""Declared quantities of a building: one subject for each that is declared and can be computed."""

from typing import TYPE_CHECKING

from cimcheck.core.units import PLAIN
from cimcheck.core.value import pretty_unit
from cimcheck.facts.declarations import computable, declared
from cimcheck.facts.scopes import Scope
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """Those of which something is declared, in the project file or in a model."""
    key = scope.subject.key
    return [
        SubjectRef("DeclaredQuantity", f"{key}/{_short(fact)}", _name(store, fact), building=key)
        for fact in computable(store)
        if declared(store, fact, scope.subject) is not None
    ]


def fact_of(subject: SubjectRef) -> str:
    """The fact of the building that a subject declares."""
    return "building." + subject.key.rpartition("/")[2]


def _short(fact: str) -> str:
    return fact.partition(".")[2]


def _name(store: "FactStore", fact: str) -> str:
    """The quantity in both languages, with its unit."""
    definition = store.catalogue.facts[fact]
    unit = "" if definition.unit == PLAIN else f" [{pretty_unit(definition.unit.symbol)}]"
    return f"{definition.title.zh} {definition.title.en}{unit}"

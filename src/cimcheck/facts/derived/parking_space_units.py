"""Number of cars that a parking space takes."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.evidence import Strength
from cimcheck.core.interval import interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "parking_space.units"
BAY = frozenset({"car_bay"})
CARS = frozenset({"car_bay", "car_area"})


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] What a property says; else 1 for a bay, 0 for bicycles. Unknown for an area that says nothing."""
    if store.candidates(FACT, subject):
        return store.settled(FACT, subject)
    kind = store.value("parking_space.kind", subject)
    if not isinstance(kind.value, Category):
        return store.settled(FACT, subject)
    found = []
    if kind.value.members <= BAY:
        found.append(Candidate(interval(1, 1), Strength.MEDIUM, operands=(kind.trace,), note=_BAY))
    elif not kind.value.members & CARS:
        found.append(Candidate(interval(0, 0), Strength.MEDIUM, operands=(kind.trace,)))
    return store.settled(FACT, subject, found)


_BAY = Text("一个车位。", "One bay.")

"""Number of airtight doors inside a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.interval import INFINITY, Interval, interval, total
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_exits import KIND, labels_doors
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.airtight_doors"
AIRTIGHT = frozenset({"airtight_door"})


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Doors that stand in the unit and are labelled so. Unknown where the building labels no doors."""
    plan = shelter_plan(store, subject.building)
    if subject.key not in plan.units or not labels_doors(store, plan):
        return store.settled(FACT, subject)
    inside = [door.shape.subject for door in plan.doors if subject.key in (door.inside, *door.closes)]
    kinds = [store.value(KIND, door) for door in inside]
    answers = [kind.value.is_in(AIRTIGHT) for kind in kinds if isinstance(kind.value, Category)]
    value = total(interval(int(one.surely), int(one.can_be_true)) for one in answers)
    if store.scopes[subject.building].is_damaged:
        value = Interval(value.lo, INFINITY)
    candidate = Candidate(
        value.clipped(store.catalogue.facts[FACT].limits),
        operands=tuple(kind.trace for kind, one in zip(kinds, answers, strict=True) if one.can_be_true),
        elements=tuple(
            door.guid for door, one in zip(inside, answers, strict=True) if one.surely and door.guid
        ),
    )
    return store.settled(FACT, subject, [candidate])

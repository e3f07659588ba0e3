"""Units that share a wall, and whether a blast door leads from one to the other."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.truth import FALSE, UNKNOWN, Truth
from cimcheck.facts.shelter_doors import REACH
from cimcheck.facts.shelter_exits import EXIT_KIND, KIND
from cimcheck.facts.shelter_plan import ShelterPlan, shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

SHARED_EDGE = 1.5  # [m] units that only meet at a corner share no wall in which a door could stand


def neighbours_of(store: "FactStore", unit: SubjectRef) -> dict[str, Truth] | None:
    """For each neighbour, whether a blast door connects the two; None where not all units can be placed."""
    plan = shelter_plan(store, unit.building)
    own = plan.units.get(unit.key)
    every = store.members("ProtectiveUnit", store.scopes[unit.building].subject)
    if own is None or len(plan.units) < len(every):
        return None
    from cimcheck.reading.geometry.position import shared_edge

    return {
        key: _connected(store, plan, unit.key, key)
        for key, other in plan.units.items()
        if key != unit.key
        and own.is_level_with(other)
        and shared_edge(own.outline, other.outline, REACH) >= SHARED_EDGE
    }


def _connected(store: "FactStore", plan: ShelterPlan, one: str, other: str) -> Truth:
    answer = FALSE
    for door in plan.doors:
        if {one, other} <= set(door.closes):
            kind = store.value(KIND, door.shape.subject).value
            is_blast = kind.is_in(frozenset((EXIT_KIND,))) if isinstance(kind, Category) else UNKNOWN
            answer = answer.or_(is_blast if door.sure else is_blast.and_(UNKNOWN))
    return answer

"""Whether an airtight door follows the blast door of an exit: by the first room behind it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN, Truth
from cimcheck.facts.shelter_doors import ASIDE, DoorPlace
from cimcheck.facts.shelter_exits import KIND, Exit
from cimcheck.facts.shelter_plan import Shape, ShelterPlan, shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

AIRTIGHT = frozenset({"airtight_door"})
ROLE = "space.shelter_role"
SHELTERS = frozenset({"sheltering"})


def is_followed(store: "FactStore", unit: SubjectRef, one: Exit) -> Truth:
    """Whether the first room behind an exit has an airtight door besides. Open where no room lies there."""
    plan = shelter_plan(store, unit.building)
    door = next((place for place in plan.doors if place.shape.subject.key == one.door.key), None)
    rooms = [] if door is None else [room for room in _beside(plan, door) if plan.rooms[room][1] == unit.key]
    if door is None or len(rooms) != 1:
        return UNKNOWN
    role = store.value(ROLE, plan.rooms[rooms[0]][0].subject).value
    if isinstance(role, Category) and role.is_in(SHELTERS).surely:
        return FALSE
    answer = UNKNOWN if any(lost.kind == "Door" for lost in plan.lost) else FALSE
    for other in plan.doors:
        if other is not door and rooms[0] in _beside(plan, other):
            kind = store.value(KIND, other.shape.subject).value
            answer = answer.or_(kind.is_in(AIRTIGHT) if isinstance(kind, Category) else UNKNOWN)
    return TRUE if answer.surely else answer


def _beside(plan: ShelterPlan, door: DoorPlace) -> list[str]:
    """The keys of the rooms on either side of a door."""
    return list(dict.fromkeys(room for side in (0, 1) for room in _on_side(plan, door.shape, side)))


def _on_side(plan: ShelterPlan, door: Shape, side: int) -> Iterator[str]:
    """The room on one side, looked for from near to far."""
    from cimcheck.reading.geometry.position import across, covers

    for reach in reversed(ASIDE):
        points = across(door.outline, reach)
        if points is None:
            return
        for key, (room, _) in plan.rooms.items():
            if room.is_level_with(door) and covers(room.outline, points[side]):
                yield key
                return

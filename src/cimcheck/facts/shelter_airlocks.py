"""Whether an airtight door follows the blast door of an exit: by the first room behind it."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.truth import FALSE, UNKNOWN, Truth
from cimcheck.facts.shelter_doors import ASIDE
from cimcheck.facts.shelter_exits import KIND, Exit
from cimcheck.facts.shelter_plan import ShelterPlan, shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

AIRTIGHT = frozenset({"airtight_door"})
ROLE = "space.shelter_role"
SHELTERS = frozenset({"sheltering"})


def is_followed(store: "FactStore", unit: SubjectRef, one: Exit) -> Truth:
    """Whether the first room behind an exit has an airtight door besides. Open where no room lies there."""
    plan = shelter_plan(store, unit.building)
    beside = store.once(("rooms_beside", unit.building), lambda: _rooms_beside(plan))
    rooms = [room for room in beside.get(one.door.key, ()) if plan.rooms[room][1] == unit.key]
    if len(rooms) != 1:
        return UNKNOWN
    role = store.value(ROLE, plan.rooms[rooms[0]][0].subject).value
    if isinstance(role, Category) and role.is_in(SHELTERS).surely:
        return FALSE
    answer = UNKNOWN if any(lost.kind == "Door" for lost in plan.lost) else FALSE
    for door in plan.doors:
        other = door.shape.subject
        if other.key != one.door.key and rooms[0] in beside.get(other.key, ()):
            kind = store.value(KIND, other).value
            answer = answer.or_(kind.is_in(AIRTIGHT) if isinstance(kind, Category) else UNKNOWN)
    return answer


def _rooms_beside(plan: ShelterPlan) -> dict[str, list[str]]:
    """The keys of the rooms on either side of each door, by its key: on each side the nearest."""
    from cimcheck.reading.geometry.position import across, holders

    rooms = [shape for _, (shape, _) in sorted(plan.rooms.items())]
    looks = [
        (door.shape, side, point)
        for door in plan.doors
        for reach in reversed(ASIDE)
        for side, point in enumerate(across(door.shape.outline, reach) or ())
    ]
    found: dict[str, list[str]] = {}
    seen: set[tuple[str, int]] = set()
    held = holders([room.outline for room in rooms], [point for _, _, point in looks])
    for (door, side, _), numbers in zip(looks, held, strict=True):
        level = [rooms[number].subject.key for number in numbers if rooms[number].is_level_with(door)]
        own = found.setdefault(door.subject.key, [])
        if level and (door.subject.key, side) not in seen:
            seen.add((door.subject.key, side))
            own += [key for key in level[:1] if key not in own]
    return found

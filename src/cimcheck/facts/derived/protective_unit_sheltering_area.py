"""Sheltering area of a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Trace, Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.unit_rooms import net_area, unit_rooms

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.sheltering_area"
ROLE = "space.shelter_role"
SHELTERS = frozenset({"sheltering"})


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated; else the net area of the rooms that shelter, by their names.

    A room of which neither is known adds anything up to its area. Unknown without rooms.
    """
    parts: list[Interval] = []
    gaps: list[Gap] = []
    operands: list[Trace] = []
    rooms = unit_rooms(store, subject)
    for room in rooms:
        role, area = store.value(ROLE, room), net_area(store, room)
        if not isinstance(role.value, Category) or not isinstance(area.value, Interval):
            continue
        shelters = role.value.is_in(SHELTERS)
        if shelters.surely_not:
            continue
        parts.append(area.value if shelters.surely else area.value.hull(ZERO))
        operands.append(area.trace)
        gaps += [] if shelters.is_known else [Gap(ROLE, (room.key,))]
        gaps += [] if area.value.is_known else [Gap("space.net_floor_area", (room.key,))]
    if not rooms:
        return store.settled(FACT, subject)
    candidate = Candidate(
        total(parts), Strength.MEDIUM, operands=tuple(operands), gaps=tuple(gaps), note=_ROOMS
    )
    return store.settled(FACT, subject, [candidate])


_ROOMS = Text(
    "单元内掩蔽用房净面积之和；口部、设备、厕所等不计。",
    "The net areas of the rooms that shelter, without entrances, plant and toilets.",
)

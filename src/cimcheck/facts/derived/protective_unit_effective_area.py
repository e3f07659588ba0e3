"""Effective area of a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.areas import layer_is
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.unit_rooms import net_area, unit_rooms

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.effective_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated; the net area of what is drawn for it; else those of its rooms; else unknown."""
    drawn = _drawn(store, subject)
    if drawn is not None:
        return store.settled(FACT, subject, [drawn])
    rooms = unit_rooms(store, subject)
    if not rooms:
        return store.settled(FACT, subject)
    areas = [net_area(store, room) for room in rooms]
    gaps = [
        Gap("space.net_floor_area", (room.key,))
        for room, area in zip(rooms, areas, strict=True)
        if not area.value.is_known
    ]
    candidate = Candidate(
        total(area.value for area in areas if isinstance(area.value, Interval)),
        Strength.MEDIUM,
        operands=tuple(area.trace for area in areas),
        gaps=tuple(gaps),
        note=_ROOMS,
    )
    return store.settled(FACT, subject, [candidate])


def _drawn(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    areas = [
        store.value("space.net_floor_area", space)
        for space in store.members("Space", subject)
        if layer_is(store, space, "air_defence_plan")
    ]
    if not areas or not all(area.value.is_known for area in areas):
        return None
    value = total(area.value for area in areas if isinstance(area.value, Interval))
    return Candidate(value, Strength.MEDIUM, operands=tuple(area.trace for area in areas), note=_DRAWN)


_DRAWN = Text("面积平面上画出的净面积。", "The net area of what is drawn for the unit.")
_ROOMS = Text("单元内各房间净面积之和。", "The net areas of its rooms together.")

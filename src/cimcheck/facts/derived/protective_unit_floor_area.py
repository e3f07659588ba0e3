"""Floor area of a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval, interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.areas import layer_is, lowest_area, rooms_of, with_walls
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.storey_sums import merged_gaps
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.floor_area"
OVERLAP = 0.01  # of the areas: what lies over each other less is a joint


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What the zone states; the area drawn for it; the one space it consists of; else by its rooms.

    Areas that are drawn over each other count once.

    Several rooms give a lower bound, and with the walls beside them (`walls_beside_rooms`) an upper one.
    A space that lies in another unit as well may belong to either. Unknown when some of its rooms have no
    area.
    """
    spaces = store.members("Space", subject)
    shared = _shared(store, subject)
    drawn = [space for space in spaces if layer_is(store, space, "air_defence_plan")]
    rooms = rooms_of(store, spaces)
    if drawn:
        return store.settled(FACT, subject, [_added(store, drawn, shared, _DRAWN)])
    if len(rooms) == 1 and store.value("space.floor_area", rooms[0]).value.is_known:
        return store.settled(FACT, subject, [_added(store, rooms, shared, _ONE_SPACE)])
    return store.settled(FACT, subject, [_by_rooms(store, rooms, shared)] if rooms else [])


def _shared(store: "FactStore", subject: SubjectRef) -> frozenset[str]:
    """Keys of the spaces that another unit of the building holds as well."""
    building = store.scopes[subject.building].subject
    others = (unit for unit in store.members("ProtectiveUnit", building) if unit.key != subject.key)
    return frozenset(space.key for unit in others for space in store.members("Space", unit))


def _added(store: "FactStore", spaces: list[SubjectRef], shared: frozenset[str], note: Text) -> Candidate:
    """The sum of areas that together are the unit."""
    areas = [store.value("space.floor_area", space) for space in spaces]
    parts = [area.value for area in areas if isinstance(area.value, Interval)]
    together = _sum(parts, spaces, shared)
    once = _covered(store, spaces)
    return _candidate(once if once is not None else together, areas, spaces, note)


def _covered(store: "FactStore", spaces: list[SubjectRef]) -> Interval | None:
    """[m2] What outlines cover that lie over each other; None where they do not, or are not known."""
    shapes = shelter_plan(store, spaces[0].building).shapes
    found = [shapes[space.key] for space in spaces if space.key in shapes]
    if len(spaces) < 2 or len(found) < len(spaces) or not all(one.is_level_with(found[0]) for one in found):
        return None
    from cimcheck.reading.geometry.regions import union_area

    area = union_area(one.outline for one in found)
    alone = sum(one.outline.area for one in found)
    return interval(area) if alone - area > OVERLAP * alone else None


def _by_rooms(store: "FactStore", rooms: list[SubjectRef], shared: frozenset[str]) -> Candidate:
    areas = [lowest_area(store, room) for room in rooms]
    parts = [with_walls(store, area.value) for area in areas if isinstance(area.value, Interval)]
    return _candidate(_sum(parts, rooms, shared), areas, rooms, _ROOMS)


def _sum(parts: list[Interval], spaces: list[SubjectRef], shared: frozenset[str]) -> Interval:
    """The parts together; those of shared spaces only perhaps."""
    return total(
        part.hull(ZERO) if space.key in shared else part for part, space in zip(parts, spaces, strict=True)
    )


def _candidate(value: Interval, areas: list[Traced], spaces: list[SubjectRef], note: Text) -> Candidate:
    gaps = [
        Gap("space.floor_area", (space.key,))
        for space, area in zip(spaces, areas, strict=True)
        if not area.value.is_known
    ]
    elements = tuple(space.guid for space in spaces if space.guid)
    traces = tuple(area.trace for area in areas)
    return Candidate(
        value, Strength.MEDIUM, operands=traces, gaps=merged_gaps(gaps), elements=elements, note=note
    )


_DRAWN = Text("取自人防面积平面上画出的面积。", "From the area drawn for the unit.")
_ONE_SPACE = Text("单元只有一个空间，取其建筑面积。", "The unit is one space; its gross floor area.")
_ROOMS = Text(
    "由各房间面积推算：不少于其和，并计入墙体的可能面积。",
    "By its rooms: at least their sum, at most that with the walls beside them.",
)

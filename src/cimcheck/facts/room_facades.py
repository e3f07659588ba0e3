"""What rooms show to the outside: the outer walls and windows of each room, side by side of a building.

Windows of which the model does not say the room stand by themselves: their share of wall is not known.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.interval import INFINITY, ZERO, Interval, exact, total
from cimcheck.core.share import ANY_SHARE
from cimcheck.core.truth import Truth
from cimcheck.facts.areas import rooms_of
from cimcheck.facts.envelope import Hole, OuterWall, outer_walls
from cimcheck.facts.floors import floors_of, height_above
from cimcheck.facts.looking import ANY
from cimcheck.facts.room_windows import bounding, panes_of_room
from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

REACH = 0.05
"""[m] A room reaches as close to its walls as this."""


class RoomFacade(msgspec.Struct):
    """One side of a room, or windows of one type of no known room; `is_shared`: stairs and corridors."""

    room: SubjectRef | None
    ways: frozenset[str]
    is_shared: Truth
    walls: list[OuterWall] = []
    holes: list[Hole] = []
    others: list[Hole] = []
    """Doors that may be glazed, and holes that nothing fills."""
    windows: list[SubjectRef] = []
    share: Interval | None = None
    """Its window to wall ratio once that was computed."""


def room_facades(store: "FactStore", building: SubjectRef) -> dict[str, RoomFacade]:
    """All sides of rooms that have windows, and all other windows, by key; none where nobody dwells."""
    dwelling = store.value("building.is_residential", building).value
    if isinstance(dwelling, Truth) and dwelling.surely_not:
        return {}
    return store.once(("room facades", building.key), lambda: dict(_all(store, building)))


def lit_rooms(store: "FactStore", building: SubjectRef) -> list[tuple[SubjectRef, list[SubjectRef]]]:
    """Rooms with windows or doors to the outside, each with the walls around it."""
    rooms = rooms_of(store, store.members("Space", building))
    lit = [room for room in rooms if panes_of_room(store, room)]
    return [(room, bounding(store, "Wall", room)) for room in lit]


def _all(store: "FactStore", building: SubjectRef) -> Iterator[tuple[str, RoomFacade]]:
    walls = outer_walls(store, building)
    lit = lit_rooms(store, building)
    store.geometry.of((room.places[0] for room, _ in lit), "outline")
    store.geometry.of((wall.places[0] for _, around in lit for wall in around), "wall_size")
    placed: set[str] = set()
    for room, around in lit:
        for way, side in sorted(_sides(store, room, around, walls).items()):
            placed.update(window.key for window in side.windows)
            yield f"{building.key}/{room.key}/{way}", side
    yield from sorted(_loose(store, building, walls, placed).items())


def _loose(
    store: "FactStore", building: SubjectRef, walls: tuple[OuterWall, ...], placed: set[str]
) -> dict[str, RoomFacade]:
    """External windows of no known room, those of one type that may look the same ways together."""
    by_window = {hole.window.key: wall for wall in walls for hole in wall.holes if hole.window}
    found: dict[str, RoomFacade] = {}
    for window in store.members("Window", building):
        outside = store.value("window.is_external", window).value
        wall = by_window.get(window.key)
        if window.key in placed or (isinstance(outside, Truth) and outside.surely_not):
            continue
        light = store.value("window.is_roof_light", window).value
        if isinstance(light, Truth) and light.surely:
            continue
        ways = wall.ways if wall else ANY
        place = window.places[0]
        kind = store.views[place.model].text(place.row, "TypeName") or window.key
        key = f"{building.key}/{'|'.join(sorted(ways))}/{kind}"
        found.setdefault(key, RoomFacade(None, ways, Truth(True, True))).windows.append(window)
    return found


def _sides(
    store: "FactStore", room: SubjectRef, around: list[SubjectRef], walls: tuple[OuterWall, ...]
) -> dict[str, RoomFacade]:
    """The sides of a room that have windows, by the ways they may look."""
    shared = store.value("space.is_shared", room).value
    assert isinstance(shared, Truth)
    keys = {wall.key for wall in around}
    own = {window.key for window in bounding(store, "Window", room)}
    doors = {place for door in bounding(store, "Door", room) for place in door.places}
    found: dict[str, RoomFacade] = {}
    for wall in walls:
        if wall.subject.key in keys and wall.glazed is None:
            side = found.setdefault("|".join(sorted(wall.ways)), RoomFacade(room, wall.ways, shared))
            side.walls.append(wall)
            holes = [hole for hole in wall.holes if hole.window and hole.window.key in own]
            side.holes += holes
            side.windows += [hole.window for hole in holes if hole.window]
            side.others += [hole for hole in wall.holes if not hole.window and _may_light(hole, doors)]
    return {way: side for way, side in found.items() if side.holes or side.others}


def _may_light(hole: Hole, doors: set[Place]) -> bool:
    """Whether a hole without a window may be glazed and lie in the room: one of its doors, or left open."""
    return hole.filling is None or hole.filling in doors


def window_area(side: RoomFacade) -> Interval:
    """[m2] The window openings, and doors as far as they may be glazed; anything for no known wall."""
    if not side.holes and not side.others:
        return Interval(ZERO.lo, INFINITY)
    return total([*(hole.area for hole in side.holes), *(hole.area.hull(ZERO) for hole in side.others)])


def wall_area(store: "FactStore", side: RoomFacade) -> Interval:
    """[m2] Storey height by the width of the room between the axes of its side walls.

    The axes lie somewhere in those walls, so the width is known up to their thickness. Anything where shapes
    or the height of the storey are missing.
    """
    height = _storey_height(store, side.room) if side.room else None
    width = _width(store, side.room, side.walls) if side.room and height is not None else None
    if height is None or width is None:
        return Interval(ZERO.lo, INFINITY)
    return width * Interval(height, height)


def ratio(store: "FactStore", side: RoomFacade) -> Interval:
    """[1] Window openings over wall; anything where the wall is not known."""
    if side.share is None:
        whole = wall_area(store, side)
        known = whole.lo > 0 and side.room is not None
        side.share = window_area(side).divided_by(whole).clipped(ANY_SHARE) if known else ANY_SHARE
    return side.share


def _storey_height(store: "FactStore", room: SubjectRef) -> Fraction | None:
    building = store.scopes[room.building].subject
    floors = floors_of(store, building)
    levels = sorted({floor.level for floor in floors if floor.level is not None})
    storeys = {storey.key for storey in store.storeys_of(room)}
    own = [floor.level for floor in floors if floor.subject.key in storeys and floor.level is not None]
    same = store.catalogue.conventions["same_level"].value
    return height_above(levels, own[0], same) if len(own) == 1 else None


def _width(store: "FactStore", room: SubjectRef, walls: list[OuterWall]) -> Interval | None:
    """[m] How far the room runs along its outer walls; up to both side walls more."""
    from cimcheck.reading.geometry.position import shared_edge
    from cimcheck.reading.geometry.regions import union

    place = room.places[0]
    shape = store.geometry.of([place], "outline").get(place)
    shapes = store.geometry.of([wall.subject.places[0] for wall in walls], "gross_footprint")
    footprints = [one.gross_footprint for one in shapes.values() if one.gross_footprint]
    beside = _thickest(store, room)
    if shape is None or not shape.outline or len(footprints) < len(walls) or beside is None:
        return None
    along = exact(round(shared_edge(shape.outline, union(footprints), REACH), 3))
    net = max(along - 2 * exact(REACH), Fraction(0))
    return Interval(net, along + 2 * beside) if net > 0 else None


def _thickest(store: "FactStore", room: SubjectRef) -> Fraction | None:
    """[m] The thickest wall around a room; None where one could not be measured."""
    places = [wall.places[0] for wall in bounding(store, "Wall", room)]
    shapes = store.geometry.of(places, "wall_size")
    sizes = [one.wall_size.thickness for one in shapes.values() if one.wall_size]
    return exact(max(sizes)) if sizes and len(sizes) == len(places) else None


def highest_ratio(store: "FactStore", building: SubjectRef, way: str) -> Interval | None:
    """[1] The highest share of the rooms that look one way; None where no window may look this way."""
    looking = [side for side in room_facades(store, building).values() if way in side.ways]
    counted = [side for side in looking if not side.is_shared.surely]
    if not counted:
        return None
    ratios = [(side, ratio(store, side)) for side in counted]
    sure = [one.lo for side, one in ratios if side.ways == {way} and side.is_shared.surely_not]
    return Interval(max(sure, default=ZERO.lo), max(one.hi for _, one in ratios))

"""Clear heights in a protective unit: of its rooms, and under the beams, pipes and ducts that cross them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from cimcheck.facts.areas import layer_is
from cimcheck.facts.plan_shape import Shape
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.shelter_storeys import on_storeys
from cimcheck.facts.subject import Place, SubjectRef
from cimcheck.facts.unit_rooms import unit_rooms

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry.quantities import Measurement

EXPECTED = ("Beam", "Pipe")
HANGING = (*EXPECTED, "Duct")
KNEE = 1.0  # [m] what runs lower than this runs along a wall or the floor; nobody walks below it
DEEP = 1.0  # [m] what is higher than this from end to end stands upright or slopes
ON_FLOOR = 0.01  # [m]


class Heights(msgspec.Struct, frozen=True):
    """[m] Of the rooms, and to what surely, or perhaps, hangs over a way through them.

    `all_rooms`: every room was measured. `complete`: beams and pipes are in the models, and
    all were measured.
    """

    rooms: tuple[float, ...]
    sure: tuple[float, ...]
    perhaps: tuple[float, ...]
    all_rooms: bool
    complete: bool


def clear_heights(store: "FactStore", unit: SubjectRef) -> Heights | None:
    """The heights of a unit; None where its place is not known."""
    found = store.once(("clear_heights", unit.building), lambda: _of_building(store, unit.building))
    return found.get(unit.key)


def _of_building(store: "FactStore", building: str) -> dict[str, Heights]:
    """The heights of all units that can be placed, measured in one go."""
    scope = store.scopes[building].subject
    placed = shelter_plan(store, building).units
    units = [unit for unit in store.members("ProtectiveUnit", scope) if unit.key in placed]
    spaces = {unit.key: unit_rooms(store, unit) or _drawn(store, unit) for unit in units}
    hanging = {unit.key: _hanging(store, unit, spaces[unit.key]) for unit in units}
    obstacles = {
        space.places[0]: [place for one in hanging[unit.key] for place in one.places[:1]]
        for unit in units
        for space in spaces[unit.key]
    }
    found = store.geometry.of(obstacles, "clear_heights", obstacles=obstacles)
    shapes = shelter_plan(store, building).shapes
    return {unit.key: _heights(store, spaces[unit.key], hanging[unit.key], shapes, found) for unit in units}


def _heights(
    store: "FactStore",
    spaces: Sequence[SubjectRef],
    hanging: Sequence[SubjectRef],
    shapes: Mapping[str, Shape],
    found: Mapping[Place, "Measurement"],
) -> Heights:
    rooms = [shapes[space.key] for space in spaces if space.key in shapes]
    above = [shapes[one.key] for one in hanging if one.key in shapes]
    sure: list[float] = []
    perhaps: list[float] = []
    for room in rooms:
        for obstacle, height in _over(store, room, above, found):
            way = height >= KNEE and obstacle.high - obstacle.low <= DEEP
            (sure if way else perhaps).append(height)
    kinds = {one.kind for one in hanging}
    measured = len(rooms) == len(spaces) and len(above) == len(hanging)
    return Heights(
        tuple(round(room.high - room.low, 6) for room in rooms),
        tuple(sure),
        tuple(perhaps),
        len(rooms) == len(spaces),
        measured and kinds.issuperset(EXPECTED),
    )


def _over(
    store: "FactStore", room: Shape, above: Iterable[Shape], found: Mapping[Place, "Measurement"]
) -> Iterator[tuple[Shape, float]]:
    """What hangs over a room and how high: exactly in its own model, else by the lowest point anywhere."""
    place = room.subject.places[0]
    exact = found[place].clear_heights if place in found else None
    for obstacle in above:
        other = obstacle.subject.places[0]
        if exact is not None and other.model == place.model:
            height = exact.get(store.views[other.model].objects.step[other.row])
        else:
            height = _by_boxes(room, obstacle)
        if height is not None:
            yield obstacle, height


def _by_boxes(room: Shape, obstacle: Shape) -> float | None:
    from cimcheck.reading.geometry.regions import overlap_area

    height = round(obstacle.low - room.low, 6)
    if (
        height <= ON_FLOOR
        or obstacle.low >= room.high
        or not overlap_area([room.outline], [obstacle.outline])
    ):
        return None
    return height


def _drawn(store: "FactStore", unit: SubjectRef) -> list[SubjectRef]:
    return [one for one in store.members("Space", unit) if layer_is(store, one, "air_defence_plan")]


def _hanging(store: "FactStore", unit: SubjectRef, spaces: Sequence[SubjectRef]) -> list[SubjectRef]:
    """The beams, pipes and ducts on the storeys of a unit."""
    storeys = {storey.key for space in spaces for storey in store.storeys_of(space)}
    scope = store.scopes[unit.building].subject
    return [one for kind in HANGING for one in on_storeys(store, store.members(kind, scope), storeys)]

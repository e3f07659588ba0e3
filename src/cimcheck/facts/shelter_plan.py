"""Where the protective units of a building lie, and the rooms and doors in and around them.

Only what stands on the storeys of the units is measured, and nothing in a building without units.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cimcheck.facts.areas import layer_is, rooms_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry.quantities import Measurement, Region

REACH = 0.6  # [m] how far a door may stand from the edge of the unit it closes: within a wall of concrete
WALLS = 0.7  # [m] gaps up to this between the rooms of a unit are its walls
MOSTLY = 0.5  # [1] a room belongs to the unit that holds more than this share of it


@dataclass(frozen=True, slots=True)
class Shape:
    """A subject in plan, between two levels [m]."""

    subject: SubjectRef
    outline: "Region"
    low: float
    high: float

    def is_level_with(self, other: "Shape") -> bool:
        """Whether both stand on one level: they overlap in height."""
        return self.low < other.high and other.low < self.high


@dataclass(frozen=True, slots=True)
class DoorPlace:
    """A door, the units it stands at the edge of, and the unit it stands in the middle of ("" for none)."""

    shape: Shape
    closes: tuple[str, ...]
    inside: str


@dataclass(frozen=True, slots=True)
class ShelterPlan:
    """The units by key, the unit of each room, and the doors on their storeys."""

    units: dict[str, Shape]
    rooms: dict[str, tuple[Shape, str]]
    doors: tuple[DoorPlace, ...]


EMPTY = ShelterPlan({}, {}, ())


def shelter_plan(store: "FactStore", building: str) -> ShelterPlan:
    """The plan of one building, by its key; empty without units or where no shape could be made."""
    return store.once(("shelter_plan", building), lambda: _plan(store, building))


def _plan(store: "FactStore", building: str) -> ShelterPlan:
    scope = store.scopes[building].subject
    units = store.members("ProtectiveUnit", scope)
    if not units:
        return EMPTY
    storeys = {
        storey.key
        for unit in units
        for space in store.members("Space", unit)
        for storey in store.storeys_of(space)
    }
    spaces = on_storeys(store, store.members("Space", scope), storeys)
    doors = on_storeys(store, store.members("Door", scope), storeys)
    shapes = shapes_of(store, [*spaces, *doors])
    placed = {unit.key: shape for unit in units if (shape := _unit_shape(store, unit, shapes)) is not None}
    rooms = {
        room.key: (shapes[room.key], _holder(shapes[room.key], placed))
        for room in rooms_of(store, spaces)
        if room.key in shapes
    }
    return ShelterPlan(
        placed, rooms, tuple(_door(shapes[door.key], placed) for door in doors if door.key in shapes)
    )


def on_storeys(store: "FactStore", subjects: Iterable[SubjectRef], storeys: set[str]) -> list[SubjectRef]:
    """The subjects that stand on one of the storeys."""
    return [one for one in subjects if any(storey.key in storeys for storey in store.storeys_of(one))]


def shapes_of(store: "FactStore", subjects: Sequence[SubjectRef]) -> dict[str, Shape]:
    """The shapes in plan by key; what could not be measured is left out."""
    measured = store.geometry.of([one.places[0] for one in subjects if one.places], "footprint", "box")
    found = {}
    for one in subjects:
        shape = _shape(one, measured.get(one.places[0])) if one.places else None
        if shape is not None:
            found[one.key] = shape
    return found


def _shape(subject: SubjectRef, measured: "Measurement | None") -> Shape | None:
    if measured is None or measured.box is None or not measured.footprint or not measured.footprint.polygons:
        return None
    return Shape(subject, measured.footprint, measured.box.low[2], measured.box.high[2])


def _unit_shape(store: "FactStore", unit: SubjectRef, shapes: dict[str, Shape]) -> Shape | None:
    """The area drawn for a unit, else its rooms with the walls between them."""
    from cimcheck.reading.geometry.regions import closed_gaps, union

    spaces = store.members("Space", unit)
    drawn = [one for one in spaces if layer_is(store, one, "air_defence_plan")]
    parts = [shapes[one.key] for one in (drawn or rooms_of(store, spaces)) if one.key in shapes]
    if not parts:
        return None
    outline = union([one.outline for one in parts])
    if len(parts) > 1:
        outline = closed_gaps(outline, WALLS)
    return Shape(unit, outline, min(one.low for one in parts), max(one.high for one in parts))


def _holder(room: Shape, units: dict[str, Shape]) -> str:
    from cimcheck.reading.geometry.position import share_inside

    for key, unit in units.items():
        if room.is_level_with(unit) and share_inside(room.outline, unit.outline) > MOSTLY:
            return key
    return ""


def _door(door: Shape, units: dict[str, Shape]) -> DoorPlace:
    from cimcheck.reading.geometry.position import edge_gap, gap

    level = {key: unit for key, unit in units.items() if door.is_level_with(unit)}
    closes = tuple(key for key, unit in level.items() if edge_gap(unit.outline, door.outline) <= REACH)
    inside = next((key for key, unit in level.items() if gap(unit.outline, door.outline) == 0.0), "")
    return DoorPlace(door, closes, "" if closes else inside)

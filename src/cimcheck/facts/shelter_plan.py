"""Where the protective units of a building lie, and the rooms and doors in and around them.

Only what stands on the storeys of the units is measured, and nothing in a building without units.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from cimcheck.facts.areas import layer_is, rooms_of
from cimcheck.facts.concrete import expect_sizes
from cimcheck.facts.origins import share_origin
from cimcheck.facts.plan_shape import Shape
from cimcheck.facts.shelter_doors import DoorPlace, door_place
from cimcheck.facts.shelter_parts import parts_of
from cimcheck.facts.shelter_storeys import on_storeys, slabs_near, storeys_of_units
from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry.quantities import Measurement

WALLS = 0.7  # [m] gaps up to this between the rooms of a unit are its walls
MOSTLY = 0.5  # [1] a room belongs to the unit that holds more than this share of it


class ShelterPlan(msgspec.Struct, frozen=True):
    """The units by key, the unit of each room, and what stands and hangs on their storeys.

    `shapes`: of every space, door, pipe, beam and duct. `lost`: those without a shape, or on another origin.
    """

    units: dict[str, Shape]
    rooms: dict[str, tuple[Shape, str]]
    doors: tuple[DoorPlace, ...]
    pipes: tuple[Shape, ...] = ()
    shapes: Mapping[str, Shape] = {}
    lost: tuple[SubjectRef, ...] = ()


EMPTY = ShelterPlan({}, {}, ())


def shelter_plan(store: "FactStore", building: str) -> ShelterPlan:
    """The plan of one building, by its key; empty without units or where no shape could be made."""
    return store.once(("shelter_plan", building), lambda: _plan(store, building))


def _plan(store: "FactStore", building: str) -> ShelterPlan:
    scope = store.scopes[building].subject
    units = store.members("ProtectiveUnit", scope)
    if not units:
        return EMPTY
    storeys = storeys_of_units(store, scope)
    spaces, doors, pipes, beams, ducts = (
        on_storeys(store, store.members(kind, scope), storeys)
        for kind in ("Space", "Door", "Pipe", "Beam", "Duct")
    )
    every = [*spaces, *doors, *pipes, *beams, *ducts]
    _expect_slabs_and_walls(store, scope)
    shapes = shapes_of(store, every)
    placed = {unit.key: shape for unit in units if (shape := _unit_shape(store, unit, shapes)) is not None}
    rooms = {
        room.key: (shapes[room.key], _holder(shapes[room.key], placed))
        for room in rooms_of(store, spaces)
        if room.key in shapes
    }
    return ShelterPlan(
        placed,
        rooms,
        tuple(door_place(shapes[door.key], placed) for door in doors if door.key in shapes),
        tuple(shapes[pipe.key] for pipe in pipes if pipe.key in shapes),
        shapes,
        tuple(one for one in every if one.key not in shapes),
    )


def _expect_slabs_and_walls(store: "FactStore", building: SubjectRef) -> None:
    """What the thicknesses will ask for is measured in the same go."""
    slabs = slabs_near(store, building)
    store.geometry.expect((one.places[0] for one in slabs), "footprint", "box")
    expect_sizes(store, [*slabs, *(one for alike in parts_of(store, building).values() for one in alike)])


def shapes_of(store: "FactStore", subjects: Sequence[SubjectRef]) -> dict[str, Shape]:
    """The shapes in plan by key, all on the origin of the first model; without what could not be measured."""
    first = next((one.places[0].model for one in subjects if one.places), None)
    places = {one.key: place for one in subjects if (place := _comparable(store, one, first)) is not None}
    measured = store.geometry.of(places.values(), "footprint", "box")
    found = {}
    for one in subjects:
        shape = _shape(one, measured.get(places[one.key])) if one.key in places else None
        if shape is not None:
            found[one.key] = shape
    return found


def _comparable(store: "FactStore", subject: SubjectRef, model: int | None) -> Place | None:
    """The object of a subject in that model, else in one on the same origin."""
    own = [place for place in subject.places if place.model == model]
    shared = (
        place for place in subject.places if model is not None and share_origin(store, model, place.model)
    )
    return own[0] if own else next(shared, None)


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

"""Key plan of the air defence basement of a building: units and what divides them, rooms, doors."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.interval import Interval
from cimcheck.core.value import as_json
from cimcheck.facts.plan_shape import Shape
from cimcheck.facts.shelter_doors import DoorPlace
from cimcheck.facts.shelter_exits import KIND, exits_of
from cimcheck.facts.shelter_plan import ShelterPlan, shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def detail(store: "FactStore", subject: SubjectRef) -> object:
    """Outlines and levels [m] of units, anti-bomb units and rooms, areas [m2], and doors by what they are.

    None without units that can be placed.
    """
    plan = shelter_plan(store, subject.key)
    if not plan.units:
        return None
    roles = _exits(store, plan)
    return {
        "units": [{**_area(shape), **_size(store, shape)} for _, shape in sorted(plan.units.items())],
        "parts": [_area(shape) for shape in _parts(store, plan, subject)],
        "rooms": [_area(shape) for _, (shape, unit) in sorted(plan.rooms.items()) if unit],
        "doors": [door for one in plan.doors if (door := _door(store, one, roles)) is not None],
    }


def _exits(store: "FactStore", plan: ShelterPlan) -> dict[str, str]:
    """What the doors that surely are exits are shown as, by key."""
    return {
        one.door.key: "exit_outdoors" if one.outdoors.surely else "exit"
        for unit in plan.units.values()
        for one in exits_of(store, unit.subject) or ()
        if one.is_exit.surely
    }


def _parts(store: "FactStore", plan: ShelterPlan, building: SubjectRef) -> list[Shape]:
    """The spaces of anti-bomb units."""
    spaces = (
        space for one in store.members("AntiBombUnit", building) for space in store.members("Space", one)
    )
    return [plan.shapes[space.key] for space in spaces if space.key in plan.shapes]


def _area(shape: Shape) -> dict[str, object]:
    rings = [list(map(list, ring)) for polygon in shape.outline.polygons for ring in polygon]
    return {"name": shape.subject.name, "level": shape.low, "rings": rings}


def _size(store: "FactStore", unit: Shape) -> dict[str, object]:
    area = store.value("protective_unit.floor_area", unit.subject).value
    return {"area": as_json(area)} if isinstance(area, Interval) and area.is_known else {}


def _door(store: "FactStore", door: DoorPlace, exits: dict[str, str]) -> dict[str, object] | None:
    """Air defence doors and doors that may be; ordinary ones are left out."""
    kind = store.value(KIND, door.shape.subject).value
    if not isinstance(kind, Category) or kind.members == {"ordinary"} or not (door.closes or kind.is_known):
        return None
    role = kind.only() if kind.is_known else "unknown"
    if door.shape.subject.key in exits:
        role = exits[door.shape.subject.key]
    elif role == "blast_door" and len(door.closes) > 1:
        role = "connection"
    points = [point for polygon in door.shape.outline.polygons for point in polygon[0]]
    middle = [round(sum(point[axis] for point in points) / len(points), 3) for axis in (0, 1)]
    return {"name": door.shape.subject.name, "role": role, "at": middle, "level": door.shape.low}

"""Key plan of the air defence basement of a building: units, rooms, doors."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.facts.shelter_doors import DoorPlace
from cimcheck.facts.shelter_exits import KIND, exits_of
from cimcheck.facts.shelter_plan import Shape, shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def detail(store: "FactStore", subject: SubjectRef) -> object:
    """Outlines [m] of units and rooms, and doors by what they are; None without units that can be placed."""
    plan = shelter_plan(store, subject.key)
    if not plan.units:
        return None
    exits = {
        one.door.key
        for unit in plan.units.values()
        for one in exits_of(store, unit.subject) or ()
        if one.is_exit.surely
    }
    return {
        "units": [_area(shape) for _, shape in sorted(plan.units.items())],
        "rooms": [_area(shape) for _, (shape, unit) in sorted(plan.rooms.items()) if unit],
        "doors": [door for one in plan.doors if (door := _door(store, one, exits)) is not None],
    }


def _area(shape: Shape) -> dict[str, object]:
    rings = [list(map(list, ring)) for polygon in shape.outline.polygons for ring in polygon]
    return {"name": shape.subject.name, "level": shape.low, "rings": rings}


def _door(store: "FactStore", door: DoorPlace, exits: set[str]) -> dict[str, object] | None:
    """Air defence doors and doors that may be; ordinary ones are left out."""
    kind = store.value(KIND, door.shape.subject).value
    if not isinstance(kind, Category) or kind.members == {"ordinary"} or not (door.closes or kind.is_known):
        return None
    role = kind.only() if kind.is_known else "unknown"
    if door.shape.subject.key in exits:
        role = "exit"
    elif role == "blast_door" and len(door.closes) > 1:
        role = "connection"
    points = [point for polygon in door.shape.outline.polygons for point in polygon[0]]
    middle = [round(sum(point[axis] for point in points) / len(points), 3) for axis in (0, 1)]
    return {"name": door.shape.subject.name, "role": role, "at": middle}

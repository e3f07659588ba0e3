"""Which protective units a door stands between: what lies on either side of it.

A door near the edge of a unit may close it, or stand in a wall inside that only meets the edge, or in the
wall of another unit close by; the side it looks at tells.
"""

from collections.abc import Mapping

import msgspec

from cimcheck.facts.plan_shape import Shape

REACH = 0.6  # [m] how far a door may stand from the edge of the unit it closes: within a wall of concrete
ASIDE = (0.9, 0.6, 0.35)  # [m] where to look from the middle of a door; the first place where a unit lies


class DoorPlace(msgspec.Struct, frozen=True):
    """A door and the units on its sides.

    `closes`: the units on one of its sides and not on the other. `inside`: the unit on both sides, or the one
    it stands in, "" for none. `sure`: the two sides could be told; else it may close
    any of `closes`, or none.
    """

    shape: Shape
    closes: tuple[str, ...]
    inside: str
    sure: bool = True


def door_place(door: Shape, units: Mapping[str, Shape]) -> DoorPlace:
    """Where a door stands among the units of its level."""
    from cimcheck.reading.geometry.position import edge_gap, gap

    level = {key: unit for key, unit in units.items() if door.is_level_with(unit)}
    near = [key for key, unit in level.items() if edge_gap(unit.outline, door.outline) <= REACH]
    if not near:
        inside = next((key for key, unit in level.items() if gap(unit.outline, door.outline) == 0.0), "")
        return DoorPlace(door, (), inside)
    sides = _sides(door, level)
    if sides is None:
        return DoorPlace(door, tuple(near), "", sure=False)
    one, other = sides
    if one == other:
        return DoorPlace(door, (), one)
    return DoorPlace(door, tuple(sorted(filter(None, sides))), "")


def _sides(door: Shape, level: Mapping[str, Shape]) -> tuple[str, str] | None:
    """The units on both sides, "" for none; None where neither side shows one."""
    from cimcheck.reading.geometry.position import across, covers

    for reach in ASIDE:
        points = across(door.outline, reach)
        if points is None:
            return None
        one, other = (
            next((key for key, unit in level.items() if covers(unit.outline, point)), "") for point in points
        )
        if one or other:
            return one, other
    return None

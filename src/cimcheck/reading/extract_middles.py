"""Where each building lies in the model: the middle of its elements, from their placements alone."""

import math
from collections.abc import Mapping
from statistics import median

from cimcheck.reading.extract_source import Source, number
from cimcheck.reading.tables import NONE, Objects

MOST = 200  # elements looked at in one building, spread over all of them
DEEPEST = 64  # placements that one is relative to
Vector = tuple[float, float, float]
Axes = tuple[Vector, Vector, Vector]
_STRAIGHT: Axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def read_middles(
    source: Source, objects: Objects, row_of: Mapping[int, int]
) -> dict[int, tuple[float, float]]:
    """By row of the building (NONE for elements of none), x and y [project length unit].

    The middle value of the origins of its elements, so that a stray one moves nothing. Elements that are
    placed on a grid or along a line are passed over; a building without any other has no entry.
    """
    members: dict[int, list[int]] = {}
    for row, at in row_of.items():
        if objects.kind[at] == "element" and objects.has_representation[at]:
            members.setdefault(objects.building[at], []).append(row)
    frames = _Frames(source)
    found = {}
    for building, rows in sorted(members.items()):
        chosen = rows[:: math.ceil(len(rows) / MOST)]
        points = [point for row in chosen if (point := frames.origin(row)) is not None]
        if points:
            found[building] = (median(x for x, _, _ in points), median(y for _, y, _ in points))
    return found


class _Frames:
    """Local placements, each read once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[int, tuple[Vector, Axes] | None] = {}

    def origin(self, row: int) -> Vector | None:
        """Where the placement of an object lies in the model; None where that cannot be followed."""
        placement = self._source.target(row, "ObjectPlacement")
        point: Vector = (0.0, 0.0, 0.0)
        for _ in range(DEEPEST):
            frame = self._frame(placement)
            if frame is None:
                return None
            point = _moved(point, *frame)
            placement = self._source.target(placement, "PlacementRelTo")
            if placement == NONE:
                return point
        return None

    def _frame(self, placement: int) -> tuple[Vector, Axes] | None:
        if placement not in self._known:
            self._known[placement] = self._read(placement)
        return self._known[placement]

    def _read(self, placement: int) -> tuple[Vector, Axes] | None:
        source = self._source
        if source.class_of(placement) != "IfcLocalPlacement":
            return None
        relative = source.target(placement, "RelativePlacement")
        location = self._vector(source.target(relative, "Location"), "Coordinates")
        if location is None:
            return None
        up = self._vector(source.target(relative, "Axis"), "DirectionRatios")
        along = self._vector(source.target(relative, "RefDirection"), "DirectionRatios")
        return location, _axes(up, along)

    def _vector(self, row: int, attribute: str) -> Vector | None:
        ratios = self._source.value(row, attribute) if row != NONE else None
        if not isinstance(ratios, tuple) or not 2 <= len(ratios) <= 3:
            return None
        x, y, z = map(number, (*ratios, 0.0)[:3])
        return None if x is None or y is None or z is None else (x, y, z)


def _axes(up: Vector | None, along: Vector | None) -> Axes:
    """Directions of x, y, z; straight where what is given makes none."""
    z = _unit(up or _STRAIGHT[2]) or _STRAIGHT[2]
    first = along or (_STRAIGHT[0] if abs(z[0]) < 1 else _STRAIGHT[1])
    lean = _dot(first, z)
    x = _unit((first[0] - lean * z[0], first[1] - lean * z[1], first[2] - lean * z[2]))
    return (x, _cross(z, x), z) if x is not None else _STRAIGHT


def _moved(point: Vector, origin: Vector, axes: Axes) -> Vector:
    """The point in the frame that the placement is relative to."""
    x, y, z = (origin[at] + sum(point[axis] * axes[axis][at] for axis in range(3)) for at in range(3))
    return (x, y, z)


def _unit(vector: Vector) -> Vector | None:
    length = math.hypot(*vector)
    return (vector[0] / length, vector[1] / length, vector[2] / length) if length > 1e-9 else None


def _dot(one: Vector, other: Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _cross(one: Vector, other: Vector) -> Vector:
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )

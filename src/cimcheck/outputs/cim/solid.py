"""A footprint pulled up to a height: faces whose corners are counterclockwise seen from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
Corner = tuple[float, float, float]
GROUND, ROOF, WALL = "GroundSurface", "RoofSurface", "WallSurface"
PINCH = 0.02  # [m] by which an outline is widened where it touches itself


@dataclass(frozen=True, slots=True)
class Face:
    """One plane face: an outer ring and those of its holes."""

    kind: str
    rings: tuple[tuple[Corner, ...], ...]


def solid(rings: Sequence[Sequence[Point]], bottom: float, top: float) -> list[Face]:
    """The closed shell over a polygon: outer ring counterclockwise, holes clockwise, none of them closed."""
    ground = tuple(tuple((x, y, bottom) for x, y in reversed(ring)) for ring in rings)
    roof = tuple(tuple((x, y, top) for x, y in ring) for ring in rings)
    walls = [
        Face(WALL, (((*here, bottom), (*there, bottom), (*there, top), (*here, top)),))
        for ring in rings
        for here, there in zip(ring, [*ring[1:], ring[0]], strict=True)
    ]
    return [Face(GROUND, ground), *walls, Face(ROOF, roof)]


def simple(polygons: Sequence[Sequence[Sequence[Point]]], digits: int) -> list[list[list[Point]]]:
    """The polygons without corners that two parts of an outline share, so that their solids are closed.

    Where an outline touches itself or another in a point, it is widened until it does so no more.
    """
    import shapely

    area: BaseGeometry = shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in polygons])
    if not area.is_valid or _touches(polygons):
        wide = shapely.buffer(shapely.make_valid(area), PINCH, join_style="mitre")
        area = shapely.set_precision(wide, 10**-digits)
    parts = [part for part in shapely.get_parts(shapely.normalize(area)) if part.area > 0]
    return [
        [
            [(round(x, digits), round(y, digits)) for x, y in list(ring.coords)[:-1]]
            for ring in (turned.exterior, *turned.interiors)
        ]
        for turned in (shapely.orient_polygons(part) for part in parts)
    ]


def _touches(polygons: Sequence[Sequence[Sequence[Point]]]) -> bool:
    corners = [point for rings in polygons for ring in rings for point in ring]
    return len(set(corners)) < len(corners)

"""Areas that projecting and cutting a mesh gives, before they become plain values."""

import math
from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from cimcheck.reading.geometry.mesh import Floats, Mesh
from cimcheck.reading.geometry.quantities import Region, Ring, tidy

Area: TypeAlias = BaseGeometry
Areas: TypeAlias = NDArray[np.object_]

GRID = 1e-6  # [m] grid on which areas are joined that cannot be joined as they are
SLIVER = 1e-12  # [m2] triangles that project to less are seen from the edge
HAIRLINE = 1e-5  # [m] holes and pieces thinner than this are joints between triangles


def silhouette(flat: Floats) -> Area:
    """The union of triangles in a plane (triangle, corner, coordinate), however they lie on each other."""
    sides = flat[:, 1:] - flat[:, :1]
    twice = sides[:, 0, 0] * sides[:, 1, 1] - sides[:, 0, 1] * sides[:, 1, 0]
    return unite(np.asarray(shapely.polygons(flat[np.abs(twice) > 2 * SLIVER]), dtype=object))


def unite(areas: Iterable[Area] | Areas) -> Area:
    """The union of areas, made valid first; empty for none."""
    sound = shapely.make_valid(
        areas if isinstance(areas, np.ndarray) else np.array(list(areas), dtype=object)
    )
    try:
        united = shapely.union_all(sound)
    except shapely.GEOSException:
        united = shapely.union_all(shapely.make_valid(shapely.set_precision(sound, GRID)), grid_size=GRID)
    return tidied(united)


def tidied(area: Area) -> Area:
    """Only what has an area, without the hairlines that rounding leaves and points on a straight line."""
    whole = [_without_hairlines(polygon) for polygon in polygons(area) if _thickness(polygon) > HAIRLINE]
    return shapely.simplify(shapely.MultiPolygon(whole), GRID)


def polygons(area: Area) -> list[shapely.Polygon]:
    """The polygons in an area; lines and points are left out."""
    return [part for part in shapely.get_parts(area, return_index=False) for part in _flat(part)]


def _flat(part: Area) -> list[shapely.Polygon]:
    if isinstance(part, shapely.Polygon):
        return [] if part.is_empty else [part]
    return polygons(part) if isinstance(part, shapely.MultiPolygon | shapely.GeometryCollection) else []


def _without_hairlines(polygon: shapely.Polygon) -> shapely.Polygon:
    holes = [ring for ring in polygon.interiors if _thickness(shapely.Polygon(ring)) > HAIRLINE]
    return shapely.Polygon(polygon.exterior, holes)


def _thickness(polygon: shapely.Polygon) -> float:
    """About half the width of a long area [m]."""
    return float(polygon.area / polygon.length) if polygon.length else 0.0


def filled(area: Area) -> Area:
    """The same without holes."""
    return unite([shapely.Polygon(polygon.exterior) for polygon in polygons(area)])


def from_above(mesh: Mesh, oriented: bool) -> Area:
    """The projection onto the ground, relative to the origin of the mesh.

    What is closed is seen whole by the faces that look up; otherwise all faces are needed.
    """
    seen = mesh.crosses[:, 2] > 2 * SLIVER if oriented else np.ones(len(mesh.triangles), dtype=bool)
    return silhouette(mesh.corners[seen][:, :, :2])


def section(mesh: Mesh, level: float) -> Area:
    """The horizontal section of a closed mesh at a level above its origin [m]; items that overlap are united.

    A corner that lies on the level counts as below, so that no face is cut along its edge.
    """
    items = np.unique(mesh.items)
    return unite([_section_of_item(mesh.corners[mesh.items == item], level) for item in items])


def _section_of_item(corners: Floats, level: float) -> Area:
    above = corners[:, :, 2] > level
    cut = corners[above.any(axis=1) & ~above.all(axis=1)]
    lines = []
    for triangle in cut:
        ends = [
            _crossing(triangle[one], triangle[other], level)
            for one, other in ((0, 1), (1, 2), (2, 0))
            if (triangle[one, 2] > level) != (triangle[other, 2] > level)
        ]
        lines.append(shapely.LineString(np.round(ends, 7)))
    if not lines:
        return shapely.Polygon()
    return shapely.build_area(shapely.union_all([line for line in lines if line.length > 0]))


def _crossing(one: Floats, other: Floats, level: float) -> Floats:
    """Where an edge passes the level, computed the same from either end."""
    low, high = (one, other) if tuple(one) < tuple(other) else (other, one)
    share = (level - low[2]) / (high[2] - low[2])
    found: Floats = low[:2] + share * (high[:2] - low[:2])
    return found


def rectangle(area: Area) -> tuple[float, float, float]:
    """The smallest rectangle around an area: length, width [m], azimuth of the length, below 180 [degree]."""
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(area))
    if len(corners) < 2:
        return 0.0, 0.0, 0.0
    sides = np.diff(corners, axis=0)[:2]
    lengths = np.hypot(sides[:, 0], sides[:, 1])
    longest = int(np.argmax(lengths > lengths.max() - GRID))
    across = float(lengths[1 - longest]) if len(lengths) > 1 else 0.0
    return float(lengths[longest]), across, axis_azimuth(*sides[longest])


def axis_azimuth(x: float, y: float) -> float:
    """Azimuth of a line without direction, 0 <= azimuth < 180 [degree], to a thousandth."""
    return tidy(math.degrees(math.atan2(x, y)) % 180.0, 3) % 180.0


def region(area: Area, origin: Floats) -> Region:
    """Plain rings in the model's coordinates, always in the same order."""
    x, y = float(origin[0]), float(origin[1])
    ordered = shapely.get_parts(shapely.normalize(shapely.MultiPolygon(polygons(area))))
    return Region(tuple(_rings(polygon, x, y) for polygon in ordered))


def _rings(polygon: shapely.Polygon, x: float, y: float) -> tuple[Ring, ...]:
    turned = shapely.orient_polygons(polygon)
    return tuple(
        tuple((tidy(point[0] + x), tidy(point[1] + y)) for point in list(ring.coords)[:-1])
        for ring in (turned.exterior, *turned.interiors)
    )

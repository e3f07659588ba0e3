"""The footprint of a building in other coordinates, as shapely geometry and as rings."""

from typing import TYPE_CHECKING

from cimcheck.outputs.cim.place import Shown
from cimcheck.outputs.cim.record import POSITION_DIGITS, Building

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
Rings = list[list[Point]]


def geographic(building: Building) -> list[Rings] | None:
    """Polygons of rings of longitude and latitude, closed; None for a building without a place."""
    shown = building.shown
    if shown is None or shown.projector is None:
        return None
    return [[[*ring, ring[0]] for ring in polygon] for polygon in in_system(shown, None, POSITION_DIGITS)]


def in_system(shown: Shown, system: str | None, digits: int) -> list[Rings]:
    """The rings in a projected system, or in degrees (None), rounded; corners that meet are one."""
    assert shown.projector is not None
    polygons = []
    for polygon in shown.block.footprint.polygons:
        rings = []
        for ring in polygon:
            moved = (
                shown.projector.geographic(ring)
                if system is None
                else shown.projector.in_system(ring, system)
            )
            rounded = [(round(east, digits), round(north, digits)) for east, north in moved]
            rings.append([point for number, point in enumerate(rounded) if point != rounded[number - 1]])
        polygons.append([ring for ring in rings if len(ring) > 2])
    return [rings for rings in polygons if rings]


def shape(building: Building) -> "BaseGeometry | None":
    """The footprint as a MultiPolygon of degrees; None for a building without a place."""
    import shapely

    polygons = geographic(building)
    if polygons is None:
        return None
    return shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in polygons])

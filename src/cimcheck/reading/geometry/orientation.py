"""Which way walls and windows look, against grid north and against true north."""

import math

from cimcheck.reading.geometry.quantities import Point, Region, tidy

STEP_OUT = (0.6, 1.2, 2.4)  # [m] how far beside a face one looks for the building, nearest first


def from_true_north(azimuth: float, true_north: tuple[float, float] | None) -> float | None:
    """An azimuth against grid north as one against true north, 0 <= azimuth < 360 [degree].

    `true_north`: its direction in the coordinates of the model (east, north), as read from the file.
    None where the model does not say or the direction has no length: then only grid north is known.
    """
    if true_north is None or not any(true_north):
        return None
    return _full_circle(azimuth - math.degrees(math.atan2(*true_north)))


def outward(azimuth: float, centre: Point, building: Region) -> float | None:
    """Of the two ways that a normal may point, the one that leads out of the building.

    `azimuth` of the normal either way [degree], `centre` of wall or opening [m], `building`: what is built.
    None where both sides are inside, or both are outside.
    """
    for distance in STEP_OUT:
        inside = [covers(building, _beside(centre, way, distance)) for way in (azimuth, azimuth + 180)]
        if inside[0] != inside[1]:
            return _full_circle(azimuth + 180 if inside[0] else azimuth)
    return None


def _beside(centre: Point, azimuth: float, distance: float) -> Point:
    angle = math.radians(azimuth)
    return centre[0] + distance * math.sin(angle), centre[1] + distance * math.cos(angle)


def _full_circle(azimuth: float) -> float:
    return tidy(azimuth % 360.0, 3) % 360.0


def covers(region: Region, point: Point) -> bool:
    """Whether a point lies inside: a ray from it crosses the rings of a polygon an odd number of times."""
    return any(sum(_crossings(ring, point) for ring in polygon) % 2 for polygon in region.polygons)


def _crossings(ring: tuple[Point, ...], point: Point) -> int:
    x, y = point
    count = 0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            count += 1
    return count

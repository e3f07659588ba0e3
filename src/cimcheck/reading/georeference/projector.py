"""Points of a model as coordinates on earth."""

import math
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Any

from cimcheck.reading.georeference.placement import Placement
from cimcheck.reading.georeference.systems import WGS84

STEP = 10.0  # [m] over which directions are taken
Matrix = tuple[float, ...]


@lru_cache(maxsize=64)
def transformer(source: str, target: str) -> Any:
    """From one system to another, always east before north."""
    import pyproj

    return pyproj.Transformer.from_crs(source, target, always_xy=True)


@lru_cache(maxsize=64)
def axis_unit(system: str) -> float:
    """[m] The unit of the axes of a projected system."""
    import pyproj

    return float(pyproj.CRS.from_user_input(system).axis_info[0].unit_conversion_factor)


class Projector:
    """One placement, ready to be applied to many points."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement

    @cached_property
    def _unit(self) -> float:
        return axis_unit(self.placement.system)

    def geographic(self, points: Iterable[Sequence[float]]) -> list[tuple[float, float]]:
        """[degree] Longitude and latitude of points x, y of the model [m], in WGS 84 and so in CGCS2000.

        PROJ takes the two for the same; they differ by less than a decimetre. inf where a point lies beyond
        what the projection can do.
        """
        flat = [self.placement.project(point[0], point[1]) for point in points]
        if not flat:
            return []
        eastings, northings = zip(*((e / self._unit, n / self._unit) for e, n in flat), strict=True)
        return _moved(self.placement.system, WGS84, eastings, northings)

    def in_system(self, points: Iterable[Sequence[float]], system: str) -> list[tuple[float, float]]:
        """East and north, in the units of another system, of points of the model [m]."""
        # By way of WGS 84: PROJ knows the shift of every datum to it, but not of each to each other.
        positions = self.geographic(points)
        return _moved(WGS84, system, *zip(*positions, strict=True)) if positions else []

    def height(self, z: float) -> float:
        """[m] Above the zero of the stated heights of a level of the model [m]."""
        return self.placement.height + z

    def frame(self, x: float, y: float, z: float, geoid: float = 0.0) -> Matrix:
        """The matrix (by columns) from metres around a point of the model to earth-centred metres.

        Model axes stay at right angles and true to length; the projection's own scale is not applied, as the
        model is drawn in real metres. `geoid` [m] is the height of the zero level above the ellipsoid.
        """
        here, along = self.geographic([(x, y), (x + STEP, y)])
        height = self.height(z) + geoid
        lon, lat = math.radians(here[0]), math.radians(here[1])
        turn = _azimuth(here, along)
        east = (-math.sin(lon), math.cos(lon), 0.0)
        north = (-math.sin(lat) * math.cos(lon), -math.sin(lat) * math.sin(lon), math.cos(lat))
        up = (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))
        sine, cosine = math.sin(turn), math.cos(turn)
        x_axis = tuple(sine * e + cosine * n for e, n in zip(east, north, strict=True))
        y_axis = tuple(-cosine * e + sine * n for e, n in zip(east, north, strict=True))
        return (*x_axis, 0.0, *y_axis, 0.0, *up, 0.0, *earth_centred(here[0], here[1], height), 1.0)


def earth_centred(longitude: float, latitude: float, height: float) -> tuple[float, float, float]:
    """[m] Earth-centred coordinates of a position [degree] and a height above the ellipsoid [m]."""
    found = transformer("EPSG:4979", "EPSG:4978").transform(longitude, latitude, height)
    return float(found[0]), float(found[1]), float(found[2])


def _moved(
    source: str, target: str, east: Sequence[float], north: Sequence[float]
) -> list[tuple[float, float]]:
    found = transformer(source, target).transform(east, north)
    return list(zip(map(float, found[0]), map(float, found[1]), strict=True))


def _azimuth(here: tuple[float, float], there: tuple[float, float]) -> float:
    """[rad] From north, clockwise."""
    import pyproj

    return math.radians(float(pyproj.Geod(ellps="WGS84").inv(*here, *there)[0]))

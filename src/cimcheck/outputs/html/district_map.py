"""The towns as an SVG map drawn from the polygons that the user gave."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cimcheck.core.text import Text
from cimcheck.district.document import District, PlaceEntry
from cimcheck.district.roll_up import RollUp
from cimcheck.outputs.district.figures import span

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

WIDTH = 640.0
_MARGIN = 6.0
_DETAIL = 0.35
"""Drawing units below which a bend is not drawn."""


@dataclass(frozen=True, slots=True)
class Shade:
    """How a town stands for one indicator: a class, and the figure to write on it."""

    tone: str
    figure: Text


@dataclass(frozen=True, slots=True)
class Region:
    """One town: its outline, where its name goes, and a shade for each indicator of the map."""

    place: int
    name: Text
    path: str
    x: float
    y: float
    shades: list[Shade]


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """The drawing with its size, and the indicators that it can show, each as number and title."""

    width: float
    height: float
    regions: list[Region]
    indicators: list[tuple[str, Text]]
    borders: list[str]


def district_map(rolled: RollUp) -> DistrictMap | None:
    """The map; None without polygons of towns."""
    places = rolled.district.places
    drawn = [(number, one, rolled.located.places[one.key].polygon) for number, one in enumerate(places)]
    towns = [
        (number, one, polygon.shape) for number, one, polygon in drawn if polygon and one.level == "town"
    ]
    if not towns:
        return None
    frame = _Frame.around([shape for _, _, shape in towns])
    shown = sorted(
        (one for one in rolled.district.indicators if one.how == "derived" and one.totals),
        key=lambda one: one.unit != "%",
    )
    regions = []
    for number, place, shape in towns:
        x, y = frame.point(*shape.representative_point().coords[0])
        shades = [_shade(rolled.district, place, one.key) for one in shown]
        regions.append(Region(number, place.name, frame.path(shape), x, y, shades))
    around = [polygon.shape for _, one, polygon in drawn if polygon and one.level == "district"]
    return DistrictMap(
        WIDTH,
        frame.height,
        regions,
        [(one.key, one.title) for one in shown],
        [frame.path(shape) for shape in around],
    )


def _shade(district: District, place: PlaceEntry, indicator: str) -> Shade:
    entry = next(one for one in district.indicators if one.key == indicator)
    value = next((one.value for one in place.values if one.indicator == indicator), None)
    target = entry.target.required
    if not place.buildings or value is None or value.lo is None or value.hi is None:
        return Shade("none", Text("无楼栋", "no buildings"))
    figure = span(value, entry.shown)
    if entry.unit != "%" or target.lo is None or target.hi is None:
        return Shade("amount", figure)
    if value.lo >= target.hi:
        return Shade("yes", figure)
    return Shade("no" if value.hi < target.lo else "open", figure)


@dataclass(frozen=True, slots=True)
class _Frame:
    """From degrees to drawing units: true to shape in the middle of the map."""

    west: float
    north: float
    across: float
    scale: float
    height: float

    @classmethod
    def around(cls, shapes: Iterable["BaseGeometry"]) -> "_Frame":
        bounds = [shape.bounds for shape in shapes]
        west, south = min(one[0] for one in bounds), min(one[1] for one in bounds)
        east, north = max(one[2] for one in bounds), max(one[3] for one in bounds)
        across = math.cos(math.radians((south + north) / 2))
        scale = (WIDTH - 2 * _MARGIN) / max((east - west) * across, 1e-9)
        return cls(west, north, across, scale, round((north - south) * scale + 2 * _MARGIN, 1))

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = _MARGIN + (longitude - self.west) * self.across * self.scale
        return round(x, 1), round(_MARGIN + (self.north - latitude) * self.scale, 1)

    def path(self, shape: "BaseGeometry") -> str:
        simple = shape.simplify(_DETAIL / self.scale)
        polygons = [one for one in getattr(simple, "geoms", [simple]) if one.geom_type == "Polygon"]
        return "".join(
            self._ring(ring.coords) for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)
        )

    def _ring(self, coordinates: Iterable[tuple[float, ...]]) -> str:
        points = (self.point(one[0], one[1]) for one in coordinates)
        return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"

"""What can be measured of an element, and the plain values that measuring gives.

Lengths are in metres in the coordinates of the model, areas in m2, volumes in m3, azimuths in degrees
clockwise from grid north (the Y axis of the model), whatever unit the model is written in.
"""

from enum import StrEnum

import msgspec

from cimcheck.core.interval import Interval, interval

Point = tuple[float, float]
Ring = tuple[Point, ...]


class Measure(StrEnum):
    """The name of a measure is the name of the field of `Measurement` that holds it."""

    VOLUME = "volume"
    GROSS_VOLUME = "gross_volume"
    SIDE_AREA = "side_area"
    NET_SIDE_AREA = "net_side_area"
    SIDE_FACES = "side_faces"
    WALL_SIZE = "wall_size"
    LENGTH = "length"
    FOOTPRINT = "footprint"
    GROSS_FOOTPRINT = "gross_footprint"
    PROJECTED_AREA = "projected_area"
    OUTLINE = "outline"
    BOX = "box"
    EXTENTS = "extents"
    TOP_AREA = "top_area"
    BOTTOM_AREA = "bottom_area"
    SURFACE_AREA = "surface_area"
    FACES = "faces"
    OPENING = "opening"
    CLEAR_HEIGHTS = "clear_heights"
    MESH = "mesh"


class Span(msgspec.Struct, frozen=True, array_like=True):
    """Every number from `lo` to `hi`; one number when they are equal."""

    lo: float
    hi: float

    @property
    def is_known(self) -> bool:
        """True when only one number is possible."""
        return self.lo == self.hi

    @property
    def interval(self) -> Interval:
        """The same with exact ends, each the decimal number that is shown."""
        return interval(self.lo, self.hi)


class Region(msgspec.Struct, frozen=True, array_like=True):
    """A horizontal area [m]: polygons that do not overlap, each an outer ring and the rings of its holes.

    Rings are not closed (the first point is not repeated); outer ones run counterclockwise, holes clockwise.
    """

    polygons: tuple[tuple[Ring, ...], ...] = ()

    @property
    def area(self) -> float:
        """[m2], holes left out."""
        return round(sum(_signed_area(ring) for polygon in self.polygons for ring in polygon), 6)


class Box(msgspec.Struct, frozen=True, array_like=True):
    """The smallest box along the axes of the model: lowest and highest x, y, z [m]."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]


class Extents(msgspec.Struct, frozen=True, array_like=True):
    """The smallest upright box in any direction: `length` >= `width` in plan and `height` [m].

    `azimuth`: direction of the length, 0 <= azimuth < 180 [degree].
    """

    length: float
    width: float
    height: float
    azimuth: float


class WallSize(msgspec.Struct, frozen=True, array_like=True):
    """A wall as a strip in plan [m]. One that is not `straight` has the length of its centre line."""

    length: float
    thickness: float
    height: float
    straight: bool


class Face(msgspec.Struct, frozen=True, array_like=True):
    """All vertical faces that look one way: azimuth of their normal [degree], area seen from there [m2]."""

    azimuth: float
    area: float


class Opening(msgspec.Struct, frozen=True, array_like=True):
    """An opening as seen square to its wall, slab or roof.

    `area` [m2] within the outline of what it voids; `azimuth` of the normal of the wall, below 180 [degree],
    None in a slab; `centre` x, y, z, `bottom` and `top` level [m].
    """

    area: float
    azimuth: float | None
    centre: tuple[float, float, float]
    bottom: float
    top: float


class Triangles(msgspec.Struct, frozen=True, array_like=True):
    """The surface after openings: points as little-endian float32 x, y, z relative to `origin` [m], and three
    numbers of points, little-endian uint32, for each triangle, counterclockwise from outside.
    """

    origin: tuple[float, float, float]
    points: bytes
    corners: bytes


class Missing(msgspec.Struct, frozen=True, order=True):
    """A measure that could not be taken. `reason` is a key of `reasons.REASONS`; `detail` fills its text."""

    measure: Measure
    reason: str
    detail: str = ""


class Measurement(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured of one element; None where it was not asked for or could not be (see `missing`).

    An element whose shape stands on its parts is measured as all of them together.

    volume, gross_volume   [m3] after and before openings; bounds where not closed or where parts may overlap
    side_area              [m2] the larger side of a wall, no opening or hole deducted; if it bends, the mean
    net_side_area          [m2] the same without openings and holes; unknown for a wall that is not straight
    side_faces             [m2] smaller and larger side of a wall, nothing deducted; unknown if not straight.
                           Hold a stated area against these: tools state one, the other or what lies between
    wall_size              [m] length, thickness and height of a wall before openings
    length                 [m] of a pipe, tray, beam or column of one section along a line, before openings;
                           from mean to longest where ends are slanted; unknown for anything bent
    footprint              [m] projection onto the ground after openings; `projected_area` [m2] is its area
    gross_footprint        [m] the same before openings
    outline                [m] section at mid-height, as of a space; unknown where the surface is not closed
    box, extents           [m] before openings
    top_area, bottom_area  [m2] faces up to 60 degrees steep that look up, or down, after openings; those of
                           one slope that cover each other count once; unknown where not closed
    surface_area           [m2] the whole surface after openings; unknown where it is not closed
    faces                  vertical faces before openings, largest first; unknown where not closed
    opening                of an IfcOpeningElement
    mesh                   [m] triangles after openings, for drawing
    clear_heights          [m] by STEP id of the obstacle; None for one that has no underside above the floor
    """

    step: int
    volume: Span | None = None
    gross_volume: Span | None = None
    side_area: Span | None = None
    net_side_area: Span | None = None
    side_faces: Span | None = None
    wall_size: WallSize | None = None
    length: Span | None = None
    footprint: Region | None = None
    gross_footprint: Region | None = None
    projected_area: Span | None = None
    outline: Region | None = None
    box: Box | None = None
    extents: Extents | None = None
    top_area: Span | None = None
    bottom_area: Span | None = None
    surface_area: Span | None = None
    faces: tuple[Face, ...] | None = None
    opening: Opening | None = None
    clear_heights: dict[int, float | None] | None = None
    mesh: Triangles | None = None
    missing: tuple[Missing, ...] = ()


def known(number: float, digits: int = 6) -> Span:
    """One number, rounded so that machines agree."""
    value = tidy(number, digits)
    return Span(value, value)


def tidy(number: float, digits: int = 6) -> float:
    """Rounded, and never minus zero."""
    return round(float(number), digits) + 0.0


def _signed_area(ring: Ring) -> float:
    x0, y0 = ring[0]
    moved = [(x - x0, y - y0) for x, y in ring]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(moved, [*moved[1:], moved[0]], strict=True)) / 2

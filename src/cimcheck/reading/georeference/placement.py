"""What resolving a georeference gives."""

import math

import msgspec

from cimcheck.reading.notes import Note

SOURCES = ("map_conversion", "property_set", "site", "sidecar", "none")


class Placement(msgspec.Struct, frozen=True):
    """From metres of the model to metres of a projected system: east = east0 + xx*x + xy*y, and so on.

    `system` is what PROJ understands ("EPSG:4549", a PROJ string); `height` [m] is that of the model's zero
    level, as stated, without any correction for the geoid. `grid_scale` is what the map conversion stretches
    beyond units.
    """

    system: str
    east: float
    north: float
    height: float
    x_axis: tuple[float, float]
    y_axis: tuple[float, float]
    grid_scale: float = 1.0

    @property
    def rotation(self) -> float:
        """[degree] Direction of the model's X axis, counterclockwise from grid east, -180 to 180."""
        return math.degrees(math.atan2(self.x_axis[1], self.x_axis[0]))

    def project(self, x: float, y: float) -> tuple[float, float]:
        """[m] East and north of a point of the model [m]."""
        return (
            self.east + self.x_axis[0] * x + self.y_axis[0] * y,
            self.north + self.x_axis[1] * x + self.y_axis[1] * y,
        )


class Georeferencing(msgspec.Struct, frozen=True):
    """`source` is one of SOURCES: what decided, "none" when nothing did; then there is no placement.

    `notes` say what was mended, what is suspect, and why there is no place.
    """

    source: str
    placement: Placement | None
    notes: tuple[Note, ...] = ()

"""Every measure of an element, by name. Runs in the child process only."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from cimcheck.reading.geometry.clearance import clear_heights
from cimcheck.reading.geometry.faces import sloped_area, vertical_faces
from cimcheck.reading.geometry.linear import length
from cimcheck.reading.geometry.openings import opening
from cimcheck.reading.geometry.plan import from_above, rectangle, region, section
from cimcheck.reading.geometry.quantities import (
    Box,
    Extents,
    Face,
    Measure,
    Measurement,
    Missing,
    Region,
    Span,
    Triangles,
    known,
    tidy,
)
from cimcheck.reading.geometry.shapes import EMPTY, NotMeasured, Shapes
from cimcheck.reading.geometry.solids import Solids, volume_bounds
from cimcheck.reading.geometry.walls import net_side_area, side_area, side_faces, wall_size

VOLUME_DIGITS = 9  # a bolt has 1e-5 m3


@dataclass(frozen=True)
class Subject:
    """One element to be measured, and what it has to keep clear of."""

    shapes: Shapes
    step: int
    obstacles: tuple[int, ...] = ()

    @property
    def net(self) -> Solids:
        """With openings taken out."""
        return self.shapes.solids(self.step, gross=False)

    @property
    def gross(self) -> Solids:
        """Before openings."""
        return self.shapes.solids(self.step, gross=True)


def measure_element(subject: Subject, wanted: frozenset[Measure]) -> Measurement:
    """All that was wanted, or why not."""
    found: dict[str, Any] = {}
    missing = []
    for measure in sorted(wanted):
        try:
            found[measure.value] = TAKE[measure](subject)
        except NotMeasured as reason:
            if reason.reason == EMPTY and measure in NOTHING:
                found[measure.value] = NOTHING[measure]
                continue
            missing.append(Missing(measure, reason.reason, reason.detail))
        except (shapely.GEOSException, ArithmeticError, ValueError) as error:
            missing.append(Missing(measure, "failed", type(error).__name__))
    return Measurement(step=subject.step, missing=tuple(missing), **found)


def _volume(found: Solids) -> Span:
    low, high = (tidy(end, VOLUME_DIGITS) for end in volume_bounds(found))
    return Span(low, high)


def _closed(found: Solids) -> Solids:
    if not found.closed:
        raise NotMeasured("not_closed")
    return found


def _side_faces(found: Solids) -> Span:
    low, high = side_faces(found)
    return Span(tidy(low), tidy(high))


def _footprint(found: Solids) -> Region:
    return region(from_above(found.mesh, found.closed), found.mesh.origin)


def _projected_area(subject: Subject) -> Span:
    return known(from_above(subject.net.mesh, subject.net.closed).area)


def _outline(subject: Subject) -> Region:
    mesh = _closed(subject.net).mesh
    heights = mesh.points[:, 2]
    return region(section(mesh, float(heights.min() + heights.max()) / 2), mesh.origin)


def _box(subject: Subject) -> Box:
    mesh = subject.gross.mesh
    return Box(
        tuple(tidy(value) for value in mesh.low),  # type: ignore[arg-type]  # three of them
        tuple(tidy(value) for value in mesh.high),  # type: ignore[arg-type]
    )


def _extents(subject: Subject) -> Extents:
    points = subject.gross.mesh.points
    length, width, azimuth = rectangle(shapely.MultiPoint(points[:, :2]))
    return Extents(tidy(length), tidy(width), tidy(np.ptp(points[:, 2])), azimuth)


def _faces(subject: Subject) -> tuple[Face, ...]:
    return vertical_faces(_closed(subject.gross).mesh)


def _triangles(subject: Subject) -> Triangles:
    mesh = subject.net.mesh
    x, y, z = (float(value) for value in mesh.origin)
    return Triangles((x, y, z), mesh.points.astype("<f4").tobytes(), mesh.triangles.astype("<u4").tobytes())


TAKE: dict[Measure, Callable[[Subject], Any]] = {
    Measure.VOLUME: lambda subject: _volume(subject.net),
    Measure.GROSS_VOLUME: lambda subject: _volume(subject.gross),
    Measure.SIDE_AREA: lambda subject: known(side_area(subject.gross)),
    Measure.NET_SIDE_AREA: lambda subject: known(net_side_area(subject.gross, subject.net)),
    Measure.SIDE_FACES: lambda subject: _side_faces(subject.gross),
    Measure.WALL_SIZE: lambda subject: wall_size(subject.gross),
    Measure.LENGTH: lambda subject: length(subject.gross),
    Measure.FOOTPRINT: lambda subject: _footprint(subject.net),
    Measure.GROSS_FOOTPRINT: lambda subject: _footprint(subject.gross),
    Measure.PROJECTED_AREA: _projected_area,
    Measure.OUTLINE: _outline,
    Measure.BOX: _box,
    Measure.EXTENTS: _extents,
    Measure.TOP_AREA: lambda subject: known(sloped_area(_closed(subject.net).mesh, up=True)),
    Measure.BOTTOM_AREA: lambda subject: known(sloped_area(_closed(subject.net).mesh, up=False)),
    Measure.SURFACE_AREA: lambda subject: known(float(_closed(subject.net).mesh.areas.sum())),
    Measure.FACES: _faces,
    Measure.OPENING: lambda subject: opening(subject.shapes, subject.step),
    Measure.MESH: _triangles,
    Measure.CLEAR_HEIGHTS: lambda subject: clear_heights(subject.shapes, subject.step, subject.obstacles),
}

# What is left of an element that openings took away.
NOTHING: dict[Measure, Span | Region] = {
    Measure.VOLUME: known(0),
    Measure.NET_SIDE_AREA: known(0),
    Measure.FOOTPRINT: Region(),
    Measure.PROJECTED_AREA: known(0),
    Measure.TOP_AREA: known(0),
    Measure.BOTTOM_AREA: known(0),
    Measure.SURFACE_AREA: known(0),
}

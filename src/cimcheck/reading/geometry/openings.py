"""What an opening takes out of a wall, a slab or a roof."""

import math

import numpy as np

from cimcheck.reading.geometry.faces import main_normal, seen_along
from cimcheck.reading.geometry.mesh import Floats, Mesh
from cimcheck.reading.geometry.plan import Area, axis_azimuth, filled
from cimcheck.reading.geometry.quantities import Opening, tidy
from cimcheck.reading.geometry.shapes import NotMeasured, Shapes

HORIZONTAL = math.cos(math.radians(15))  # above this a normal is that of a slab


def opening(shapes: Shapes, step: int) -> Opening:
    """An IfcOpeningElement as seen square to what it voids, cut off at its outline. Raises NotMeasured."""
    relations = getattr(shapes.element(step), "VoidsElements", None)
    host = relations[0].RelatingBuildingElement if relations else None
    if host is None:
        raise NotMeasured("not_an_opening")
    hole = shapes.solids(step, gross=True).mesh
    wall = shapes.solids(host.id(), gross=True).mesh
    normal = main_normal(wall)
    seen = _seen(hole, wall, normal)
    low, high = hole.low, hole.high
    level = abs(float(normal[2])) > HORIZONTAL
    return Opening(
        area=tidy(seen.area),
        azimuth=None if level else axis_azimuth(float(normal[0]), float(normal[1])),
        centre=tuple(tidy(value) for value in (low + high) / 2),  # type: ignore[arg-type]  # three of them
        bottom=tidy(low[2]),
        top=tidy(high[2]),
    )


def _seen(hole: Mesh, wall: Mesh, normal: Floats) -> Area:
    """The opening inside the outline of the wall, in the view along the normal of the wall."""
    moved = Mesh(hole.points + hole.origin - wall.origin, hole.triangles, hole.items, wall.origin, hole.axes)
    everything = np.ones(len(moved.triangles), dtype=bool)
    outline = filled(seen_along(wall, normal, np.ones(len(wall.triangles), dtype=bool)))
    return seen_along(moved, normal, everything).intersection(outline)

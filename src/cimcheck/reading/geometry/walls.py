"""A wall as a strip: its size, and the area of a side with and without its openings."""

import math
from dataclasses import dataclass

import numpy as np

from cimcheck.reading.geometry.faces import looking, main_axis, seen_along, vertical
from cimcheck.reading.geometry.mesh import Floats
from cimcheck.reading.geometry.plan import Area, filled, from_above, polygons, rectangle
from cimcheck.reading.geometry.quantities import WallSize, tidy
from cimcheck.reading.geometry.shapes import NotMeasured
from cimcheck.reading.geometry.solids import Solids

STRAIGHT = 0.85  # a plan that fills this share of the rectangle around it is straight


@dataclass(frozen=True)
class Strip:
    """The plan of a wall [m]: along its centre line, across, around. `axis` is square to straight sides."""

    length: float
    thickness: float
    around: float
    axis: Floats | None

    @property
    def straight(self) -> bool:
        """Whether the long sides are plane."""
        return self.axis is not None


def strip(gross: Solids) -> Strip:
    """The plan of a wall before openings. Raises NotMeasured no_side where nothing stands upright."""
    axis = main_axis(gross.mesh)
    plan = from_above(gross.mesh, gross.closed)
    if axis is None or not plan.area:
        raise NotMeasured("no_side")
    length, across, _ = rectangle(plan)
    around = float(plan.length)
    if plan.area >= STRAIGHT * length * across:
        return Strip(length, across, around, axis)
    along, thickness = _bent(plan)
    return Strip(along, thickness, around, None)


def _bent(plan: Area) -> tuple[float, float]:
    """Length of the centre line and thickness of a strip that bends, from its area and perimeter.

    A strip of length l and thickness t has area l t and perimeter 2 (l + t); one that closes on itself 2 l.
    """
    half = plan.length / 2
    if any(polygon.interiors for polygon in polygons(plan)):
        return half, plan.area / half
    root = math.sqrt(max(half * half - 4 * plan.area, 0.0))
    return (half + root) / 2, (half - root) / 2


def wall_size(gross: Solids) -> WallSize:
    """Length, thickness and height."""
    found = strip(gross)
    height = float(np.ptp(gross.mesh.points[:, 2]))
    return WallSize(tidy(found.length), tidy(found.thickness), tidy(height), found.straight)


def side_area(gross: Solids) -> float:
    """[m2] The larger side of a wall; of one that bends, the mean of both.

    Holes in the shape itself are not deducted either. Raises NotMeasured no_side, not_closed, several_layers.
    """
    found = strip(gross)
    if found.axis is not None:
        return side_faces(gross)[1]
    if not gross.closed:
        raise NotMeasured("not_closed")
    if len(np.unique(gross.mesh.items)) > 1:
        raise NotMeasured("several_layers")
    upright = float(gross.mesh.areas[vertical(gross.mesh)].sum())
    return found.length * upright / found.around


def net_side_area(gross: Solids, net: Solids) -> float:
    """[m2] The larger side without openings and holes. Raises NotMeasured no_side, not_straight."""
    return max(float(side.area) for side in _sides(net, _square_to(gross)))


def side_faces(gross: Solids) -> tuple[float, float]:
    """[m2] The smaller and the larger side, nothing deducted. Raises NotMeasured no_side, not_straight."""
    areas = [float(filled(side).area) for side in _sides(gross, _square_to(gross))]
    return min(areas), max(areas)


def _square_to(gross: Solids) -> Floats:
    axis = strip(gross).axis
    if axis is None:
        raise NotMeasured("not_straight")
    return axis


def _sides(wall: Solids, axis: Floats) -> list[Area]:
    """Both sides as seen square to them; one view of all of it where the faces have no outside."""
    if not wall.closed:
        chosen = looking(wall.mesh, axis) | looking(wall.mesh, -axis)
        return [seen_along(wall.mesh, axis, chosen)]
    return [seen_along(wall.mesh, way, looking(wall.mesh, way)) for way in (axis, -axis)]

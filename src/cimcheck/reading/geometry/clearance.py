"""Clear heights: from the floor of a space up to the lowest point of something inside the space's outline."""

import numpy as np
import shapely

from cimcheck.reading.geometry.mesh import Floats
from cimcheck.reading.geometry.plan import Area, from_above
from cimcheck.reading.geometry.quantities import tidy
from cimcheck.reading.geometry.shapes import NotMeasured, Shapes
from cimcheck.reading.geometry.solids import Solids

ON_FLOOR = 0.01  # [m] what begins lower than this above the floor stands on it
NEARLY_UPRIGHT = 0.02  # of a unit normal: steeper faces have no underside
INSET = 0.005  # [m] what only touches the outline from outside is not above the floor


def clear_heights(shapes: Shapes, space: int, obstacles: tuple[int, ...]) -> dict[int, float | None]:
    """Height [m] of the lowest underside of each obstacle within the outline of a space; None without any.

    Raises NotMeasured: an obstacle that cannot be computed leaves the clear height unknown.
    """
    room = shapes.solids(space, gross=False)
    outline = shapely.buffer(from_above(room.mesh, room.closed), -INSET, join_style="mitre")
    if outline.is_empty:
        raise NotMeasured("no_floor")
    heights = {}
    for obstacle in obstacles:
        try:
            above = shapes.solids(obstacle, gross=False)
        except NotMeasured as reason:
            raise NotMeasured("obstacle_unmeasured", f"#{obstacle} ({reason.reason})") from None
        heights[obstacle] = _lowest(room, outline, above)
    return heights


def _lowest(room: Solids, outline: Area, above: Solids) -> float | None:
    corners = above.mesh.corners + (above.mesh.origin - room.mesh.origin)
    floor = float(room.mesh.points[:, 2].min())
    sense = above.mesh.normals[:, 2]
    under = sense < -NEARLY_UPRIGHT if above.closed else np.abs(sense) > NEARLY_UPRIGHT
    overhead = under & (corners[:, :, 2].max(axis=1) > floor + ON_FLOOR)
    low, high = corners[:, :, :2].min(axis=1), corners[:, :, :2].max(axis=1)
    west, south, east, north = outline.bounds
    near = (low[:, 0] < east) & (high[:, 0] > west) & (low[:, 1] < north) & (high[:, 1] > south)
    levels = [level for corner in corners[overhead & near] for level in _levels(corner, outline)]
    lowest = min((level for level in levels if level > floor + ON_FLOOR), default=None)
    return None if lowest is None else tidy(lowest - floor)


def _levels(corner: Floats, outline: Area) -> list[float]:
    """Levels of a triangle at the corners of what lies inside the outline."""
    flat = shapely.Polygon(corner[:, :2])
    if flat.area < INSET * INSET:
        inside = [point for point in corner if outline.covers(shapely.Point(point[:2]))]
        return [float(point[2]) for point in inside]
    if outline.covers(flat):
        return [float(corner[:, 2].min())]
    normal = np.cross(corner[1] - corner[0], corner[2] - corner[0])
    places = shapely.get_coordinates(shapely.intersection(shapely.make_valid(flat), outline))
    return [float(corner[0, 2] - normal[:2] @ (place - corner[0, :2]) / normal[2]) for place in places]

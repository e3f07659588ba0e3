"""Faces by the way they look: vertical ones, tops and undersides, and the areas seen square to them."""

import math

import numpy as np
from numpy.typing import NDArray

from cimcheck.reading.geometry.mesh import Floats, Mesh
from cimcheck.reading.geometry.plan import Area, silhouette
from cimcheck.reading.geometry.quantities import Face, tidy

VERTICAL = math.sin(math.radians(15))  # a face within 15 degrees of upright is vertical
SLOPED = math.cos(math.radians(60))  # a face up to 60 degrees steep is a top or an underside
SAME_WAY = math.cos(math.radians(5))
MOST_DIRECTIONS = 64  # round shapes have more; their layers are not told apart
WELD_ANGLE = 1e-9  # a normal nearer to upright than this has no horizontal direction
SMALLEST_SHARE = 0.01  # of all vertical faces: less is an edge


def vertical(mesh: Mesh) -> NDArray[np.bool_]:
    """Which triangles stand upright."""
    found: NDArray[np.bool_] = (np.abs(mesh.normals[:, 2]) < VERTICAL) & (mesh.areas > 0)
    return found


def main_axis(mesh: Mesh) -> Floats | None:
    """The horizontal direction, either way, that most of the vertical area looks along; None without any."""
    chosen = vertical(mesh)
    if not chosen.any():
        return None
    return _largest(mesh.normals[chosen] * [1, 1, 0], mesh.areas[chosen])


def main_normal(mesh: Mesh) -> Floats:
    """The direction, either way, that most of the whole surface looks along."""
    return _largest(mesh.normals, mesh.areas)


def _largest(normals: Floats, areas: Floats) -> Floats:
    """Unit vector with the most area along it, either way; the largest of its triangles says it exactly."""
    lengths = np.linalg.norm(normals, axis=1)
    units = normals[lengths > 0] / lengths[lengths > 0, None]
    areas = areas[lengths > 0]
    rounded = np.round(units, 2)
    last = rounded[np.arange(len(rounded)), 2 - np.argmax(rounded[:, ::-1] != 0, axis=1)]
    sense = np.where(last < 0, -1.0, 1.0)[:, None]  # opposite directions are one
    units = units * sense
    _, where = np.unique(rounded * sense + 0.0, axis=0, return_inverse=True)
    sums = np.bincount(where.reshape(-1), weights=areas)
    best = np.flatnonzero(where.reshape(-1) == int(np.argmax(np.round(sums, 6))))
    found: Floats = units[best[int(np.argmax(np.round(areas[best], 9)))]]
    return found


def seen_along(mesh: Mesh, normal: Floats, chosen: NDArray[np.bool_]) -> Area:
    """The chosen triangles in the plane square to `normal`: first coordinate level, second up the plane."""
    across, up = frame(normal)
    return silhouette(np.stack([mesh.corners[chosen] @ across, mesh.corners[chosen] @ up], axis=2))


def frame(normal: Floats) -> tuple[Floats, Floats]:
    """Two unit vectors square to `normal` and to each other; the first is horizontal."""
    across = np.array([-normal[1], normal[0], 0.0])
    if np.linalg.norm(across) < WELD_ANGLE:
        across = np.array([1.0, 0.0, 0.0])
    across /= np.linalg.norm(across)
    return across, np.cross(normal, across)


def looking(mesh: Mesh, normal: Floats) -> NDArray[np.bool_]:
    """Which triangles look along `normal` within 5 degrees."""
    found: NDArray[np.bool_] = mesh.normals @ normal > SAME_WAY
    return found


def sloped_area(mesh: Mesh, up: bool) -> float:
    """True area [m2] of faces that look up or down; faces of one slope that cover each other count once."""
    sense = mesh.normals[:, 2] if up else -mesh.normals[:, 2]
    chosen = np.flatnonzero(sense > SLOPED)
    if not len(chosen):
        return 0.0
    _, where = np.unique(np.round(mesh.normals[chosen], 2), axis=0, return_inverse=True)
    where = where.reshape(-1)
    if where.max() >= MOST_DIRECTIONS:
        return float(mesh.areas[chosen].sum())
    return sum(_slope(mesh, chosen[where == direction]) for direction in range(int(where.max()) + 1))


def _slope(mesh: Mesh, rows: NDArray[np.int64]) -> float:
    """Area in plan of faces with one normal, back on their slope."""
    steepness = float(np.abs(mesh.normals[rows[int(np.argmax(mesh.areas[rows]))], 2]))
    return float(silhouette(mesh.corners[rows][:, :, :2]).area) / steepness


def vertical_faces(mesh: Mesh) -> tuple[Face, ...]:
    """Vertical faces by azimuth in whole degrees, largest first; what is below a hundredth is left out."""
    chosen = np.flatnonzero(vertical(mesh))
    if not len(chosen):
        return ()
    azimuths = np.degrees(np.arctan2(mesh.normals[chosen, 0], mesh.normals[chosen, 1])) % 360.0
    bins = np.round(azimuths).astype(np.int64) % 360
    least = SMALLEST_SHARE * float(mesh.areas[chosen].sum())
    faces = []
    for direction in np.unique(bins):
        rows = chosen[bins == direction]
        if mesh.areas[rows].sum() < least:
            continue
        widest = int(np.argmax(np.round(mesh.areas[rows], 9)))
        exact = float(azimuths[bins == direction][widest])
        normal = np.array([math.sin(math.radians(exact)), math.cos(math.radians(exact)), 0.0])
        picked = np.zeros(len(mesh.triangles), dtype=bool)
        picked[rows] = True
        area = seen_along(mesh, normal, picked).area
        faces.append(Face(tidy(exact, 3) % 360.0, tidy(area)))
    return tuple(sorted(faces, key=lambda face: (-face.area, face.azimuth)))

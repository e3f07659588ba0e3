"""Triangles of one element, and whether they enclose something.

A mesh is made of items: the separate solids or surfaces that the model gives one element.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

WELD = 1e-6  # [m] points nearer than this are one
MOST_OPEN_EDGES = 2000  # above this a surface is called open without looking closer


@dataclass(frozen=True)
class Mesh:
    """`points` [m] are relative to `origin`, so that models far from zero keep their digits.

    `items`: one number a triangle. `axes`: 3 x 3, a row for each of the element's own axes in the model.
    """

    points: Floats
    triangles: Integers
    items: Integers
    origin: Floats
    axes: Floats

    @cached_property
    def corners(self) -> Floats:
        """Triangle, corner, coordinate [m]."""
        found: Floats = self.points[self.triangles]
        return found

    @cached_property
    def crosses(self) -> Floats:
        """Normal of each triangle, as long as twice its area [m2]."""
        a, b, c = self.corners[:, 0], self.corners[:, 1], self.corners[:, 2]
        found: Floats = np.cross(b - a, c - a)
        return found

    @cached_property
    def areas(self) -> Floats:
        """[m2] of each triangle."""
        found: Floats = np.linalg.norm(self.crosses, axis=1) / 2
        return found

    @cached_property
    def normals(self) -> Floats:
        """Unit normals; zero for a triangle without area."""
        lengths = 2 * self.areas[:, None]
        found: Floats = np.divide(self.crosses, lengths, out=np.zeros_like(self.crosses), where=lengths > 0)
        return found

    @property
    def low(self) -> Floats:
        """Lowest x, y, z in the model [m]."""
        found: Floats = self.points.min(axis=0) + self.origin
        return found

    @property
    def high(self) -> Floats:
        """Highest x, y, z in the model [m]."""
        found: Floats = self.points.max(axis=0) + self.origin
        return found

    def part(self, chosen: NDArray[np.bool_]) -> "Mesh":
        """The chosen triangles."""
        return Mesh(self.points, self.triangles[chosen], self.items[chosen], self.origin, self.axes)


def weld(points: Floats, triangles: Integers, items: Integers, axes: Floats) -> Mesh:
    """A mesh from coordinates of the model [m]; points that coincide are joined."""
    origin = np.floor(points.min(axis=0))
    moved = points - origin
    cells = np.round(moved / WELD).astype(np.int64)
    _, first, where = np.unique(cells, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")  # keep the order of the file, not of the coordinates
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    joined = rank[where.reshape(-1)][triangles]
    flat = (joined[:, 0] == joined[:, 1]) | (joined[:, 1] == joined[:, 2]) | (joined[:, 2] == joined[:, 0])
    return Mesh(moved[first[order]], joined[~flat], items[~flat], origin, axes)


def join(meshes: list[Mesh]) -> Mesh:
    """Several elements as one; every item stays an item."""
    points, triangles, items, count, item = [], [], [], 0, 0
    for mesh in meshes:
        _, own = np.unique(mesh.items, return_inverse=True)
        points.append(mesh.points + mesh.origin)
        triangles.append(mesh.triangles + count)
        items.append(own + item)
        count += len(mesh.points)
        item += int(own.max()) + 1
    return weld(np.concatenate(points), np.concatenate(triangles), np.concatenate(items), meshes[0].axes)

"""Which items of a mesh are closed, and what they enclose.

An item is closed when every edge is passed as often one way as the other. Surfaces whose faces were written
without a common orientation are turned the same way round first; edges that meet several shorter ones are cut
at their ends.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from cimcheck.reading.geometry.mesh import MOST_OPEN_EDGES, WELD, Floats, Integers, Mesh

NEGLIGIBLE = 1e-6  # of the whole volume: overlaps of parts below this are contact


@dataclass(frozen=True)
class Solids:
    """A mesh whose closed items look outwards, and what each of them encloses [m3] by item."""

    mesh: Mesh
    volumes: dict[int, float]
    closed: bool  # every item


def solids(mesh: Mesh) -> Solids:
    """Turn every closed item outwards and measure what it encloses."""
    triangles = mesh.triangles.copy()
    volumes: dict[int, float] = {}
    items = np.unique(mesh.items).tolist()
    for item in items:
        chosen = mesh.items == item
        turned = closed_surface(mesh.points, mesh.triangles[chosen])
        if turned is not None:
            triangles[chosen], volumes[item] = _outwards(mesh.points, turned)
    return Solids(replace(mesh, triangles=triangles), volumes, len(volumes) == len(items))


def volume_bounds(found: Solids) -> tuple[float, float]:
    """Lowest and highest possible volume [m3].

    Items that may overlap give from their sum less all overlaps to their sum, items that are not closed from
    nothing to the hull.
    """
    total = sum(found.volumes.values())
    low = total
    if len(found.volumes) > 1:
        overlap = _possible_overlap(found.mesh, found.volumes)
        if overlap > NEGLIGIBLE * total:
            low = max(*found.volumes.values(), total - overlap)
    return low, total if found.closed else max(total, hull_volume(found.mesh))


def hull_volume(mesh: Mesh) -> float:
    """[m3] of the upright prism over the convex hull in plan: all that the element encloses is inside."""
    import shapely

    height = np.ptp(mesh.points[:, 2])
    return float(shapely.MultiPoint(mesh.points[:, :2]).convex_hull.area * height)


def closed_surface(points: Floats, triangles: Integers) -> Integers | None:
    """The triangles in one consistent orientation where they close; None where they do not."""
    ends, net, passes = _edges(triangles)
    if not net.any():
        return triangles
    if (passes == 2).all():
        turned = _consistent(triangles)
        return turned if not _edges(turned)[1].any() else None
    open_ends, open_net = ends[net != 0], net[net != 0]
    return triangles if _cancel(points, open_ends, open_net) else None


def _edges(triangles: Integers) -> tuple[Integers, Integers, Integers]:
    """Each edge once, lower point first; how often it is passed upwards less downwards; how often in all."""
    pairs = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    signs = np.where(pairs[:, 0] < pairs[:, 1], 1, -1)
    pairs = np.sort(pairs, axis=1)
    size = int(pairs.max()) + 1
    keys, where, passes = np.unique(pairs[:, 0] * size + pairs[:, 1], return_inverse=True, return_counts=True)
    net = np.bincount(where.reshape(-1), weights=signs, minlength=len(keys)).astype(np.int64)
    return np.stack([keys // size, keys % size], axis=1), net, passes


def _consistent(triangles: Integers) -> Integers:
    """Turn triangles so that neighbours pass their common edge in opposite ways."""
    neighbours: dict[tuple[int, int], list[tuple[int, bool]]] = {}
    for row, (a, b, c) in enumerate(triangles.tolist()):
        for start, end in ((a, b), (b, c), (c, a)):
            neighbours.setdefault((min(start, end), max(start, end)), []).append((row, start < end))
    links: list[list[tuple[int, bool]]] = [[] for _ in triangles]
    for (one, up), (other, other_up) in neighbours.values():
        links[one].append((other, up == other_up))
        links[other].append((one, up == other_up))
    turned: list[bool | None] = [None] * len(triangles)
    for seed in range(len(triangles)):
        if turned[seed] is not None:
            continue
        turned[seed] = False
        stack = [seed]
        while stack:
            row = stack.pop()
            for other, against in links[row]:
                if turned[other] is None:
                    turned[other] = bool(turned[row]) ^ against
                    stack.append(other)
    found = triangles.copy()
    found[np.array(turned, dtype=bool)] = found[np.array(turned, dtype=bool)][:, ::-1]
    return found


def _cancel(points: Floats, ends: Integers, net: Integers) -> bool:
    """Whether the open edges cancel once each is cut where the end of another lies on it."""
    if len(ends) > MOST_OPEN_EDGES:
        return False
    stops = np.unique(ends)
    count: dict[tuple[int, int], int] = {}
    for (start, end), times in zip(ends.tolist(), net.tolist(), strict=True):
        chain = _stops_on(points, start, end, stops)
        for a, b in pairwise(chain):
            key = (min(a, b), max(a, b))
            count[key] = count.get(key, 0) + (times if a < b else -times)
    return not any(count.values())


def _stops_on(points: Floats, start: int, end: int, stops: Integers) -> list[int]:
    """Start, the stops between that lie on the edge, end."""
    along = points[end] - points[start]
    length = float(np.linalg.norm(along))
    away = points[stops] - points[start]
    position = away @ along / length
    distance = np.linalg.norm(away - position[:, None] * (along / length), axis=1)
    on = (distance < 2 * WELD) & (position > WELD) & (position < length - WELD)
    between = stops[on][np.argsort(position[on], kind="stable")]
    return [start, *between.tolist(), end]


def _outwards(points: Floats, triangles: Integers) -> tuple[Integers, float]:
    """A closed item with its pieces turned outwards (hollows inwards), and its volume [m3]."""
    labels = _pieces(triangles, len(points))
    pieces = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    if len(pieces) > 1 and any(_edges(triangles[rows])[1].any() for rows in pieces):
        pieces = [np.arange(len(triangles))]  # pieces that close only together
    volumes = [_enclosed(points, triangles[rows]) for rows in pieces]
    if sum(volumes) < 0:
        triangles, volumes = triangles[:, ::-1], [-volume for volume in volumes]
    turned = triangles.copy()
    boxes = [_box(points, triangles[rows]) for rows in pieces]
    for number, (rows, volume) in enumerate(zip(pieces, volumes, strict=True)):
        if volume < 0 and not any(
            volumes[other] > 0 and _inside(boxes[number], boxes[other]) for other in range(len(pieces))
        ):
            turned[rows] = triangles[rows][:, ::-1]
            volumes[number] = -volume
    return turned, sum(volumes)


def _enclosed(points: Floats, triangles: Integers) -> float:
    corners = points[triangles] - points[triangles[0, 0]]
    return float(np.einsum("ij,ij->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) / 6)


def _pieces(triangles: Integers, count: int) -> Integers:
    """A number for each triangle, the same for those that hang together at a point."""
    labels = np.arange(count)
    while True:
        lowest = labels[triangles].min(axis=1)
        lower = labels.copy()
        np.minimum.at(lower, triangles.reshape(-1), np.repeat(lowest, 3))
        lower = lower[lower]
        if (lower == labels).all():
            found: Integers = labels[triangles[:, 0]]
            return found
        labels = lower


def _box(points: Floats, triangles: Integers) -> tuple[Floats, Floats]:
    corners = points[triangles].reshape(-1, 3)
    return corners.min(axis=0), corners.max(axis=0)


def _inside(inner: tuple[Floats, Floats], outer: tuple[Floats, Floats]) -> bool:
    return bool((inner[0] >= outer[0] - WELD).all() and (inner[1] <= outer[1] + WELD).all())


def _possible_overlap(mesh: Mesh, volumes: dict[int, float]) -> float:
    """The most [m3] that pairs of items can share, from their boxes along the element's own axes."""
    points = mesh.points @ mesh.axes.T
    boxes = [_box(points, mesh.triangles[mesh.items == item]) for item in volumes]
    low, high = np.array([box[0] for box in boxes]), np.array([box[1] for box in boxes])
    most = np.array(list(volumes.values()))
    shared = 0.0
    for row in range(len(boxes) - 1):
        sides = np.minimum(high[row], high[row + 1 :]) - np.maximum(low[row], low[row + 1 :])
        common = np.prod(np.where(sides > WELD, sides, 0.0), axis=1)
        shared += float(np.minimum(common, np.minimum(most[row], most[row + 1 :])).sum())
    return shared

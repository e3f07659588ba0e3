"""When a surface is closed, seen on single meshes."""

import numpy as np
import pytest

from cimcheck.reading.geometry.mesh import Mesh, weld
from cimcheck.reading.geometry.solids import solids, volume_bounds

CORNERS = [(x, y, z) for z in (0, 1) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
QUADS = [(0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]


def triangles(quads: list[tuple[int, ...]]) -> list[tuple[int, int, int]]:
    return [part for a, b, c, d in quads for part in ((a, b, c), (a, c, d))]


def mesh(
    points: list[tuple[float, ...]], faces: list[tuple[int, int, int]], items: list[int] | None = None
) -> Mesh:
    numbers = np.array(items if items is not None else [0] * len(faces), dtype=np.int64)
    return weld(np.array(points, dtype=float), np.array(faces, dtype=np.int64), numbers, np.eye(3))


def test_an_edge_that_meets_two_shorter_ones_is_closed() -> None:
    points = [*CORNERS, (0.5, 0, 1)]  # the top has a corner where the front has none
    top = [(4, 8, 7), (8, 5, 6), (8, 6, 7)]
    found = solids(mesh(points, [*triangles([*QUADS[:1], *QUADS[2:]]), *top]))
    assert found.closed
    assert volume_bounds(found) == pytest.approx((1, 1))


def test_points_written_twice_are_joined() -> None:
    points = [CORNERS[corner] for face in triangles(QUADS) for corner in face]
    faces = [(3 * n, 3 * n + 1, 3 * n + 2) for n in range(12)]
    assert volume_bounds(solids(mesh(points, faces))) == pytest.approx((1, 1))


@pytest.mark.parametrize("inwards", [False, True])
def test_a_hollow_is_taken_out_however_it_is_turned(inwards: bool) -> None:
    hollow = [(0.25 + x / 2, 0.25 + y / 2, 0.25 + z / 2) for x, y, z in CORNERS]
    inner = [tuple(8 + corner for corner in face[::-1]) for face in triangles(QUADS)]
    faces = [*triangles(QUADS), *inner]
    turned = [face[::-1] for face in faces] if inwards else faces
    assert volume_bounds(solids(mesh([*CORNERS, *hollow], turned))) == pytest.approx((0.875, 0.875))  # type: ignore[list-item]


def test_two_pieces_turned_against_each_other_both_count() -> None:
    beside = [(x + 5, y, z) for x, y, z in CORNERS]
    other = [tuple(8 + corner for corner in face[::-1]) for face in triangles(QUADS)]
    found = solids(mesh([*CORNERS, *beside], [*triangles(QUADS), *other]))  # type: ignore[list-item]
    assert volume_bounds(found) == pytest.approx((2, 2))


def test_an_open_item_beside_a_closed_one_leaves_the_closed_one_certain() -> None:
    beside = [(x + 1, y, z) for x, y, z in CORNERS]
    other = [tuple(8 + corner for corner in face) for face in triangles(QUADS[1:])]
    faces = [*triangles(QUADS), *other]
    found = solids(mesh([*CORNERS, *beside], faces, [0] * 12 + [1] * 10))  # type: ignore[arg-type]
    assert not found.closed
    assert volume_bounds(found) == pytest.approx((1, 2))


def test_an_open_tube_is_not_closed_though_its_areas_cancel() -> None:
    found = solids(mesh(CORNERS, triangles(QUADS[2:])))
    assert not found.closed
    assert volume_bounds(found) == pytest.approx((0, 1))

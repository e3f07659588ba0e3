"""district.city.json against its own references, and its solids against trimesh."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import pytest
import shapely
import trimesh

from builders.placed import EAST, NORTH, Exported
from cimcheck.outputs.cim.solid import simple, solid


@pytest.fixture
def city(exported: Exported) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((exported.folder / "district.city.json").read_bytes())
    return found


def points(city: dict[str, Any]) -> Any:
    return np.array(city["vertices"]) * city["transform"]["scale"] + city["transform"]["translate"]


def numbers(boundaries: Any) -> list[int]:
    if isinstance(boundaries, int):
        return [boundaries]
    return [number for part in boundaries for number in numbers(part)]


def shells(geometry: dict[str, Any]) -> list[Any]:
    if geometry["type"] == "Solid":
        return [geometry["boundaries"][0]]
    return [one[0] for one in geometry["boundaries"]]


def meshes(city: dict[str, Any], geometry: dict[str, Any]) -> list[trimesh.Trimesh]:
    """Each solid as triangles; faces with holes by a plane triangulation."""
    found, at = [], points(city)
    for shell in shells(geometry):
        triangles: list[tuple[int, int, int]] = []
        for rings in shell:
            if len(rings) == 1 and len(rings[0]) == 4:
                a, b, c, d = rings[0]
                triangles += [(a, b, c), (a, c, d)]
            else:
                triangles += _triangles(rings, at)
        found.append(trimesh.Trimesh(at, triangles, process=False))
    return found


def _triangles(rings: list[list[int]], at: Any) -> list[tuple[int, int, int]]:
    number = {tuple(at[index][:2]): index for ring in rings for index in ring}
    flat = shapely.Polygon(at[rings[0]][:, :2], [at[ring][:, :2] for ring in rings[1:]])
    down = not flat.exterior.is_ccw
    found = []
    for part in shapely.get_parts(shapely.constrained_delaunay_triangles(flat)):
        a, b, c = (number[point] for point in list(shapely.orient_polygons(part).exterior.coords)[:3])
        found.append((a, c, b) if down else (a, b, c))
    return found


def test_references_hold(city: dict[str, Any]) -> None:
    assert (city["type"], city["version"]) == ("CityJSON", "2.0")
    assert city["metadata"]["referenceSystem"] == "https://www.opengis.net/def/crs/EPSG/0/4549"
    used = [
        number
        for one in city["CityObjects"].values()
        for geometry in one.get("geometry", [])
        for number in numbers(geometry["boundaries"])
    ]
    assert set(used) == set(range(len(city["vertices"])))
    assert len({tuple(vertex) for vertex in city["vertices"]}) == len(city["vertices"])
    assert all(isinstance(value, int) for vertex in city["vertices"] for value in vertex)
    extent = np.array(city["metadata"]["geographicalExtent"])
    at = points(city)
    assert np.allclose([*at.min(axis=0), *at.max(axis=0)], extent, atol=1e-9)
    for one in city["CityObjects"].values():
        assert one["type"] == "Building"
        assert "parents" not in one
        assert "children" not in one


def test_semantic_surfaces_fit_the_faces(city: dict[str, Any]) -> None:
    for one in city["CityObjects"].values():
        for geometry in one.get("geometry", []):
            kinds, values = geometry["semantics"]["surfaces"], geometry["semantics"]["values"]
            assert {kind["type"] for kind in kinds} <= {"GroundSurface", "RoofSurface", "WallSurface"}
            if geometry["lod"] == "0":
                assert len(values) == len(geometry["boundaries"])
                continue
            per_shell = values if geometry["type"] == "Solid" else [value[0] for value in values]
            for shell, value in zip(shells(geometry), per_shell, strict=True):
                assert len(value) == len(shell)
                assert sorted(set(value)) == [0, 1, 2]
                assert (value.count(0), value.count(2)) == (1, 1)


def test_solids_are_closed_and_have_the_volume_of_the_block(city: dict[str, Any]) -> None:
    placed = {name: one for name, one in city["CityObjects"].items() if "geometry" in one}
    assert len(placed) == 2
    for one in placed.values():
        flat, raised = one["geometry"]
        assert (flat["lod"], raised["lod"]) == ("0", "1.2")
        (mesh,) = meshes(city, raised)
        assert mesh.is_watertight
        assert mesh.is_winding_consistent
        assert mesh.volume == pytest.approx(184.0 * 6.0, rel=1e-3)
        assert np.ptp(mesh.vertices[:, 2]) == pytest.approx(6.0)
        assert one["attributes"]["verdict"] in {
            "pass",
            "fail",
            "undetermined",
            "not_checked",
            "not_applicable",
        }


def test_corner_in_the_belt_is_the_one_of_the_map_conversion(city: dict[str, Any]) -> None:
    at = points(city)
    assert np.abs(at[:, :2] - (EAST + 10, NORTH + 20)).sum(axis=1).min() < 0.003
    assert at[:, 2].min() == 4.5
    to_degrees = pyproj.Transformer.from_crs(4549, 4326, always_xy=True).transform
    assert to_degrees(EAST, NORTH) == pytest.approx((120.6, 31.3), abs=1e-8)


def test_a_building_without_a_place_is_there_without_geometry(city: dict[str, Any]) -> None:
    bare = [name for name, one in city["CityObjects"].items() if "geometry" not in one]
    assert [name.partition("/")[0] for name in sorted(bare)] == ["broken.ifc", "nowhere.ifc"]


@pytest.mark.parametrize(
    "polygons",
    [
        [[[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]]],
        # Two squares that meet in one corner, and a court that touches the outline in one.
        [
            [[(0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 5.0)]],
            [[(5.0, 5.0), (9.0, 5.0), (9.0, 9.0), (5.0, 9.0)]],
        ],
        [[[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)], [(0.0, 0.0), (3.0, 6.0), (6.0, 3.0)]]],
    ],
    ids=["square", "corner to corner", "court at a corner"],
)
def test_outlines_that_touch_themselves_still_give_closed_solids(polygons: Any) -> None:
    area = sum(shapely.Polygon(rings[0], rings[1:]).area for rings in polygons)
    total = 0.0
    for rings in simple(polygons, 3):
        index: dict[tuple[float, ...], int] = {}
        faces = [
            [[index.setdefault(corner, len(index)) for corner in ring] for ring in face.rings]
            for face in solid(rings, 0.0, 3.0)
        ]
        city = {"vertices": list(index), "transform": {"scale": 1, "translate": 0}}
        (mesh,) = meshes(city, {"type": "Solid", "boundaries": [faces]})
        assert mesh.is_watertight
        total += mesh.volume
    assert total == pytest.approx(area * 3.0, rel=0.02)


def test_real_models_give_closed_solids(shared_models: list[Path]) -> None:
    from cimcheck.reading import read_model
    from cimcheck.reading.geometry.massing import massing

    wanted = {"Duplex_A_20110907_georeferenced.ifc": 156.64, "AC20-FZK-Haus_1.ifc": 120.0}
    for path in shared_models:
        if path.name in wanted:
            tables = read_model(path).tables
            assert tables is not None
            (block,) = massing(path, tables).blocks
            assert block.footprint.area == pytest.approx(wanted[path.name], rel=0.01)
            for rings in simple([[list(ring) for ring in one] for one in block.footprint.polygons], 3):
                index: dict[tuple[float, ...], int] = {}
                faces = [
                    [[index.setdefault(corner, len(index)) for corner in ring] for ring in face.rings]
                    for face in solid(rings, block.ground, block.ground + block.height)
                ]
                city = {"vertices": list(index), "transform": {"scale": 1, "translate": 0}}
                (mesh,) = meshes(city, {"type": "Solid", "boundaries": [faces]})
                assert mesh.is_watertight

"""The tileset against its own rules: files, boxes inside boxes, features, properties, places on earth."""

import json
import math
import struct
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import pytest

from builders.placed import EAST, NORTH, Exported, reports_of
from cimcheck import api
from cimcheck.findings.report import to_json
from cimcheck.outputs.cim.export import ExportOptions, export
from cimcheck.resources import sample_models_folder

MODEL = "pass-pfb001-graded_a-ifc4.ifc"
COMPONENTS = {5121: "u1", 5125: "<u4", 5126: "<f4"}
WIDTHS = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}
NUMBERS = {"FLOAT64": "<f8", "UINT32": "<u4"}


class Glb:
    """One GLB taken apart."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        magic, version, length = struct.unpack_from("<4sII", data)
        assert (magic, version, length) == (b"glTF", 2, len(data))
        size, kind = struct.unpack_from("<I4s", data, 12)
        assert kind == b"JSON"
        self.document: dict[str, Any] = json.loads(data[20 : 20 + size])
        start = 20 + size
        binary, kind = struct.unpack_from("<I4s", data, start)
        assert (kind, start % 4, binary % 4) == (b"BIN\0", 0, 0)
        self.binary = data[start + 8 :]
        assert len(self.binary) == binary == self.document["buffers"][0]["byteLength"]

    def view(self, number: int) -> bytes:
        one = self.document["bufferViews"][number]
        assert one["byteOffset"] % 8 == 0
        assert one["byteOffset"] + one["byteLength"] <= len(self.binary)
        return self.binary[one["byteOffset"] : one["byteOffset"] + one["byteLength"]]

    def accessor(self, number: int) -> Any:
        one = self.document["accessors"][number]
        found = np.frombuffer(self.view(one["bufferView"]), COMPONENTS[one["componentType"]])
        found = found.reshape(-1, WIDTHS[one["type"]])
        assert len(found) == one["count"]
        return found

    def positions(self) -> Any:
        """The corners of all meshes."""
        found = [mesh["primitives"][0]["attributes"]["POSITION"] for mesh in self.document["meshes"]]
        return np.concatenate([self.accessor(number) for number in found])

    def rows(self) -> list[dict[str, Any]]:
        """The property table as rows."""
        metadata = self.document["extensions"]["EXT_structural_metadata"]
        (table,) = metadata["propertyTables"]
        declared = metadata["schema"]["classes"][table["class"]]["properties"]
        enums = metadata["schema"]["enums"]
        rows: list[dict[str, Any]] = [{} for _ in range(table["count"])]
        for name, column in table["properties"].items():
            kind = declared[name]
            data = self.view(column["values"])
            values: list[Any]
            if kind["type"] == "STRING":
                ends = np.frombuffer(self.view(column["stringOffsets"]), "<u4")
                assert len(ends) == table["count"] + 1
                assert (ends[0], ends[-1]) == (0, len(data))
                values = [data[a:b].decode() for a, b in pairwise(ends)]
            elif kind["type"] == "ENUM":
                known = {one["value"]: one["name"] for one in enums[kind["enumType"]]["values"]}
                values = [known[value] for value in data]
            else:
                values = list(np.frombuffer(data, NUMBERS[kind["componentType"]]))
            assert len(values) == table["count"]
            for row, value in zip(rows, values, strict=True):
                row[name] = value
        return rows


def district(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "tiles" / "tileset.json").read_bytes())
    return found


def buildings(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    paths = sorted((folder / "tiles").glob("*/tileset.json"))
    return [(path.parent, json.loads(path.read_bytes())) for path in paths]


def placed(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    return [(path, tileset) for path, tileset in buildings(folder) if "transform" in tileset["root"]]


def test_every_file_is_named_by_a_tile_and_there(exported: Exported) -> None:
    named = {"tileset.json"}
    for child in district(exported.folder)["root"]["children"]:
        named.add(child["content"]["uri"])
    for path, tileset in buildings(exported.folder):
        named.add(f"{path.name}/tileset.json")
        for tile in (tileset["root"], *tileset["root"]["children"]):
            named.add(f"{path.name}/{tile['content']['uri']}")
    there = {
        path.relative_to(exported.folder / "tiles").as_posix()
        for path in (exported.folder / "tiles").rglob("*")
        if path.is_file()
    }
    assert named == there
    assert len(district(exported.folder)["root"]["children"]) == 2
    assert len(buildings(exported.folder)) == 3  # one has no place, and one no model


def test_children_lie_in_parents_and_leave_less_out(exported: Exported) -> None:
    whole = district(exported.folder)
    assert whole["asset"]["version"] == "1.1"
    west, south, east, north, low, high = whole["root"]["boundingVolume"]["region"]
    for child in whole["root"]["children"]:
        region = child["boundingVolume"]["region"]
        assert west <= region[0] < region[2] <= east
        assert south <= region[1] < region[3] <= north
        assert low <= region[4] < region[5] <= high
        assert child["geometricError"] < whole["root"]["geometricError"]
    for path, tileset in buildings(exported.folder):
        root = tileset["root"]
        assert tileset["geometricError"] > root["geometricError"] > 0
        outer = root["boundingVolume"]["box"]
        for child in root["children"]:
            inner = child["boundingVolume"]["box"]
            assert child["geometricError"] == 0
            for axis in range(3):
                half, wide = inner[3 + 4 * axis], outer[3 + 4 * axis]
                assert abs(inner[axis] - outer[axis]) + half <= wide + 1e-5
            positions = Glb(path / child["content"]["uri"]).positions()
            for axis, values in enumerate((positions[:, 0], -positions[:, 2], positions[:, 1])):
                half = inner[3 + 4 * axis]
                assert np.abs(values - inner[axis]).max() <= half + 1e-4


def test_the_house_stands_on_its_corner_of_the_earth(exported: Exported) -> None:
    to_earth = pyproj.Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True).transform
    to_degrees = pyproj.Transformer.from_crs(4549, 4326, always_xy=True).transform
    # Corners of the roof of the block, by the map conversion: 20 m along X, 10 m along Y, 6 m up.
    expected = [
        to_earth(*to_degrees(EAST + east, NORTH + shift + north), 4.5 + 6.0)
        for shift in (0, 200)
        for east, north in ((0, 0), (16, 12), (10, 20), (-6, 8))
    ]
    corners = []
    for path, tileset in placed(exported.folder):
        matrix = np.array(tileset["root"]["transform"]).reshape(4, 4).T
        assert np.allclose(matrix[:3, :3] @ matrix[:3, :3].T, np.eye(3), atol=1e-12)
        positions = Glb(path / "block.glb").positions().astype(float)
        local = np.column_stack([positions[:, 0], -positions[:, 2], positions[:, 1], np.ones(len(positions))])
        corners.append((local @ matrix.T)[:, :3])
    found = np.concatenate(corners)
    for corner in expected:
        assert np.linalg.norm(found - corner, axis=1).min() < 0.01


def test_regions_hold_the_buildings(exported: Exported) -> None:
    to_degrees = pyproj.Transformer.from_crs("EPSG:4978", "EPSG:4979", always_xy=True).transform
    regions = {
        child["content"]["uri"].partition("/")[0]: child["boundingVolume"]["region"]
        for child in district(exported.folder)["root"]["children"]
    }
    for path, tileset in placed(exported.folder):
        matrix = np.array(tileset["root"]["transform"]).reshape(4, 4).T
        west, south, east, north, low, high = regions[path.name]
        for file in sorted(path.glob("*.glb")):
            positions = Glb(file).positions().astype(float)
            local = np.column_stack(
                [positions[:, 0], -positions[:, 2], positions[:, 1], np.ones(len(positions))]
            )
            lon, lat, height = to_degrees(*(local @ matrix.T)[:, :3].T)
            assert west <= math.radians(lon.min())
            assert math.radians(lon.max()) <= east
            assert south <= math.radians(lat.min())
            assert math.radians(lat.max()) <= north
            assert low <= height.min() <= height.max() <= high


def test_features_are_elements_with_their_properties(exported: Exported) -> None:
    for path, tileset in buildings(exported.folder):
        (child,) = tileset["root"]["children"]
        glb = Glb(path / child["content"]["uri"])
        assert sorted(glb.document["extensionsUsed"]) == ["EXT_mesh_features", "EXT_structural_metadata"]
        rows, seen = glb.rows(), set()
        for mesh in glb.document["meshes"]:
            (primitive,) = mesh["primitives"]
            (identified,) = primitive["extensions"]["EXT_mesh_features"]["featureIds"]
            ids = glb.accessor(primitive["attributes"]["_FEATURE_ID_0"])[:, 0]
            assert len(set(ids)) == identified["featureCount"]
            assert not seen & set(ids)
            seen |= set(ids)
            indices = glb.accessor(primitive["indices"])[:, 0]
            assert indices.max() < len(ids)
            corners = ids[indices.reshape(-1, 3)]
            assert (corners == corners[:, :1]).all()  # no triangle belongs to two elements
        assert seen == set(range(len(rows)))
        for row in rows:
            assert row["ifc_class"] in {"IfcWall", "IfcSlab"}
            assert len(row["guid"]) == 22
            assert row["verdict"] in {"pass", "fail", "undetermined", "not_applicable", "not_checked"}


def test_storeys_are_nodes_from_below(exported: Exported) -> None:
    for path, _ in buildings(exported.folder):
        glb = Glb(path / "elements.glb")
        nodes = glb.document["nodes"]
        assert [(one["name"], one["extras"]) for one in nodes] == [
            ("S0", {"storey": 0, "elevation": -3.0}),
            ("S1", {"storey": 1, "elevation": 0.0}),
            ("S2", {"storey": 2, "elevation": 3.0}),
        ]
        assert glb.document["scenes"][0]["nodes"] == [0, 1, 2]
        rows = glb.rows()
        counts = []
        for node in nodes:
            (primitive,) = glb.document["meshes"][node["mesh"]]["primitives"]
            own = {int(one) for one in glb.accessor(primitive["attributes"]["_FEATURE_ID_0"])[:, 0]}
            assert {rows[number]["storey"] for number in own} == {node["name"]}
            counts.append(len(own))
        assert counts == [1, 6, 5]


def test_elements_carry_what_the_model_states_of_them(tmp_path: Path) -> None:
    (tmp_path / MODEL).write_bytes((sample_models_folder() / MODEL).read_bytes())
    (report,) = reports_of([tmp_path / MODEL], tmp_path)
    export([str(report)], tmp_path / "out", ExportOptions(("tiles",), tmp_path))
    ((path, _),) = buildings(tmp_path / "out")
    glb = Glb(path / "elements.glb")
    schema = glb.document["extensions"]["EXT_structural_metadata"]["schema"]
    declared = schema["classes"]["element"]["properties"]
    assert declared["component_net_area_hi"]["description"].endswith(", high end [m2]")
    rows = glb.rows()
    assert {row["component_casting"] for row in rows} >= {"precast", "in_situ"}
    sized = [row for row in rows if row["component_net_area_lo"] != -9999.0]
    assert sized
    assert all(0 < row["component_net_area_lo"] <= row["component_net_area_hi"] for row in sized)
    data = json.loads(report.read_bytes())
    data["receipt"]["facts_sha256"] = "0" * 64
    report.write_text(json.dumps(data))
    made = export([str(report)], tmp_path / "other", ExportOptions(("tiles",), tmp_path))
    ((path, _),) = buildings(tmp_path / "other")
    assert "component_casting" not in Glb(path / "elements.glb").rows()[0]  # other meanings, so none is given
    assert made.models_without_facts == 1


def test_elements_carry_facts_of_rules_on_top(tmp_path: Path) -> None:
    (tmp_path / MODEL).write_bytes((sample_models_folder() / MODEL).read_bytes())
    ours = tmp_path / "ours"
    (ours / "bindings").mkdir(parents=True)
    (ours / "bindings" / "our_office.yaml").write_text(
        "style: {zh: 本所的属性名, en: Property names of our office}\nbindings:\n"
        "  - {fact: building.air_defence_floor_area, source: property, set: OurOffice, names: [Area]}\n",
        "utf-8",
    )
    (checked,) = api.check([tmp_path / MODEL], place="320506", rules=ours)
    report = tmp_path / "report.json"
    report.write_bytes(to_json(checked))
    for rules, left_out in ((ours, 0), (None, 1)):
        made = export([str(report)], tmp_path / "out", ExportOptions(("tiles",), tmp_path, rules=rules))
        assert made.models_without_facts == left_out
        ((path, _),) = buildings(tmp_path / "out")
        assert ("component_casting" in Glb(path / "elements.glb").rows()[0]) is (not left_out)


def test_the_block_says_what_the_record_says(exported: Exported) -> None:
    features = json.loads((exported.folder / "buildings.geojson").read_bytes())["features"]
    known = {feature["id"]: feature["properties"] for feature in features}
    for path, _ in buildings(exported.folder):
        (row,) = Glb(path / "block.glb").rows()
        record = known[row["building_id"]]
        for name, value in row.items():
            expected = record[name]
            assert value == (
                {str: "", float: -9999.0}.get(type(value), -9999.0) if expected is None else expected
            )


def test_public_tiles_are_blocks_only(exported: Exported) -> None:
    for path, tileset in buildings(exported.public):
        assert "children" not in tileset["root"]
        assert [file.name for file in sorted(path.glob("*.glb"))] == ["block.glb"]
        (row,) = Glb(path / "block.glb").rows()
        assert not {"building_name", "building_guid", "project_name"} & row.keys()


@pytest.mark.parametrize("geoid", [0.0, 10.0])
def test_heights_above_the_ellipsoid(exported: Exported, tmp_path: Path, geoid: float) -> None:
    export(exported.reports[:1], tmp_path, ExportOptions(("tiles",), exported.models, geoid=geoid))
    ((_, tileset),) = placed(tmp_path)
    to_degrees = pyproj.Transformer.from_crs("EPSG:4978", "EPSG:4979", always_xy=True).transform
    assert to_degrees(*tileset["root"]["transform"][12:15])[2] == pytest.approx(4.5 + geoid, abs=1e-6)

"""Every format opened by its own reader, and all of them saying the same."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pyogrio.raw
import pyproj
import pytest
import shapely
from shapely.geometry import shape

from builders.placed import EAST, NORTH, Exported, block_model, reports_of
from cimcheck.errors import UsageError
from cimcheck.outputs.cim.export import FORMATS, ExportOptions, export
from cimcheck.outputs.cim.fields import fields


def features(folder: Path) -> dict[str, dict[str, Any]]:
    found = json.loads((folder / "buildings.geojson").read_bytes())["features"]
    return {feature["id"]: feature for feature in found}


def named(folder: Path, file: str) -> dict[str, Any]:
    return next(feature for name, feature in features(folder).items() if name.startswith(file))


def layer(folder: Path, name: str) -> tuple[dict[str, Any], list[Any], Any]:
    meta, _, geometry, data = pyogrio.raw.read(folder / "buildings.gpkg", layer=name)
    return meta, list(geometry) if geometry is not None else [], dict(zip(meta["fields"], data, strict=True))


def test_a_corner_of_the_house_stands_where_hand_and_proj_put_it(exported: Exported) -> None:
    ring = named(exported.folder, "block.ifc")["geometry"]["coordinates"][0]
    to_degrees = pyproj.Transformer.from_crs(4549, 4326, always_xy=True).transform
    # Turned by (0.8, 0.6): the corner 20 m along X and 10 m along Y is 10 m east and 20 m north.
    for x, y, east, north in ((0, 0, 0, 0), (20, 0, 16, 12), (20, 10, 10, 20), (0, 10, -6, 8)):
        expected = to_degrees(EAST + east, NORTH + north)
        assert min(np.hypot(*(np.array(point) - expected)) for point in ring) < 2e-9, (x, y)


def test_footprint_height_and_ground(exported: Exported) -> None:
    said = named(exported.folder, "block.ifc")["properties"]
    assert said["footprint_area"] == 184.0  # 20 x 10 less a court of 4 x 4; cellar and terrace left out
    assert (said["height"], said["ground_height"]) == (6.0, 4.5)
    assert (said["placed"], said["georeference"], said["coordinate_system"]) == (
        True,
        "map_conversion",
        "EPSG:4549",
    )


def test_geojson_is_what_rfc_7946_wants(exported: Exported) -> None:
    for feature in features(exported.folder).values():
        assert feature["id"] == feature["properties"]["building_id"]
        if feature["geometry"] is None:
            continue
        area = shape(feature["geometry"])
        assert area.is_valid
        for polygon in shapely.get_parts(area):
            assert polygon.exterior.is_ccw
            assert not any(ring.is_ccw for ring in polygon.interiors)
    assert len(named(exported.folder, "block.ifc")["geometry"]["coordinates"]) == 2  # the court is a hole


def test_nothing_is_left_out_of_the_denominator(exported: Exported) -> None:
    found = features(exported.folder)
    assert len(found) == 4
    nowhere, broken = named(exported.folder, "nowhere.ifc"), named(exported.folder, "broken.ifc")
    assert nowhere["geometry"] is None
    assert nowhere["properties"]["georeference"] == "none"
    assert nowhere["properties"]["georeference_notes"] == "GEO_NONE"
    assert nowhere["properties"]["footprint_area"] == 184.0
    assert broken["properties"]["verdict"] == "not_checked"
    assert broken["properties"]["outcome"] == "rejected"
    made = json.loads((exported.folder / "export.json").read_bytes())
    assert (made["denominator"], made["placed"]) == (4, 2)
    assert sum(made["verdicts"].values()) == sum(made["outcomes"].values()) == 4


def test_every_field_is_documented_and_there(exported: Exported) -> None:
    names = [field.name for field in fields()]
    assert len(set(names)) == len(names)
    assert {field.need for field in fields()} <= {"M", "C", "O"}
    for feature in features(exported.folder).values():
        assert list(feature["properties"]) == names
        assert all(feature["properties"][field.name] is not None for field in fields() if field.need == "M")
    made = json.loads((exported.folder / "export.json").read_bytes())
    assert [field["name"] for field in made["fields"]] == names


def test_geopackage_has_three_layers_in_cgcs2000(exported: Exported) -> None:
    listed = pyogrio.list_layers(exported.folder / "buildings.gpkg")
    assert [name for name, _ in listed] == ["buildings", "districts", "results"]
    meta, geometry, data = layer(exported.folder, "buildings")
    assert (meta["crs"], meta["geometry_type"]) == ("EPSG:4490", "MultiPolygon")
    in_json = features(exported.folder)
    for number, name in enumerate(data["building_id"]):
        other = in_json[name]["geometry"]
        assert (geometry[number] is None) == (other is None)
        if other is not None:
            assert shapely.from_wkb(geometry[number]).equals(shape(other))
    _, _, districts = layer(exported.folder, "districts")
    assert sum(districts["buildings"]) == 4
    assert sum(districts["buildings_not_checked"]) == 1


def test_geoparquet_says_the_same(exported: Exported) -> None:
    table = pq.read_table(exported.folder / "buildings.parquet")
    geo = json.loads(table.schema.metadata[b"geo"])
    column = geo["columns"]["geometry"]
    assert (geo["version"], geo["primary_column"], column["encoding"]) == ("1.1.0", "geometry", "WKB")
    assert pyproj.CRS.from_json_dict(column["crs"]) == pyproj.CRS(4490)
    in_json = features(exported.folder)
    for row in table.to_pylist():
        feature = in_json[row["building_id"]]
        assert {name: row[name] for name in feature["properties"]} == feature["properties"]
        if row["geometry"] is None:
            assert (row["bbox"], feature["geometry"]) == (None, None)
            continue
        area = shapely.from_wkb(row["geometry"])
        assert area.equals(shape(feature["geometry"]))
        assert tuple(row["bbox"].values()) == area.bounds


def test_results_have_a_row_for_each_finding(exported: Exported) -> None:
    rows = pq.read_table(exported.folder / "results.parquet").to_pylist()
    expected = [
        finding["id"]
        for path in exported.reports
        for finding in json.loads(Path(path).read_bytes())["findings"]
    ]
    assert sorted(row["finding"] for row in rows if row["finding"]) == sorted(expected)
    _, _, data = layer(exported.folder, "results")
    assert len(data["rule"]) == len(rows)


@pytest.mark.parametrize("file", ["buildings.geojson", "buildings.gpkg"])
def test_gdal_reads_it(exported: Exported, file: str) -> None:
    done = subprocess.run(
        ["ogrinfo", "-ro", "-so", "-al", str(exported.folder / file)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.strip() == ""
    assert "Feature Count: 4" in done.stdout


SCHEMAS = {
    "export.json": "docs/reference/export.schema.json",
    "district.json": "docs/schemas/district.schema.json",
    "buildings/*.json": "docs/schemas/building.schema.json",
    "district.city.json": "tests/unit/outputs/schemas/cityjson_subset.schema.json",
}


@pytest.mark.parametrize("files", SCHEMAS)
def test_documents_follow_their_schemas(files: str, exported: Exported, root: Path) -> None:
    found = sorted(map(str, exported.folder.glob(files)))
    assert found
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", str(root / SCHEMAS[files]), *found],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_reports_are_rolled_up_without_a_workspace(exported: Exported) -> None:
    district = json.loads((exported.folder / "district.json").read_bytes())
    assert {one["outcome"]: one["count"] for one in district["submissions"]} == {"done": 3, "rejected": 1}
    assert {line["file"] for line in district["buildings"]} == {
        path.name for path in (exported.folder / "buildings").iterdir()
    }
    assert not (exported.public / "district.json").exists()


def test_same_results_same_bytes(exported: Exported, tmp_path: Path) -> None:
    export(list(reversed(exported.reports)), tmp_path, ExportOptions(models=exported.models, workers=1))
    for path in sorted(exported.folder.rglob("*")):
        if path.is_file():
            again = tmp_path / path.relative_to(exported.folder)
            assert again.read_bytes() == path.read_bytes(), path.name


def test_public_exports_give_nothing_away(exported: Exported) -> None:
    private = ["1号楼", "block.ifc", "nowhere.ifc", "IfcWall", "IfcSlab", f"{3:022d}"]
    guids = {finding for path in exported.reports for finding in _guids(json.loads(Path(path).read_bytes()))}
    assert guids
    for path in sorted(exported.public.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            for word in (*private, *guids):
                assert word.encode() not in content, (path.name, word)
    assert not list(exported.public.rglob("elements.glb"))
    rows = pq.read_table(exported.public / "results.parquet")
    assert not {"elements", "subject_name", "subject_guid", "models", "submission"} & set(rows.column_names)
    assert str(rows.to_pylist()).count(f"{2:022d}") == 0
    assert len(features(exported.public)) == 4


def test_parameters_of_a_local_grid_stay_private(tmp_path: Path) -> None:
    model = block_model(tmp_path, placed=False)
    grid = "+proj=tmerc +lat_0=0 +lon_0=120.58 +k=1 +x_0=50805 +y_0=-3421129 +ellps=GRS80 +units=m +type=crs"
    sidecar = f"projected_crs: '{grid}'\neastings: 52000\nnorthings: 42000\n"
    model.with_name("block.georeference.yaml").write_text(sidecar)
    reports = [str(path) for path in reports_of([model], tmp_path)]
    formats = tuple(one for one in FORMATS if one != "json")
    for public in (False, True):
        export(reports, tmp_path / str(public), ExportOptions(formats, tmp_path, public=public))
        (said,) = (one["properties"] for one in features(tmp_path / str(public)).values())
        assert said["placed"]
        assert said["coordinate_system"] == ("local" if public else grid)
    for path in sorted((tmp_path / "True").rglob("*")):
        assert path.is_dir() or b"50805" not in path.read_bytes(), path.name


def test_public_names_cannot_be_found_by_guessing(exported: Exported) -> None:
    known = [json.loads(Path(path).read_bytes()) for path in exported.reports]
    keys = {one["models"][0]["file"] for one in known} | {
        one["key"] for item in known for one in item["buildings"]
    }
    guesses = {
        hashlib.sha256(f"{first}{between}{second}".encode()).hexdigest()[:16]
        for first in keys
        for second in (*keys, "")
        for between in ("/", "", "\x1f")
    }
    table = pq.read_table(exported.public / "results.parquet").to_pylist()
    names = {row["subject_key"] for row in table} | {str(row["building_id"])[2:] for row in table}
    assert names
    assert not names & guesses


def _guids(data: Any) -> set[str]:
    """Every GlobalId that a report has."""
    found = {building["guid"] for building in data["buildings"]}
    for finding in data["findings"]:
        found |= {finding["subject"]["guid"], *finding["elements"]}
    return found - {""}


def properties(exported: Exported, folder: Path, field_map: str) -> list[dict[str, Any]]:
    export(exported.reports, folder, ExportOptions(("geojson", "gpkg", "geoparquet"), field_map=field_map))
    return [one["properties"] for one in features(folder).values()]


def test_fields_and_values_may_be_called_otherwise(exported: Exported, tmp_path: Path) -> None:
    for said in properties(exported, tmp_path, "zh"):
        assert {"建筑标识", "结论", "占地面积（模型）"} <= said.keys()
        assert said["结论"] in {"待定", "不符合", "符合", "未能审查"}
    table = pq.read_table(tmp_path / "buildings.parquet")
    assert set(table["结论"].to_pylist()) <= {"待定", "不符合", "符合", "未能审查"}


def test_a_division_code_takes_the_nearest_map(exported: Exported, tmp_path: Path) -> None:
    assert properties(exported, tmp_path / "a", "320506") == properties(exported, tmp_path / "b", "zh")


def test_short_names_fit_a_shapefile(exported: Exported, tmp_path: Path) -> None:
    names = properties(exported, tmp_path, "short")[0]
    assert all(name.isascii() and len(name) <= 10 for name in names)
    assert len(names) == len(fields())


def test_a_region_has_names_and_codes_of_its_own(exported: Exported, tmp_path: Path) -> None:
    mapping = tmp_path / "map.yaml"
    mapping.write_text('names: {verdict: SCJL}\nvalues: {verdict: {undetermined: "3", not_checked: "9"}}\n')
    for said in properties(exported, tmp_path, str(mapping)):
        assert said["SCJL"] in {"1", "2", "3", "9", "fail", "pass"}
        assert "verdict" not in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("names: {verdikt: A}\n", "verdict"),
        ("values: {verdict: {passed: A}}\n", "pass"),
        ("names: {verdict: A, town: A}\n", "A"),
        ("name: {verdict: A}\n", "name"),
        ("- 1\n", "map.yaml"),
    ],
)
def test_a_map_with_faults_is_refused(text: str, said: str, exported: Exported, tmp_path: Path) -> None:
    mapping = tmp_path / "map.yaml"
    mapping.write_text(text)
    with pytest.raises(UsageError, match="FIELD_MAP") as refused:
        properties(exported, tmp_path, str(mapping))
    assert said in refused.value.render("en")


def test_an_unknown_map_is_refused_with_those_there_are(exported: Exported, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="short, zh"):
        properties(exported, tmp_path, "shorts")


def test_a_faulty_sidecar_leaves_its_model_without_a_place_and_no_other(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    paths = [block_model(models), block_model(models, "other.ifc", north=NORTH + 200)]
    (models / "other.georeference.yaml").write_text("projected_crs: EPSG:4549\neastings: east\n")
    reports = [str(path) for path in reports_of(paths, tmp_path)]
    made = export(reports, tmp_path / "out", ExportOptions(("geojson",), models))
    assert (made.denominator, made.placed) == (2, 1)
    assert [fault.en.partition(": ")[0] for fault in made.sidecar_faults] == [
        "other.georeference.yaml:1:1",
        "other.georeference.yaml:2:1",
    ]
    notes = named(tmp_path / "out", "other.ifc")["properties"]["georeference_notes"]
    assert notes == "GEO_NONE GEO_SIDECAR"
    public = export(reports, tmp_path / "public", ExportOptions(("geojson",), models, public=True))
    assert (public.placed, public.sidecar_faults) == (1, [])

"""Districts by polygon, the roll-up of a workspace, and positions that contradict the declared district."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyogrio.raw
import pytest

from builders.placed import Exported
from cimcheck.outputs.cim.districts import checked
from cimcheck.outputs.cim.export import ExportOptions, export
from cimcheck.outputs.cim.place import ModelFolder
from cimcheck.outputs.cim.submitted import submissions

HERE, ELSEWHERE = (120.5, 31.2, 120.7, 31.4), (121.0, 31.2, 121.2, 31.4)


def polygons(folder: Path, **boxes: tuple[float, float, float, float]) -> Path:
    features = [
        {
            "type": "Feature",
            "properties": {"code": code.strip("_"), "name": f"区{code}"},
            "geometry": {"type": "Polygon", "coordinates": [[[w, s], [e, s], [e, n], [w, n], [w, s]]]},
        }
        for code, (w, s, e, n) in boxes.items()
    ]
    path = folder / "districts.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def layer(folder: Path) -> list[dict[str, Any]]:
    meta, _, geometry, data = pyogrio.raw.read(folder / "buildings.gpkg", layer="districts")
    columns = dict(zip(meta["fields"], data, strict=True))
    return [
        {"drawn": geometry[row] is not None, **{name: values[row] for name, values in columns.items()}}
        for row in range(len(geometry))
    ]


def test_buildings_count_in_the_polygon_they_stand_in(exported: Exported, tmp_path: Path) -> None:
    file = polygons(tmp_path, _320506=HERE, _320599=ELSEWHERE)
    export(exported.reports, tmp_path, ExportOptions(("gpkg",), exported.models, file))
    rows = {row["division_code"]: row for row in layer(tmp_path)}
    assert {code: (row["buildings"], row["drawn"]) for code, row in rows.items()} == {
        "320506": (4, True),  # two stand in it, two have no place and are declared there
        "320599": (0, True),
    }
    assert rows["320506"]["buildings_not_checked"] == 1


@pytest.mark.parametrize("source", ["map_conversion", "site"])
def test_a_place_outside_of_the_declared_district_is_noted(
    exported: Exported, tmp_path: Path, source: str
) -> None:
    from msgspec.structs import replace

    from cimcheck.district.polygons import read_polygons

    one = next(item for item in submissions(exported.reports) if item.key == "block.ifc")
    assert one.report is not None
    (shown,) = ModelFolder(exported.models).shown(one.report.models, one.report.buildings).values()
    shown = replace(shown, georeferencing=replace(shown.georeferencing, source=source))
    inside = read_polygons(polygons(tmp_path, _320506=HERE))
    assert checked(shown, "320506", inside) == shown
    outside = checked(shown, "320506", read_polygons(polygons(tmp_path, _320506=ELSEWHERE)))
    assert "GEO_OUTSIDE_DISTRICT" in {note.code for note in outside.georeferencing.notes}
    assert (outside.projector is None) == (source == "site")
    assert checked(shown, "320507", inside) == shown


def test_a_workspace_gives_the_roll_up_as_well(exported: Exported, tmp_path: Path) -> None:
    workspace, out = tmp_path / "workspace", tmp_path / "out"
    batch = [sys.executable, "-m", "cimcheck", "batch", str(exported.models), "--workspace", str(workspace)]
    subprocess.run([*batch, "--place", "320506", "--workers", "2"], check=False, capture_output=True)
    export([str(workspace)], out, ExportOptions(models=exported.models))
    district = json.loads((out / "district.json").read_bytes())
    assert district["schema"] == "cimcheck.district/1"
    files = sorted(path.name for path in (out / "buildings").iterdir())
    assert files == sorted(line["file"] for line in district["buildings"])
    features = json.loads((out / "buildings.geojson").read_bytes())["features"]
    outcomes = [feature["properties"]["outcome"] for feature in features]
    assert sorted(outcomes) == ["done", "done", "done", "rejected"]
    assert sum(feature["geometry"] is not None for feature in features) == 2
    export([str(workspace)], tmp_path / "public", ExportOptions(models=exported.models, public=True))
    assert not (tmp_path / "public" / "district.json").exists()

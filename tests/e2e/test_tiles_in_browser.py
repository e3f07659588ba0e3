"""The tiles as others read them: the validator of glTF, and three.js in a real browser.

What this needs of node comes from its registry when that can be reached; where it cannot, the checks of
`unit/outputs/cim/test_tiles.py` stand alone, and the summary of the run says so.
"""

import base64
import io
import json
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from builders.browser import WEBGL, browser
from builders.placed import block_model, reports_of
from cimcheck.outputs.cim.export import ExportOptions, export

Unreached = Callable[[str], None]
VIEWER = Path(__file__).with_name("tiles_viewer")
WAIT = 90  # [s] for tiles to be loaded and drawn
PAGE = """<!doctype html><meta charset="utf-8"><style>body{margin:0}</style><body>
<script>window.FILES=%s;window.PLACE=%s</script><script>%s</script>"""


@pytest.fixture(scope="module")
def tiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiles of one house whose first wall fails, so that colours can be seen."""
    folder = tmp_path_factory.mktemp("tiles")
    model = block_model(folder)
    (report,) = reports_of([model], folder)
    data = json.loads(report.read_bytes())
    guids = {"fail": f"{12:022d}", "pass": f"{13:022d}"}
    template = data["findings"][0]
    building = data["buildings"][0]["key"]
    data["findings"] = [
        {
            **template,
            "id": f"X-{verdict}",
            "verdict": verdict,
            "elements": [],
            "subject": {"kind": "Wall", "key": guid, "guid": guid, "building": building},
        }
        for verdict, guid in guids.items()
    ]
    report.write_text(json.dumps(data))
    export([str(report)], folder / "out", ExportOptions(("tiles",), folder))
    return folder / "out" / "tiles"


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """A folder with the packages of `tiles_viewer/package.json`; None where they cannot be had."""
    if shutil.which("npm") is None:
        return None
    folder = tmp_path_factory.mktemp("node")
    for file in VIEWER.iterdir():
        shutil.copy(file, folder)
    command = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--fetch-retries=0"]
    try:
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=180)
    except subprocess.TimeoutExpired:
        return None
    return folder if done.returncode == 0 else None


def test_validator_of_gltf_finds_nothing(tiles: Path, node: Path | None, unreached: Unreached) -> None:
    files = sorted(map(str, tiles.rglob("*.glb")))
    assert len(files) == 2
    if node is None:
        unreached("the validator of glTF (npm)")
        return
    done = subprocess.run(
        ["node", "validate.js", *files], cwd=node, check=True, capture_output=True, text=True
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == len(files)
    for one in found:
        assert (one["errors"], one["warnings"]) == (0, 0), one


def test_three_loads_and_draws_the_tiles(
    tiles: Path, node: Path | None, tmp_path: Path, unreached: Unreached
) -> None:
    if node is None:
        unreached("three.js drawing the tiles (npm)")
        return
    page_file = _page(tiles, node, tmp_path)
    with browser(tmp_path / "profile", *WEBGL) as page:
        page.picture(900, 700)
        page.open(page_file)
        state: dict[str, Any] = {}
        end = time.monotonic() + WAIT
        while len(state.get("loaded", ())) < 2 and time.monotonic() < end:
            time.sleep(0.2)
            state = json.loads(page.run("JSON.stringify(window.state)"))
        assert state["errors"] == []
        assert sorted(state["loaded"]) == ["block.glb", "elements.glb"]
        page.run("new Promise(done => setTimeout(done, 1500))")
        picture = Image.open(io.BytesIO(page.picture(900, 700))).convert("RGB")
    rows = [row for one in state["features"] if one["label"] == "element" for row in one["rows"]]
    assert {(row["ifc_class"], row["storey"]) for row in rows} == {
        ("IfcSlab", "S0"), ("IfcSlab", "S1"), ("IfcSlab", "S2"), ("IfcWall", "S1"), ("IfcWall", "S2"),
    }  # fmt: skip
    assert {row["guid"]: row["verdict"] for row in rows if row["findings"]} == {
        f"{12:022d}": "fail",
        f"{13:022d}": "pass",
    }
    colours = picture.getcolors(900 * 700)
    assert colours is not None
    assert (
        sum(count for count, (r, g, b) in colours if r > 1.6 * g and r > 1.6 * b) > 500
    )  # the wall that fails
    assert sum(count for count, (r, g, b) in colours if abs(r - g) < 25 and r < 235) > 5000  # the others


def _page(tiles: Path, node: Path, folder: Path) -> Path:
    subprocess.run(
        ["npx", "--no-install", "esbuild", "viewer.js", "--bundle", "--format=iife", "--outfile=bundle.js",
         "--log-level=error"],
        cwd=node, check=True, capture_output=True,
    )  # fmt: skip
    files = {
        path.relative_to(tiles).as_posix(): base64.b64encode(path.read_bytes()).decode()
        for path in sorted(tiles.rglob("*"))
        if path.is_file()
    }
    (tileset,) = tiles.glob("*/tileset.json")
    place = json.loads(tileset.read_bytes())["root"]["transform"]
    script = (node / "bundle.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    page = folder / "page.html"
    page.write_text(PAGE % (json.dumps(files), json.dumps(place), script), encoding="utf-8")
    return page

"""What checking prefabrication costs: none for shapes where quantities tell, else only for what counts."""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sample_models.authoring.description import Model
from sample_models.authoring.writer import write
from sample_models.buildings.precast_block import GRADED, block
from timing import measure, models

TITLE = "Checking prefabrication, as a multiple of ifcopenshell.open (whole processes, medians)"
OPEN = "import sys, ifcopenshell; ifcopenshell.open(sys.argv[1])"
MEASURED = """
import json, sys, time
from pathlib import Path
from cimcheck import api
found = {"elements": 0, "calls": 0, "seconds": 0.0}
take = api._measured
def timed(model, wanted, obstacles):
    begun = time.perf_counter()
    answer = take(model, wanted, obstacles)
    found["seconds"] += time.perf_counter() - begun
    found["calls"] += 1
    found["elements"] += len(wanted)
    return answer
api._measured = timed
api.check([Path(sys.argv[1])], only=["PFB001"])
print(json.dumps(found))
"""
MIN_BYTES = 2_000_000
STOREYS = 84


def lines() -> Iterator[str]:
    """Sample models and one of 84 storeys (2 MB), with and without quantities, then the larger models."""
    yield "| model | MB | open s | without | with prefabrication | measured | times opened | ms each |"
    yield "|---|---|---|---|---|---|---|---|"
    samples = Path(__file__).resolve().parents[2] / "sample_models"
    ratios: dict[str, list[float]] = {"quantities suffice": [], "shapes measured": []}
    with tempfile.TemporaryDirectory() as folder:
        stated, bare = Path(folder, "84-storeys-quantities.ifc"), Path(folder, "84-storeys-revit.ifc")
        tower = block(GRADED, STOREYS)
        stated.write_text(write(Model(stated.name, tower, "clean")), encoding="ascii")
        bare.write_text(write(Model(bare.name, tower, "revit_chinese", "IFC2X3")), encoding="ascii")
        for model in (*sorted(samples.glob("*pfb001*-ifc4.ifc")), stated, bare, *models(MIN_BYTES)):
            line, ratio, measured = _line(model)
            ratios["shapes measured" if measured else "quantities suffice"].append(ratio)
            yield line
    yield ""
    for kind, found in ratios.items():
        if found:
            yield f"{kind}: median {statistics.median(found):.2f}, worst {max(found):.2f}"


def _line(model: Path) -> tuple[str, float, int]:
    path = str(model)
    check = [sys.executable, "-m", "cimcheck", "check", "--format", "json", "--fail-on", "never", path]
    figures = measure(
        {
            "open": [sys.executable, "-c", OPEN, path],
            "without": [*check, "--only", "ADB001"],
            "with": [*check, "--only", "PFB001"],
        }
    )
    base, ratio = figures["open"].wall, figures["with"].wall / figures["open"].wall
    run = subprocess.run([sys.executable, "-c", MEASURED, path], capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    each = f"{1000 * found['seconds'] / found['elements']:.1f}" if found["elements"] else "—"
    shown = f"{figures['without'].wall / base:.2f} | {ratio:.2f} | {found['elements']} | {found['calls']}"
    line = f"| {model.name} | {model.stat().st_size / 1e6:.1f} | {base:.2f} | {shown} | {each} |"
    return line, ratio, found["elements"]

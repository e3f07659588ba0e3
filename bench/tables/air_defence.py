"""What checking shelters and sites costs: by models, and as the number of protective units grows."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from timing import measure

ROOT = Path(__file__).resolve().parents[2]
TITLE = "Checking shelters and sites (whole processes, medians)"
OPEN = "import sys, ifcopenshell; ifcopenshell.open(sys.argv[1])"
COUNTED = """
import sys
from pathlib import Path
from cimcheck import api
from cimcheck.reading.geometry import on_demand
goes, asked = [], set()
measure = on_demand.measure
def counted(path, wanted, **others):
    goes.append(path)
    asked.update(wanted)
    return measure(path, wanted, **others)
on_demand.measure = counted
(report,) = api.check([Path(sys.argv[1])], only=["air_defence", "sponge_city"])
print(len(goes), len(asked), len(report.findings))
"""
SAMPLES = (
    "pass-adb003-three_units-ifc4.ifc",
    "fail-adb003-unit_with_one_exit-revit_zh.ifc",
    "undetermined-adb001-unlabelled_basement-ifc4.ifc",
    "pass-spg002-site-ifc4.ifc",
)
UNITS = (1, 3, 10, 18)


def lines() -> Iterator[str]:
    """Samples, then rows of units: time with and without shapes, goes of measuring, elements measured."""
    yield "| model | MB | open s | without shapes s | with shapes s | goes | measured | findings |"
    yield "|---|---|---|---|---|---|---|---|"
    for name in SAMPLES:
        yield _line(ROOT / "sample_models" / name)
    with tempfile.TemporaryDirectory() as folder:
        for count in UNITS:
            yield _line(_row_of(count, Path(folder)))


def _row_of(count: int, folder: Path) -> Path:
    sys.path.insert(0, str(ROOT))
    from sample_models.authoring.description import Model
    from sample_models.authoring.writer import write
    from sample_models.buildings.shelter_basement import row_of_units

    path = folder / f"units_{count:02d}.ifc"
    path.write_text(write(Model(path.name, row_of_units(count), "clean")), encoding="ascii")
    return path


def _line(path: Path) -> str:
    check = [sys.executable, "-m", "cimcheck", "check", "--format", "json", "--fail-on", "never", str(path)]
    check += ["--only", "air_defence,sponge_city"]
    figures = measure(
        {
            "open": [sys.executable, "-c", OPEN, str(path)],
            "without": [*check, "--no-geometry"],
            "with": check,
        }
    )
    shown = " | ".join(f"{figures[name].wall:.2f}" for name in ("open", "without", "with"))
    run = subprocess.run(
        [sys.executable, "-c", COUNTED, str(path)], capture_output=True, text=True, check=True
    )
    goes, measured, findings = run.stdout.split()
    size = path.stat().st_size / 1e6
    return f"| {path.name} | {size:.2f} | {shown} | {goes} | {measured} | {findings} |"

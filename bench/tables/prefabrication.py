"""What checking prefabrication costs: none for shapes where quantities tell, else only for what counts."""

import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from timing import measure, models

TITLE = "Checking prefabrication, as a multiple of ifcopenshell.open (whole processes, medians)"
OPEN = "import sys, ifcopenshell; ifcopenshell.open(sys.argv[1])"
NEEDED = """
import sys
from pathlib import Path
from cimcheck import api
from cimcheck.facts import geometry
asked = []
take = geometry.Geometry._measure
def counted(self, model, jobs, obstacles):
    asked.extend(jobs)
    take(self, model, jobs, obstacles)
geometry.Geometry._measure = counted
api.check([Path(sys.argv[1])], only=["PFB001"])
sys.stderr.write(str(len(asked)))
"""
MIN_BYTES = 2_000_000


def lines() -> Iterator[str]:
    """Sample models with quantities, then the larger models: time, elements measured, cost of each."""
    yield "| model | MB | open s | air defence only | with prefabrication | measured | ms each |"
    yield "|---|---|---|---|---|---|---|"
    samples = Path(__file__).resolve().parents[2] / "sample_models"
    ratios = []
    for model in [*sorted(samples.glob("*pfb001*-ifc4.ifc")), *models(MIN_BYTES)]:
        path = str(model)
        check = [sys.executable, "-m", "cimcheck", "check", "--format", "json", "--fail-on", "never", path]
        figures = measure(
            {
                "open": [sys.executable, "-c", OPEN, path],
                "without": [*check, "--only", "air_defence"],
                "with": [*check, "--only", "PFB001"],
            }
        )
        base = figures["open"].wall
        needed = _needed(path)
        ratios.append(figures["with"].wall / base)
        each = 1000 * (figures["with"].wall - figures["without"].wall) / needed if needed else 0.0
        shown = f"{figures['without'].wall / base:.2f} | {ratios[-1]:.2f} | {needed} | {each:.1f}"
        yield f"| {model.name} | {model.stat().st_size / 1e6:.1f} | {base:.2f} | {shown} |"
    yield f"\nmedian ratio {statistics.median(ratios):.2f}, worst {max(ratios):.2f}"


def _needed(path: str) -> int:
    """How many elements are measured for the prefabrication ratio of one model."""
    import subprocess

    run = subprocess.run([sys.executable, "-c", NEEDED, path], capture_output=True, text=True, check=True)
    return int(run.stderr.strip() or 0)

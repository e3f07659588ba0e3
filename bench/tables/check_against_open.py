"""A full check against merely opening the file, and against the script most people would write."""

import statistics
import sys
from collections.abc import Iterator

from timing import measure, models

TITLE = "Checking a model, as a multiple of ifcopenshell.open (whole processes, medians, no geometry)"
OPEN = "import sys, ifcopenshell; ifcopenshell.open(sys.argv[1])"
PSETS = """
import sys, json, ifcopenshell, ifcopenshell.util.element as element
model = ifcopenshell.open(sys.argv[1])
json.dumps({p.id(): element.get_psets(p) for p in model.by_type("IfcProduct")}, default=str)
"""
CHECK = ["-m", "cimcheck", "check", "--format", "json", "--fail-on", "never", "--no-geometry"]
MIN_BYTES = 2_000_000


def lines() -> Iterator[str]:
    """One line a model, then medians and worst: `one` checks air defence alone, `all` every rule there is."""
    yield "| model | MB | open s | get_psets | one | all | open MB RAM | get_psets RAM | one RAM | all RAM |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    found: dict[str, list[float]] = {"one": [], "all": [], "memory": []}
    for model in models(MIN_BYTES):
        path = str(model)
        figures = measure(
            {
                "open": [sys.executable, "-c", OPEN, path],
                "psets": [sys.executable, "-c", PSETS, path],
                "one": [sys.executable, *CHECK, "--only", "air_defence", path],
                "all": [sys.executable, *CHECK, path],
            }
        )
        base = figures["open"]
        wall = {name: figure.wall / base.wall for name, figure in figures.items()}
        peak = {name: figure.peak / base.peak for name, figure in figures.items()}
        found["one"].append(wall["one"])
        found["all"].append(wall["all"])
        found["memory"].append(max(peak["one"], peak["all"]))
        times = f"{base.wall:.2f} | {wall['psets']:.2f} | {wall['one']:.2f} | {wall['all']:.2f}"
        memory = f"{base.peak:.0f} | {peak['psets']:.2f} | {peak['one']:.2f} | {peak['all']:.2f}"
        yield f"| {model.name} | {model.stat().st_size / 1e6:.1f} | {times} | {memory} |"
    yield ""
    for name, ratios in found.items():
        yield f"{name}: median {statistics.median(ratios):.2f}, worst {max(ratios):.2f}"

"""A full check against merely opening the file, and against the script most people would write."""

import statistics
import sys
from collections.abc import Iterator

from timing import measure, models

TITLE = "Checking a model, as a multiple of ifcopenshell.open (whole processes, medians, properties only)"
OPEN = "import sys, ifcopenshell; ifcopenshell.open(sys.argv[1])"
PSETS = """
import sys, json, ifcopenshell, ifcopenshell.util.element as element
model = ifcopenshell.open(sys.argv[1])
json.dumps({p.id(): element.get_psets(p) for p in model.by_type("IfcProduct")}, default=str)
"""
MIN_BYTES = 2_000_000


def lines() -> Iterator[str]:
    """One line a model, then the median and the worst ratio."""
    yield "| model | MB | open s | get_psets | check | open MB RAM | get_psets RAM | check RAM |"
    yield "|---|---|---|---|---|---|---|---|"
    ratios, peaks = [], []
    for model in models(MIN_BYTES):
        path = str(model)
        quietly = ["--format", "json", "--fail-on", "never"]
        check = [sys.executable, "-m", "cimcheck", "check", *quietly, path]
        figures = measure(
            {
                "open": [sys.executable, "-c", OPEN, path],
                "psets": [sys.executable, "-c", PSETS, path],
                "check": check,
            }
        )
        base = figures["open"]
        ratios.append(figures["check"].wall / base.wall)
        peaks.append(figures["check"].peak / base.peak)
        times = f"{base.wall:.2f} | {figures['psets'].wall / base.wall:.2f} | {ratios[-1]:.2f}"
        memory = f"{base.peak:.0f} | {figures['psets'].peak / base.peak:.2f} | {peaks[-1]:.2f}"
        yield f"| {model.name} | {model.stat().st_size / 1e6:.1f} | {times} | {memory} |"
    yield ""
    yield f"ratio: median {statistics.median(ratios):.2f}, worst {max(ratios):.2f}"
    yield f"peak memory: worst {max(peaks):.2f}"

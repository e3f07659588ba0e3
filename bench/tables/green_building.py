"""Façade shares, shape factor and rooms: a check of green building with shapes and without."""

import time
from pathlib import Path

from cimcheck import api

TITLE = "Green building: check of one model, with and without geometry (s)"
MODELS = Path(__file__).resolve().parents[2] / "sample_models"
CHOSEN = ("pass-grn003-plain_box-ifc4.ifc", "undetermined-grn001-housing_rooms-ifc4.ifc")


def lines():
    """One line a model."""
    yield "| model | elements | all | without geometry |"
    yield "|---|---:|---:|---:|"
    for name in CHOSEN:
        path = MODELS / name
        tables = api.read(path).tables
        elements = sum(kind == "element" for kind in tables.objects.kind)
        times = [seconds(path, geometry) for geometry in (True, False)]
        yield f"| {name} | {elements} | {times[0]:.2f} | {times[1]:.2f} |"


def seconds(path: Path, geometry: bool) -> float:
    """The best of three checks by all rules of the domain."""
    found = []
    for _ in range(3):
        begun = time.perf_counter()
        api.check([path], only=["green_building"], place="320506", geometry=geometry)
        found.append(time.perf_counter() - begun)
    return min(found)

"""Façade shares, shape factor and room ratios of a block of housing, and which shapes that takes."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tables._housing_block import text

from cimcheck import api
from cimcheck.facts.geometry import Geometry

TITLE = "Green building: window to wall, shape factor and room ratios of a model of 1,000 elements (s)"
RATIOS = ["GRN101", "GRN102", "GRN107", "GRN108", "GRN111"]
STYLES = (("clean", "IFC4"), ("revit_chinese", "IFC2X3"))


def lines() -> Iterator[str]:
    """One line a style: quantities in the model, and none."""
    yield "| style | elements | MB | read | ratios | all green rules | without geometry | elements measured |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for dialect, schema in STYLES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "housing_block.ifc"
            path.write_text(text(dialect, schema), encoding="ascii")
            tables = api.read(path).tables
            assert tables is not None
            elements = sum(kind == "element" for kind in tables.objects.kind)
            times = [_seconds(path, only, shapes) for only, shapes in _runs()]
            reading = _best(lambda path=path: api.read(path))
            shown = " | ".join(f"{one:.2f}" for one in (reading, *times))
            size = path.stat().st_size / 1e6
            yield f"| {dialect} {schema} | {elements} | {size:.1f} | {shown} | {_measured(path)} |"


def _runs() -> list[tuple[list[str], bool]]:
    return [(RATIOS, True), (["green_building"], True), (["green_building"], False)]


def _seconds(path: Path, only: list[str], geometry: bool) -> float:
    return _best(lambda: api.check([path], only=only, place="320506", geometry=geometry))


def _best(run: Any) -> float:
    """The best of three."""
    found = []
    for _ in range(3):
        begun = time.perf_counter()
        run()
        found.append(time.perf_counter() - begun)
    return min(found)


def _measured(path: Path) -> int:
    """How many elements and rooms shapes are made of for the ratios."""
    asked: list[Any] = []
    take = Geometry._take

    def counted(self: Geometry, measurer: Any, jobs: Any, obstacles: Any) -> None:
        asked.extend(jobs)
        take(self, measurer, jobs, obstacles)

    Geometry._take = counted  # type: ignore[method-assign]
    try:
        api.check([path], only=RATIOS, place="320506")
    finally:
        Geometry._take = take  # type: ignore[method-assign]
    return len(set(asked))

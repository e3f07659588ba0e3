"""Measuring as facts ask for it: measures by their names, of a model that may have no file to open."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cimcheck.reading.geometry.measure import measure
from cimcheck.reading.geometry.quantities import Measure, Measurement
from cimcheck.reading.notes import Note
from cimcheck.reading.tables import ModelTables


def measured(
    path: Path | None,
    tables: ModelTables | None,
    wanted: Mapping[int, frozenset[str]],
    obstacles: Mapping[int, frozenset[int]],
) -> tuple[Mapping[int, Measurement], Sequence[Note]]:
    """Measures by STEP id, and notes; nothing without a path or where the unit of length is not sound."""
    if path is None or tables is None or "LENGTHUNIT" not in tables.units.project:
        return {}, ()
    asked = {step: frozenset(Measure(name) for name in names) for step, names in wanted.items()}
    found = measure(path, asked, obstacles=obstacles)
    return found.by_step, found.notes

"""From a file that the gate let through to `ModelTables`."""

import gc
from pathlib import Path

from cimcheck.reading.extract_classifications import read_classifications
from cimcheck.reading.extract_georeference import read_georeference
from cimcheck.reading.extract_materials import read_materials
from cimcheck.reading.extract_middles import read_middles
from cimcheck.reading.extract_objects import read_objects
from cimcheck.reading.extract_places import resolve_places
from cimcheck.reading.extract_properties import PropertyReader
from cimcheck.reading.extract_relations import read_relations
from cimcheck.reading.extract_sets import SetReader, read_sets
from cimcheck.reading.extract_source import Source, text
from cimcheck.reading.notes import Note
from cimcheck.reading.stepscan import Bytes, StepScan
from cimcheck.reading.tables import NONE, ModelTables
from cimcheck.reading.unit_notes import unit_notes
from cimcheck.reading.units_ifc import UnitReader


def extract(path: str, *, notes: list[Note]) -> ModelTables:
    """Everything that is read from one model, without geometry.

    Adds what is wrong with the units to `notes`. Raises ModelError where the schema is none that can be
    read; anything odd inside the file becomes an absent value.
    """
    return extract_bytes(Path(path).read_bytes(), notes=notes)


def extract_bytes(data: Bytes, *, notes: list[Note]) -> ModelTables:
    """The same from the content of a file."""
    with StepScan(data) as scan:
        scan.resolve()
        return extract_scan(scan, notes=notes)


def extract_scan(scan: StepScan, *, notes: list[Note]) -> ModelTables:
    """The same from a scan that has been resolved; it is left open."""
    collecting = gc.isenabled()
    gc.disable()  # many small objects, no cycles among them
    try:
        return _extract(Source(scan), notes)
    finally:
        if collecting:
            gc.enable()


def _extract(source: Source, notes: list[Note]) -> ModelTables:
    tables = ModelTables(source.schema, _application(source), len(source.step))
    units = UnitReader(source)
    reader = SetReader(source, PropertyReader(source, units))
    tables.objects, row_of = read_objects(source)
    resolve_places(tables.objects, read_relations(source, tables, row_of))
    read_sets(source, reader, tables, row_of)
    read_materials(source, reader, tables, row_of)
    tables.sets, tables.properties = reader.sets, reader.columns()
    tables.classifications = read_classifications(source, row_of)
    tables.units = units.project_units()
    tables.georeference = read_georeference(source, units, tables)
    if tables.georeference.map_conversion is not None or tables.georeference.site != NONE:
        tables.georeference.middles = read_middles(source, tables.objects, row_of)
    notes += unit_notes(tables)
    return tables


def _application(source: Source) -> str:
    """Name and version of the authoring tools that the model names; else what its header says."""
    found = []
    for row in source.rows("IfcApplication"):
        words = (text(source.value(row, name)) for name in ("ApplicationFullName", "Version"))
        found.append(" ".join(word for word in words if word))
    return "; ".join(dict.fromkeys(name for name in found if name)) or source.originating_system

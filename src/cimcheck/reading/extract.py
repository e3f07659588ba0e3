"""From a file that the gate let through to `ModelTables`; runs in the reader's own process."""

import gc

from cimcheck.reading.extract_classifications import read_classifications
from cimcheck.reading.extract_georeference import read_georeference
from cimcheck.reading.extract_materials import read_materials
from cimcheck.reading.extract_objects import read_objects
from cimcheck.reading.extract_places import resolve_places
from cimcheck.reading.extract_properties import PropertyReader
from cimcheck.reading.extract_relations import read_relations
from cimcheck.reading.extract_sets import SetReader, read_sets
from cimcheck.reading.extract_source import ODD, Source, text
from cimcheck.reading.notes import Note
from cimcheck.reading.tables import ModelTables
from cimcheck.reading.unit_notes import unit_notes
from cimcheck.reading.units_ifc import UnitReader


def extract(path: str, *, notes: list[Note]) -> ModelTables:
    """Everything that is read from one model, without geometry.

    Adds what is wrong with the units to `notes`. Raises ModelError where the file cannot be opened at all; anything
    odd inside it becomes an absent value.
    """
    collecting = gc.isenabled()
    gc.disable()  # many small objects, no cycles among them
    try:
        return _extract(Source(path), notes)
    finally:
        if collecting:
            gc.enable()


def _extract(source: Source, notes: list[Note]) -> ModelTables:
    tables = ModelTables(schema=source.schema, application=_application(source))
    units = UnitReader(source)
    reader = SetReader(source, PropertyReader(source, units))
    tables.objects, row_of = read_objects(source)
    resolve_places(tables.objects, read_relations(source, tables, row_of))
    read_sets(source, reader, tables, row_of)
    read_materials(source, reader, tables, row_of)
    tables.sets, tables.properties = reader.sets, reader.columns()
    tables.classifications = read_classifications(source, row_of)
    tables.units = units.project_units()
    notes += unit_notes(tables)
    tables.georeference = read_georeference(source, units, tables)
    return tables


def _application(source: Source) -> str:
    """Name and version of the authoring tools that the model names; else what its header says."""
    found = []
    for entity in source.all("IfcApplication").values():
        words = (text(source.named(entity, name)) for name in ("ApplicationFullName", "Version"))
        found.append(" ".join(word for word in words if word))
    return "; ".join(dict.fromkeys(name for name in found if name)) or _originating_system(source)


def _originating_system(source: Source) -> str:
    try:
        return text(source.model.header.file_name.originating_system)
    except ODD:
        return ""

"""What is wrong with the units of a model."""

from cimcheck.reading.notes import Note, note
from cimcheck.reading.tables import NONE, ModelTables

LENGTH = "LENGTHUNIT"
# Kinds that a model should declare when numbers of this measure stand in it without a unit of their own.
NEEDED_BY = {"IfcAreaMeasure": "AREAUNIT", "IfcVolumeMeasure": "VOLUMEUNIT"}


def unit_notes(tables: ModelTables) -> list[Note]:
    """Notes on units that are missing, contradicting or not understood; length decides over everything."""
    units = tables.units
    found = []
    contradicting = {
        kind: ", ".join(unit.name for unit in units.ambiguous[kind]) for kind in sorted(units.ambiguous)
    }
    if LENGTH in contradicting:
        found.append(note("UNIT_AMBIGUOUS", detail=contradicting.pop(LENGTH)))
    elif LENGTH in units.broken:
        found.append(note("UNIT_BROKEN", detail=LENGTH))
    elif LENGTH not in units.project:
        found.append(note("UNIT_MISSING"))
    if contradicting:
        detail = "; ".join(f"{kind}: {names}" for kind, names in contradicting.items())
        found.append(note("UNIT_KIND_AMBIGUOUS", detail=detail, count=len(contradicting)))
    broken = sorted(set(units.broken) - {LENGTH})
    if broken:
        found.append(note("UNIT_KIND_BROKEN", detail=", ".join(broken), count=len(broken)))
    missing = _missing(tables)
    if missing:
        found.append(note("UNIT_KIND_MISSING", detail=", ".join(missing), count=len(missing)))
    return found


def _missing(tables: ModelTables) -> list[str]:
    units = tables.units
    known = {*units.project, *units.ambiguous, *units.broken}
    wanted = {measure for measure, kind in NEEDED_BY.items() if kind not in known}
    if not wanted:
        return []
    properties = tables.properties
    bare = {
        measure
        for measure, unit in zip(properties.measure, properties.unit, strict=True)
        if unit == NONE and measure in wanted
    }
    return sorted(NEEDED_BY[measure] for measure in bare)

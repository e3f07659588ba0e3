"""The elements that a building is drawn from, storey by storey, each with what was found about it."""

from collections.abc import Mapping

from cimcheck.outputs.cim.place import drawn
from cimcheck.outputs.cim.record import NOT_CHECKED, Building, gravest
from cimcheck.outputs.cim.submitted import ExportedFinding
from cimcheck.outputs.cim.tiles.content import Level, Part
from cimcheck.reading.tables import NONE


def storeys(building: Building) -> list[Level]:
    """Storey by storey, from below, the elements that belong to the building.

    Elements that the model puts into no building belong to the only one there is.
    """
    shown = building.shown
    assert shown is not None
    objects = shown.tables.objects
    alone = len(shown.measured.blocks) == 1
    found: dict[int, list[Part]] = {}
    said = _findings_by_guid(building)
    for row in drawn(shown.tables):
        mesh = shown.measured.measured.of(objects.step[row]).mesh
        if mesh is None or (objects.building[row] != shown.block.building and not alone):
            continue
        floor = objects.storey[row]
        findings = said.get(objects.guid[row], ())
        properties = {
            "guid": objects.guid[row],
            "step": objects.step[row],
            "file": shown.file,
            "ifc_class": objects.ifc_class[row],
            "name": objects.name[row],
            "storey": objects.name[floor] if floor != NONE else "",
            "verdict": gravest(findings) or NOT_CHECKED,
            "findings": len(findings),
            "rules": " ".join(sorted({finding.rule for finding in findings})),
            **shown.facts.get(row, {}),
        }
        found.setdefault(floor, []).append(Part(mesh, properties))
    levels = {floor: _elevation(building, floor) for floor in found}
    ordered = sorted(found, key=lambda floor: (levels[floor] is not None, levels[floor] or 0.0, floor))
    return [
        Level(objects.name[floor] if floor != NONE else "", levels[floor], found[floor]) for floor in ordered
    ]


def _elevation(building: Building, floor: int) -> float | None:
    """[m] As the model states it; None where it states none."""
    assert building.shown is not None
    tables = building.shown.tables
    unit = tables.units.project.get("LENGTHUNIT")
    level = tables.objects.elevation[floor] if floor != NONE else None
    return None if level is None or unit is None else round(level * float(unit.factor), 6)


def _findings_by_guid(building: Building) -> Mapping[str, list[ExportedFinding]]:
    """The findings that are about an element, or rest on it."""
    found: dict[str, list[ExportedFinding]] = {}
    for finding in building.findings:
        for guid in sorted({*finding.elements, finding.subject.guid} - {""}):
            found.setdefault(guid, []).append(finding)
    return found

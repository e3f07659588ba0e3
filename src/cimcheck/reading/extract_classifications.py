"""References of objects into classification systems."""

from typing import TypeAlias

from cimcheck.reading.extract_source import Source, text
from cimcheck.reading.tables import Classifications

Reference: TypeAlias = tuple[str, str, str, str]  # system, edition, identification, name

LONGEST_CHAIN = 32  # references inside references, up to their system


def read_classifications(source: Source, row_of: dict[int, int]) -> Classifications:
    """All classification references of objects, in the order of their relations."""
    found = Classifications()
    known: dict[int, Reference] = {}
    relation = source.relation("IfcRelAssociatesClassification", "RelatingClassification", "RelatedObjects")
    for target, objects in relation:
        if target not in known:
            known[target] = _reference(source, target)
        for row in objects:
            if row in row_of:
                system, edition, identification, name = known[target]
                found.object.append(row_of[row])
                found.system.append(system)
                found.edition.append(edition)
                found.identification.append(identification)
                found.name.append(name)
    return found


def _reference(source: Source, row: int) -> Reference:
    ifc_class = source.class_of(row)
    if ifc_class == "IfcClassification":
        return *_system(source, row), "", ""
    if ifc_class == "IfcClassificationNotation":
        facets = source.references(row, "NotationFacets")
        return "", "", " ".join(text(source.value(facet, "NotationValue")) for facet in facets), ""
    identification = source.value(row, "Identification") or source.value(row, "ItemReference")
    name = text(source.value(row, "Name"))
    above = source.target(row, "ReferencedSource")
    for _ in range(LONGEST_CHAIN):
        if source.class_of(above) != "IfcClassificationReference":
            break
        above = source.target(above, "ReferencedSource")
    return *_system(source, above), text(identification), name


def _system(source: Source, row: int) -> tuple[str, str]:
    if source.class_of(row) != "IfcClassification":
        return "", ""
    return text(source.value(row, "Name")), text(source.value(row, "Edition"))

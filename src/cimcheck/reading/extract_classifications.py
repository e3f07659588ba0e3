"""References of objects into classification systems."""

from typing import TypeAlias

from cimcheck.reading.extract_source import Entity, Source, text
from cimcheck.reading.tables import Classifications

Reference: TypeAlias = tuple[str, str, str, str]  # system, edition, identification, name

LONGEST_CHAIN = 32  # references inside references, up to their system


def read_classifications(source: Source, row_of: dict[int, int]) -> Classifications:
    """All classification references of objects, in the order of their relations."""
    found = Classifications()
    known: dict[int, Reference] = {}
    relation = source.relation("IfcRelAssociatesClassification", "RelatingClassification", "RelatedObjects")
    for _, target, objects in relation:
        if target not in known:
            known[target] = _reference(source, source.model.by_id(target))
        for step in objects:
            if step in row_of:
                found.object.append(row_of[step])
                for column, value in zip(
                    (found.system, found.edition, found.identification, found.name), known[target], strict=True
                ):
                    column.append(value)
    return found


def _reference(source: Source, entity: Entity) -> Reference:
    ifc_class = source.class_of(entity)
    if ifc_class == "IfcClassification":
        return *_system(source, entity), "", ""
    if ifc_class == "IfcClassificationNotation":
        facets = source.entities(source.named(entity, "NotationFacets"))
        return "", "", " ".join(text(source.named(facet, "NotationValue")) for facet in facets), ""
    identification = source.named(entity, "Identification") or source.named(entity, "ItemReference")
    name = text(source.named(entity, "Name"))
    above = source.named(entity, "ReferencedSource")
    for _ in range(LONGEST_CHAIN):
        if source.class_of(above) != "IfcClassificationReference":
            break
        above = source.named(above, "ReferencedSource")
    return *_system(source, above), text(identification), name


def _system(source: Source, entity: Entity) -> tuple[str, str]:
    if source.class_of(entity) != "IfcClassification":
        return "", ""
    return text(source.named(entity, "Name")), text(source.named(entity, "Edition"))

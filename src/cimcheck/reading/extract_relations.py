"""Relations between objects."""

from collections.abc import Iterator

from cimcheck.reading.extract_source import Source, text
from cimcheck.reading.tables import NONE, Boundaries, Integers, ModelTables, Pairs

COVERINGS = (
    ("IfcRelCoversBldgElements", "RelatingBuildingElement"),
    ("IfcRelCoversSpaces", "RelatingSpace"),
    ("IfcRelCoversSpaces", "RelatedSpace"),  # its name in IFC2X3
)
ADDITIONS = (
    ("IfcRelProjectsElement", "RelatingElement", "RelatedFeatureElement"),
    ("IfcRelAdheresToElement", "RelatingElement", "RelatedSurfaceFeatures"),
)


def read_relations(source: Source, tables: ModelTables, row_of: dict[int, int]) -> dict[int, int]:
    """Fill types, wholes, containment, groups, openings, coverings and boundaries.

    Returns, for openings, fillings and features, the row of the element they sit on.
    """
    objects = tables.objects
    for column, ifc_class, one, many in (
        (objects.type_of, "IfcRelDefinesByType", "RelatingType", "RelatedObjects"),
        (objects.parent, "IfcRelAggregates", "RelatingObject", "RelatedObjects"),
        (objects.parent, "IfcRelNests", "RelatingObject", "RelatedObjects"),
        (objects.container, "IfcRelContainedInSpatialStructure", "RelatingStructure", "RelatedElements"),
    ):
        _point(column, _rows(source, row_of, ifc_class, one, many))
    tables.groups = _pairs(_rows(source, row_of, "IfcRelAssignsToGroup", "RelatingGroup", "RelatedObjects"))
    tables.referenced = _pairs(
        _rows(source, row_of, "IfcRelReferencedInSpatialStructure", "RelatingStructure", "RelatedElements")
    )
    tables.voids = _pairs(
        _rows(source, row_of, "IfcRelVoidsElement", "RelatingBuildingElement", "RelatedOpeningElement")
    )
    tables.fills = _pairs(
        _rows(source, row_of, "IfcRelFillsElement", "RelatingOpeningElement", "RelatedBuildingElement")
    )
    for ifc_class, one in COVERINGS:
        _extend(tables.covers, _rows(source, row_of, ifc_class, one, "RelatedCoverings"))
    tables.boundaries = _boundaries(source, row_of)
    hosts = {part: whole for whole, part in [*tables.fills, *tables.voids]}
    for ifc_class, one, many in ADDITIONS:
        hosts.update((part, whole) for whole, part in _rows(source, row_of, ifc_class, one, many))
    return hosts


def _rows(
    source: Source, row_of: dict[int, int], ifc_class: str, one: str, many: str
) -> Iterator[tuple[int, int]]:
    """Row pairs of a relation; ends that are no objects of this model are left out."""
    for start, ends in source.relation(ifc_class, one, many):
        left = row_of.get(start)
        if left is not None:
            for end in ends:
                right = row_of.get(end)
                if right is not None:
                    yield left, right


def _point(column: Integers, pairs: Iterator[tuple[int, int]]) -> None:
    """Note at each right end its left end; the relation with the lowest STEP id decides."""
    for left, right in pairs:
        if column[right] == NONE:
            column[right] = left


def _pairs(rows: Iterator[tuple[int, int]]) -> Pairs:
    pairs = Pairs()
    _extend(pairs, rows)
    return pairs


def _extend(pairs: Pairs, rows: Iterator[tuple[int, int]]) -> None:
    for left, right in rows:
        pairs.left.append(left)
        pairs.right.append(right)


def _boundaries(source: Source, row_of: dict[int, int]) -> Boundaries:
    boundaries = Boundaries()
    for relation in source.rows("IfcRelSpaceBoundary"):
        space = row_of.get(source.target(relation, "RelatingSpace"))
        if space is None:
            continue
        boundaries.space.append(space)
        boundaries.element.append(row_of.get(source.target(relation, "RelatedBuildingElement"), NONE))
        boundaries.physical.append(text(source.value(relation, "PhysicalOrVirtualBoundary")))
        boundaries.side.append(text(source.value(relation, "InternalOrExternalBoundary")))
    return boundaries

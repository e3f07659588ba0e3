"""Rows of `Objects`: what each object says of itself."""

from array import array
from collections.abc import Callable
from typing import Any

from cimcheck.reading.extract_source import Entity, Source, number, plain, text
from cimcheck.reading.tables import NONE, Objects

# The first of these that a class is a kind of decides.
KINDS = (
    ("IfcFeatureElementSubtraction", "opening"),
    ("IfcElement", "element"),
    ("IfcProxy", "element"),
    ("IfcSpatialElement", "spatial"),
    ("IfcSpatialStructureElement", "spatial"),
    ("IfcTypeObject", "type"),
    ("IfcProject", "project"),
    ("IfcAnnotation", "annotation"),
    ("IfcGrid", "grid"),
    ("IfcPort", "port"),
    ("IfcStructuralActivity", "structural"),
    ("IfcStructuralItem", "structural"),
    ("IfcGroup", "group"),
    ("IfcProcess", "process"),
    ("IfcResource", "resource"),
    ("IfcControl", "control"),
    ("IfcActor", "actor"),
)
TEXT_COLUMNS = {
    "GlobalId": "guid",
    "Name": "name",
    "Description": "description",
    "ObjectType": "object_type",
    "ElementType": "object_type",
    "ProcessType": "object_type",
    "ResourceType": "object_type",
    "LongName": "long_name",
    "Tag": "tag",
    "PredefinedType": "predefined_type",
    "OperationType": "operation_type",
    "PartitioningType": "operation_type",
    "AssemblyPlace": "assembly_place",
}
NUMBER_COLUMNS = {"Elevation": "elevation", "OverallWidth": "overall_width", "OverallHeight": "overall_height"}
SHAPES = ("Representation", "RepresentationMaps")
OPENABLE = frozenset({"IfcDoor", "IfcWindow", "IfcDoorType", "IfcWindowType", "IfcDoorStyle", "IfcWindowStyle"})


def read_objects(source: Source) -> tuple[Objects, dict[int, int]]:
    """All objects, without relations, and the row of each STEP id."""
    found = source.all("IfcObjectDefinition")
    entities = list(found.values())
    objects = _blank(array("q", found))
    objects.ifc_class = [entity.is_a() for entity in entities]
    rows_of_class: dict[str, list[int]] = {}
    for row, ifc_class in enumerate(objects.ifc_class):
        rows_of_class.setdefault(ifc_class, []).append(row)
    for ifc_class, rows in rows_of_class.items():
        kind = _kind(source.layout.lineage(ifc_class))
        for row in rows:
            objects.ifc_class[row], objects.kind[row] = ifc_class, kind
        _fill(source, objects, ifc_class, rows, [entities[row] for row in rows])
    return objects, {step: row for row, step in enumerate(found)}


def _blank(steps: "array[int]") -> Objects:
    rows = len(steps)
    objects = Objects(step=steps)
    for name in ("type_of", "parent", "container", "storey", "building", "site"):
        setattr(objects, name, array("q", [NONE]) * rows)
    objects.has_representation = array("q", [0]) * rows
    for name in {"kind", *TEXT_COLUMNS.values()}:
        setattr(objects, name, [""] * rows)
    for name in NUMBER_COLUMNS.values():
        setattr(objects, name, [None] * rows)
    return objects


def _kind(lineage: tuple[str, ...]) -> str:
    return next((kind for ifc_class, kind in KINDS if ifc_class in lineage), "other")


def _fill(source: Source, objects: Objects, ifc_class: str, rows: list[int], entities: list[Entity]) -> None:
    """Read one class, attribute by attribute."""
    attributes = source.layout.plain_attributes(ifc_class)
    openable = not OPENABLE.isdisjoint(source.layout.lineage(ifc_class))
    for name, (position, _) in attributes.items():
        values = source.column(entities, position)
        if name in TEXT_COLUMNS and (openable or name not in ("OperationType", "PartitioningType")):
            _put(getattr(objects, TEXT_COLUMNS[name]), rows, values, text)
        elif name in NUMBER_COLUMNS:
            _put(getattr(objects, NUMBER_COLUMNS[name]), rows, values, number)
        else:
            for row, value in zip(rows, map(plain, values), strict=True):
                if value is not None and value != ():
                    objects.attributes.setdefault(row, {})[name] = value
    for name in SHAPES:
        position = source.layout.index(ifc_class, name)
        if position >= 0:
            _put(objects.has_representation, rows, source.column(entities, position), bool)


def _put(column: Any, rows: list[int], values: list[Any], read: Callable[[object], Any]) -> None:
    for row, value in zip(rows, values, strict=True):
        if value is not None:
            column[row] = read(value)

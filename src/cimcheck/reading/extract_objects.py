"""Rows of `Objects`: what each object says of itself."""

from array import array

from cimcheck.reading.extract_source import Source, number, plain, text
from cimcheck.reading.step_tokens import Parsed
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
    "AssemblyPlace": "assembly_place",
}
OPERATION = {"OperationType": "operation_type", "PartitioningType": "operation_type"}  # of doors and windows
OPENABLE = {"IfcDoor", "IfcWindow", "IfcDoorType", "IfcWindowType", "IfcDoorStyle", "IfcWindowStyle"}
NUMBER_COLUMNS = {
    "Elevation": "elevation",
    "OverallWidth": "overall_width",
    "OverallHeight": "overall_height",
}
SHAPES = ("Representation", "RepresentationMaps")


def read_objects(source: Source) -> tuple[Objects, dict[int, int]]:
    """All objects, without relations, and for each row of the source the row of the object."""
    found = source.rows("IfcObjectDefinition")
    objects = _blank(array("q", [source.step[row] for row in found]))
    classes: dict[str, _ClassReader] = {}
    for at, row in enumerate(found):
        ifc_class = source.class_of(row)
        reader = classes.get(ifc_class)
        if reader is None:
            reader = classes[ifc_class] = _ClassReader(source, objects, ifc_class)
        reader.read(at, row)
    return objects, {row: at for at, row in enumerate(found)}


def _blank(steps: "array[int]") -> Objects:
    rows = len(steps)
    objects = Objects(step=steps)
    for name in ("type_of", "parent", "container", "storey", "building", "site"):
        setattr(objects, name, array("q", [NONE]) * rows)
    objects.has_representation = array("q", [0]) * rows
    for name in ("ifc_class", "kind", "operation_type", *TEXT_COLUMNS.values()):
        setattr(objects, name, [""] * rows)
    for name in NUMBER_COLUMNS.values():
        setattr(objects, name, [None] * rows)
    return objects


class _ClassReader:
    """Knows where each attribute of one class goes."""

    def __init__(self, source: Source, objects: Objects, ifc_class: str) -> None:
        self.source, self.objects, self.ifc_class = source, objects, ifc_class
        lineage = source.declared.lineage(ifc_class)
        self.kind = next((kind for name, kind in KINDS if name in lineage), "other")
        texts = TEXT_COLUMNS if OPENABLE.isdisjoint(lineage) else {**TEXT_COLUMNS, **OPERATION}
        plain_attributes = source.declared.plain_attributes(ifc_class)
        self.texts: list[tuple[int, list[str]]] = []
        self.numbers: list[tuple[int, list[float | None]]] = []
        self.others: list[tuple[int, str]] = []
        for name, (position, _) in plain_attributes.items():
            if name in texts:
                self.texts.append((position, getattr(objects, texts[name])))
            elif name in NUMBER_COLUMNS:
                self.numbers.append((position, getattr(objects, NUMBER_COLUMNS[name])))
            else:
                self.others.append((position, name))
        shapes = [source.declared.index(ifc_class, name) for name in SHAPES]
        self.shape = max(shapes)
        self.count = len(source.declared.attribute_types(ifc_class))

    def read(self, at: int, row: int) -> None:
        """Fill one row of the objects."""
        objects = self.objects
        objects.ifc_class[at], objects.kind[at] = self.ifc_class, self.kind
        if self.shape >= 0 and self.source.targets(row, self.shape):
            objects.has_representation[at] = 1
        values: tuple[Parsed, ...] = self.source.values(row)
        if len(values) < self.count:
            values += (None,) * (self.count - len(values))
        for position, texts in self.texts:
            texts[at] = text(values[position])
        for position, numbers in self.numbers:
            numbers[at] = number(values[position])
        for position, name in self.others:
            other = plain(values[position])
            if other is not None and other != ():
                objects.attributes.setdefault(at, {})[name] = other

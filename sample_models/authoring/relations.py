"""Relations are collected while elements are written, and written once at the end: one for many objects."""

from typing import Any

from sample_models.authoring.description import AnySet, Choice, PropertySet, QuantitySet, Value
from sample_models.authoring.step import StepText
from sample_models.authoring.unit_entities import geometric_units
from sample_models.authoring.units import SYSTEMS, convert

QUANTITY_CLASSES = {
    "length": ("IfcQuantityLength", "LengthValue"),
    "area": ("IfcQuantityArea", "AreaValue"),
    "volume": ("IfcQuantityVolume", "VolumeValue"),
    "mass": ("IfcQuantityWeight", "WeightValue"),
    "count": ("IfcQuantityCount", "CountValue"),
}


class Relations:
    """Who belongs to what in one file."""

    def __init__(self, step: StepText, quantity_unit: str) -> None:
        self._step = step
        self._quantity_unit = quantity_unit
        self._sets: dict[str, tuple[AnySet, list[Any]]] = {}
        self._materials: dict[int, tuple[Any, list[Any]]] = {}
        self._types: dict[str, tuple[Any, list[Any]]] = {}
        self._contained: dict[str, tuple[Any, list[Any]]] = {}
        self._parts: dict[str, tuple[Any, list[Any]]] = {}

    def define(self, thing: Any, sets: list[AnySet]) -> None:
        for one in sets:
            self._sets.setdefault(repr(one), (one, []))[1].append(thing)

    def contain(self, path: str, structure: Any, thing: Any) -> None:
        self._contained.setdefault(path, (structure, []))[1].append(thing)

    def aggregate(self, path: str, whole: Any, part: Any) -> None:
        self._parts.setdefault(path, (whole, []))[1].append(part)

    def make_of(self, thing: Any, material: Any) -> None:
        if material is not None:
            self._materials.setdefault(material.id(), (material, []))[1].append(thing)

    def of_type(self, path: str, type_object: Any, thing: Any) -> None:
        self._types.setdefault(path, (type_object, []))[1].append(thing)

    def property_entity(self, name: str, value: Value) -> Any:
        typed = self._step.typed(value)
        if isinstance(value, Choice):
            return self._step.shared("IfcPropertyEnumeratedValue", name, None, (typed,), None)
        return self._step.shared("IfcPropertySingleValue", name, None, typed, None)

    def set_entity(self, one: AnySet, path: str) -> Any:
        """The IfcPropertySet or IfcElementQuantity that says this."""
        if isinstance(one, PropertySet):
            properties = [self.property_entity(name, value) for name, value in one.properties]
            return self._step.root("IfcPropertySet", path, Name=one.name, HasProperties=properties)
        quantities = [self._quantity(one, name) for name, _ in one.quantities]
        return self._step.root("IfcElementQuantity", path, Name=one.name, Quantities=quantities)

    def _quantity(self, one: QuantitySet, name: str) -> Any:
        measure = dict(one.quantities)[name]
        ifc_class, _ = QUANTITY_CLASSES[measure.kind]
        stated = self._quantity_unit
        system = SYSTEMS[stated] if stated else self._step.system
        own = geometric_units(self._step, system).get(measure.kind) if stated else None
        extra = () if self._step.schema == "IFC2X3" else (None,)
        value = convert(measure.kind, measure.value, system)
        return self._step.shared(ifc_class, name, None, own, value, *extra)

    def write(self) -> None:
        """All that was collected, in the order it was first met."""
        for number, (one, things) in enumerate(self._sets.values(), 1):
            entity = self.set_entity(one, f"set/{number}/{one.name}")
            self._relate(
                "IfcRelDefinesByProperties", f"set/{number}/of", things, RelatingPropertyDefinition=entity
            )
        for path, (structure, things) in self._contained.items():
            self._step.root(
                "IfcRelContainedInSpatialStructure",
                f"{path}/contains",
                RelatedElements=things,
                RelatingStructure=structure,
            )
        for path, (whole, parts) in self._parts.items():
            self._relate("IfcRelAggregates", f"{path}/parts", parts, RelatingObject=whole)
        for number, (material, things) in enumerate(self._materials.values(), 1):
            self._relate("IfcRelAssociatesMaterial", f"material/{number}", things, RelatingMaterial=material)
        for path, (type_object, things) in self._types.items():
            self._relate("IfcRelDefinesByType", f"{path}/of", things, RelatingType=type_object)

    def _relate(self, ifc_class: str, path: str, things: list[Any], **other: Any) -> None:
        self._step.root(ifc_class, path, RelatedObjects=things, **other)

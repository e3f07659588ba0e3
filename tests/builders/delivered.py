"""A model that states nothing, and the same with everything that a delivery asks of it."""

from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.guid

from cimcheck.core.evidence import Source
from cimcheck.engine.delivery import Delivery, Requirement

QUANTITIES = {
    "m": ("IfcQuantityLength", "LengthValue"),
    "m2": ("IfcQuantityArea", "AreaValue"),
    "m3": ("IfcQuantityVolume", "VolumeValue"),
}


ELEMENTS = (
    "IfcWall",
    "IfcDoor",
    "IfcWindow",
    "IfcSlab",
    "IfcColumn",
    "IfcBeam",
    "IfcPipeSegment",
    "IfcRoof",
    "IfcGeographicElement",
)


def bare(to: Path) -> None:
    """Write a building of one storey with one room, one element a class and one protective unit."""
    model = ifcopenshell.file(schema="IFC4")

    def entity(kind: str, **values: object) -> Any:
        return model.create_entity(kind, GlobalId=ifcopenshell.guid.new(), **values)

    def inside(whole: Any, *parts: Any) -> None:
        entity("IfcRelAggregates", RelatingObject=whole, RelatedObjects=list(parts))

    project = entity("IfcProject", Name="P", UnitsInContext=model.createIfcUnitAssignment(_units(model)))
    site, building = entity("IfcSite", Name="S"), entity("IfcBuilding", Name="B")
    storey, room = entity("IfcBuildingStorey", Name="一层", Elevation=0.0), entity("IfcSpace", Name="房间")
    for whole, part in ((project, site), (site, building), (building, storey), (storey, room)):
        inside(whole, part)
    elements = [entity(kind, Name=kind) for kind in ELEMENTS]
    entity("IfcRelContainedInSpatialStructure", RelatingStructure=storey, RelatedElements=elements)
    unit = entity("IfcZone", Name="防护单元1")
    entity("IfcRelAssignsToGroup", RelatedObjects=[room], RelatingGroup=unit)
    model.write(str(to))


def _units(model: Any) -> list[Any]:
    metre, kelvin, watt = (
        model.createIfcSIUnit(None, kind, None, name)
        for kind, name in (
            ("LENGTHUNIT", "METRE"),
            ("THERMODYNAMICTEMPERATUREUNIT", "KELVIN"),
            ("POWERUNIT", "WATT"),
        )
    )
    area = model.createIfcSIUnit(None, "AREAUNIT", None, "SQUARE_METRE")
    volume = model.createIfcSIUnit(None, "VOLUMEUNIT", None, "CUBIC_METRE")
    parts = [
        model.createIfcDerivedUnitElement(one, power) for one, power in ((watt, 1), (metre, -2), (kelvin, -1))
    ]
    return [metre, area, volume, model.createIfcDerivedUnit(parts, "THERMALTRANSMITTANCEUNIT")]


def deliver(model: Path, needed: Delivery, to: Path) -> None:
    """Write a model that states nothing again, with a value at each place that is required."""
    opened = ifcopenshell.open(str(model))
    for one in needed.requirements:
        for element in _subjects(opened, one):
            if one.binding.source is not Source.ATTRIBUTE:
                _add(opened, element, one)
    opened.write(str(to))


def _subjects(model: Any, one: Requirement) -> list[Any]:
    found = {element for name in one.classes for element in _by_type(model, name)}
    titles = [one.entity.title.zh, one.entity.title.en] if one.entity.marks else [""]
    return sorted(
        (e for e in found if any(title.lower() in (e.Name or "").lower() for title in titles)),
        key=lambda element: element.id(),
    )


def _by_type(model: Any, name: str) -> list[Any]:
    try:
        return list(model.by_type(name, include_subtypes=False))
    except RuntimeError:
        return []  # another schema has this class


def _add(model: Any, element: Any, one: Requirement) -> None:
    if one.binding.source is Source.QUANTITY:
        unit = one.fact.unit.symbol
        kind, value = QUANTITIES.get(unit, ("IfcQuantityCount", "CountValue"))
        part = model.create_entity(kind, Name=one.name, **{value: _number(one)})
        _into(model, element, one.set, "IfcElementQuantity", "Quantities", part)
    else:
        part = model.create_entity("IfcPropertySingleValue", Name=one.name, NominalValue=_value(model, one))
        _into(model, element, one.set, "IfcPropertySet", "HasProperties", part)


def _into(model: Any, element: Any, name: str, kind: str, parts: str, part: Any) -> None:
    """Into the set of this name; a requirement is on every set of the name, so there is one."""
    for relation in element.IsDefinedBy:
        held = getattr(relation, "RelatingPropertyDefinition", None)
        if held is not None and held.is_a(kind) and held.Name == name:
            setattr(held, parts, [*getattr(held, parts), part])
            return
    guid = ifcopenshell.guid.new()
    held = model.create_entity(kind, GlobalId=guid, Name=name, **{parts: [part]})
    model.create_entity(
        "IfcRelDefinesByProperties",
        GlobalId=ifcopenshell.guid.new(),
        RelatedObjects=[element],
        RelatingPropertyDefinition=held,
    )


def _value(model: Any, one: Requirement) -> Any:
    if one.values:
        return model.create_entity("IfcLabel", one.values[0])
    if one.fact.kind == "truth":
        return model.create_entity("IfcBoolean", True)
    return model.create_entity(one.measure or "IfcReal", _number(one))


def _number(one: Requirement) -> float:
    """A number inside the limits, as the binding writes it."""
    low = float(one.low) if one.low is not None else 0.0
    high = float(one.high) if one.high is not None else max(1.0, 2 * low)
    return min(high, max(low, 1.0)) if low <= 1.0 <= high else (low + high) / 2

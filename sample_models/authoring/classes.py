"""Which IFC class, type class and standard sets a neutral kind becomes, in each generation of the schema."""

from dataclasses import dataclass
from typing import Any

from sample_models.authoring.description import Element
from sample_models.authoring.step import StepText


@dataclass(frozen=True)
class Classes:
    """Names in IFC4 and later, names in IFC2X3 (empty: no type object there), and the standard set names."""

    current: str
    current_type: str
    old: str
    old_type: str
    common: str = ""
    quantities: str = ""


def _same(stem: str, old_type: bool = True, quantities: str = "") -> Classes:
    type_name = f"Ifc{stem}Type"
    name = quantities or f"Qto_{stem}BaseQuantities"
    return Classes(
        f"Ifc{stem}", type_name, f"Ifc{stem}", type_name if old_type else "", f"Pset_{stem}Common", name
    )


def _flow(stem: str, old: str) -> Classes:
    return Classes(
        f"Ifc{stem}",
        f"Ifc{stem}Type",
        old,
        f"Ifc{stem}Type",
        f"Pset_{stem}TypeCommon",
        f"Qto_{stem}BaseQuantities",
    )


PROXY, PROXY_TYPE = "IfcBuildingElementProxy", "IfcBuildingElementProxyType"
KINDS = {
    "wall": Classes(
        "IfcWall",
        "IfcWallType",
        "IfcWallStandardCase",
        "IfcWallType",
        "Pset_WallCommon",
        "Qto_WallBaseQuantities",
    ),
    "slab": _same("Slab"),
    "column": _same("Column"),
    "beam": _same("Beam"),
    "member": _same("Member"),
    "plate": _same("Plate"),
    "covering": _same("Covering"),
    "railing": _same("Railing"),
    "curtain_wall": _same("CurtainWall", quantities="Qto_CurtainWallQuantities"),
    "shading": Classes(
        "IfcShadingDevice", "IfcShadingDeviceType", PROXY, PROXY_TYPE, "Pset_ShadingDeviceCommon"
    ),
    "stair": _same("Stair", old_type=False),
    "pile": _same("Pile", old_type=False),
    "footing": _same("Footing", old_type=False),
    "door": Classes(
        "IfcDoor", "IfcDoorType", "IfcDoor", "IfcDoorStyle", "Pset_DoorCommon", "Qto_DoorBaseQuantities"
    ),
    "window": Classes(
        "IfcWindow",
        "IfcWindowType",
        "IfcWindow",
        "IfcWindowStyle",
        "Pset_WindowCommon",
        "Qto_WindowBaseQuantities",
    ),
    "opening": Classes(
        "IfcOpeningElement", "", "IfcOpeningElement", "", "", "Qto_OpeningElementBaseQuantities"
    ),
    "space": Classes("IfcSpace", "", "IfcSpace", "", "Pset_SpaceCommon", "Qto_SpaceBaseQuantities"),
    "pipe": _flow("PipeSegment", "IfcFlowSegment"),
    "conduit": _flow("CableCarrierSegment", "IfcFlowSegment"),
    "tank": _flow("Tank", "IfcFlowStorageDevice"),
    "geographic": Classes("IfcGeographicElement", "IfcGeographicElementType", PROXY, PROXY_TYPE),
    "civil": Classes("IfcCivilElement", "IfcCivilElementType", PROXY, PROXY_TYPE),
    "solar": Classes("IfcSolarDevice", "IfcSolarDeviceType", PROXY, PROXY_TYPE, "Pset_SolarDeviceTypeCommon"),
    "reinforcement": Classes("IfcReinforcingBar", "IfcReinforcingBarType", "IfcReinforcingBar", ""),
    "luminaire": Classes(
        "IfcLightFixture",
        "IfcLightFixtureType",
        "IfcFlowTerminal",
        "IfcLightFixtureType",
        "Pset_LightFixtureTypeCommon",
    ),
    "proxy": Classes(PROXY, PROXY_TYPE, PROXY, PROXY_TYPE, "Pset_BuildingElementProxyCommon"),
    "note": Classes("IfcAnnotation", "", "IfcAnnotation", ""),
}
REQUIRED: dict[str, dict[str, Any]] = {
    "IfcDoorStyle": {"ParameterTakesPrecedence": False, "Sizeable": False},
    "IfcWindowStyle": {"ParameterTakesPrecedence": False, "Sizeable": False},
}
ENUMERATED = ("PredefinedType", "ShapeType", "OperationType", "PartitioningType", "ConstructionType")


def class_of(kind: str, schema: str) -> str:
    return KINDS[kind].old if schema == "IFC2X3" else KINDS[kind].current


def type_class_of(kind: str, schema: str) -> str:
    """Class of the type object; empty when the schema has none for this kind."""
    return KINDS[kind].old_type if schema == "IFC2X3" else KINDS[kind].current_type


def enumerations(step: StepText, ifc_class: str, element: Element) -> dict[str, Any]:
    """Enumerated attributes the class asks for: the element's own choice where the schema has it."""
    found: dict[str, Any] = dict(REQUIRED.get(ifc_class, {}))
    occurrence_of_door = ifc_class in ("IfcDoor", "IfcWindow", "IfcOpeningElement")
    for attribute in ENUMERATED:
        choices = step.choices(ifc_class, attribute)
        if choices is None or (occurrence_of_door and attribute != "PredefinedType"):
            continue
        found[attribute] = element.predefined if element.predefined in choices else "NOTDEFINED"
    return found

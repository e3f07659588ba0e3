"""Which discipline a model belongs to, told by what most of its elements are."""

from collections.abc import Mapping

from cimcheck.facts.model_view import ModelView

STRUCTURE = (
    "IfcBeam",
    "IfcBeamStandardCase",
    "IfcColumn",
    "IfcColumnStandardCase",
    "IfcElementAssembly",
    "IfcFooting",
    "IfcMember",
    "IfcPile",
    "IfcPlate",
    "IfcReinforcingBar",
    "IfcReinforcingMesh",
    "IfcTendon",
)
ARCHITECTURE = (
    "IfcCovering",
    "IfcCurtainWall",
    "IfcDoor",
    "IfcFurnishingElement",
    "IfcFurniture",
    "IfcSpace",
    "IfcWindow",
)
SERVICES_STEMS = (
    "IfcFlow",
    "IfcDistribution",
    "IfcPipe",
    "IfcDuct",
    "IfcCable",
    "IfcAirTerminal",
    "IfcSanitary",
)


def discipline_of(view: ModelView) -> str:
    """architecture, structure, services or unknown."""
    sizes: Mapping[str, int] = {name: len(rows) for name, rows in view.by_class.items()}
    services = sum(
        size for name, size in sizes.items() if name.startswith(SERVICES_STEMS) and "Type" not in name
    )
    elements = sum(1 for kind in view.objects.kind if kind == "element")
    if services * 2 > elements:
        return "services"
    structure = sum(sizes.get(name, 0) for name in STRUCTURE)
    architecture = sum(sizes.get(name, 0) for name in ARCHITECTURE)
    if architecture == structure == 0:
        return "unknown"
    return "architecture" if sizes.get("IfcSpace") or architecture >= structure else "structure"

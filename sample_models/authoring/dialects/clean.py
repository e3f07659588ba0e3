"""A tool that keeps to the standard: Pset_*Common, Qto_*BaseQuantities, Chinese and English names."""

from sample_models.authoring import plan
from sample_models.authoring.classes import KINDS
from sample_models.authoring.description import (
    AnySet,
    Building,
    Choice,
    Element,
    Facts,
    Measure,
    PropertySet,
    QuantitySet,
    Site,
    Storey,
)
from sample_models.authoring.dialects.base import Dialect, chosen, declared, filled, translated

COMMON = {
    "external": "IsExternal",
    "load_bearing": "LoadBearing",
    "fire_rating": "FireRating",
    "acoustic_rating": "AcousticRating",
    "transmittance": "ThermalTransmittance",
    "publicly_accessible": "PubliclyAccessible",
    "fire_exit": "FireExit",
}
SPONGE = {
    "facility": "FacilityType",
    "effective_depth": "EffectiveDepth_m",
    "storage_volume": "StorageVolume_m3",
    "runoff_coefficient": "RunoffCoefficient",
    "catchment_area": "CatchmentArea_m2",
    "soil_depth": "SoilDepth_m",
}
PREFABRICATION = {
    "dry_method": "DryConstruction",
    "separated": "SeparatedFromStructure",
    "integrated_envelope": "IntegratedInsulationAndFinish",
    "integrated_services": "IntegratedServicesAndFinish",
}
WINDOW = {"openable_area": "OpenableArea", "opening_angle": "OpeningAngle"}
PRECAST_SLAB = {"panel_thickness": "NominalThickness", "topping_thickness": "NominalToppingThickness"}
GLAZING = {
    "solar_heat_gain": "SolarHeatGainTransmittance",
    "visible_transmittance": "VisibleLightTransmittance",
}
SIZE = {"length": "Length", "width": "Width", "height": "Height"}
BAR = {
    "length": "Length",
    "cross_section_area": "CrossSectionArea",
    "gross_volume": "GrossVolume",
    "net_volume": "NetVolume",
}
QUANTITIES = {
    "wall": SIZE
    | {
        "gross_footprint_area": "GrossFootprintArea",
        "gross_side_area": "GrossSideArea",
        "net_side_area": "NetSideArea",
        "gross_volume": "GrossVolume",
        "net_volume": "NetVolume",
    },
    "slab": {
        "width": "Width",
        "perimeter": "Perimeter",
        "gross_area": "GrossArea",
        "net_area": "NetArea",
        "gross_volume": "GrossVolume",
        "net_volume": "NetVolume",
    },
    "column": BAR,
    "beam": BAR,
    "member": BAR,
    "pile": BAR,
    "footing": {"gross_volume": "GrossVolume", "net_volume": "NetVolume"},
    "stair": {"gross_volume": "GrossVolume", "net_volume": "NetVolume"},
    "covering": {"width": "Width", "gross_area": "GrossArea", "net_area": "NetArea"},
    "door": {"width": "Width", "height": "Height", "perimeter": "Perimeter", "area": "Area"},
    "window": {"width": "Width", "height": "Height", "perimeter": "Perimeter", "area": "Area"},
    "opening": {"width": "Width", "height": "Height", "depth": "Depth", "area": "Area", "volume": "Volume"},
    "pipe": {"length": "Length"},
    "conduit": {"length": "Length"},
    "space": {
        "height": "Height",
        "perimeter": "GrossPerimeter",
        "gross_floor_area": "GrossFloorArea",
        "net_floor_area": "NetFloorArea",
        "gross_wall_area": "GrossWallArea",
        "gross_ceiling_area": "GrossCeilingArea",
        "net_volume": "NetVolume",
    },
    "geographic": {"gross_area": "GrossArea", "net_area": "NetArea"},
    "civil": {"gross_area": "GrossArea", "net_area": "NetArea"},
    "proxy": {"gross_area": "GrossArea", "net_area": "NetArea", "net_volume": "NetVolume"},
}
CASTING = {"precast": "Precast", "composite": "Precast", "in_situ": "In-Situ"}
CASTING_LATEST = {"precast": "PRECAST", "in_situ": "INSITU", "composite": "MIXED"}


class Clean(Dialect):
    key = "clean"
    application = ("OpenAuthor", "3.2", "OpenAuthor 3.2", "OpenAuthor")
    view = "ReferenceView_V1.2"

    def name(self, element: Element, serial: int) -> str:
        return f"{element.name} {element.english}".strip()

    def long_name(self, space: Element) -> str:
        return space.english

    def object_type(self, element: Element) -> str | None:
        return element.area_scheme or element.type_name or None

    def storey_name(self, storey: Storey) -> str:
        return f"{storey.name} {storey.english}"

    def building_name(self, building: Building) -> str:
        return f"{building.name} {building.english}"

    def occurrence_sets(
        self, element: Element, storey: Storey | None, schema: str, serial: int
    ) -> list[AnySet]:
        classes = KINDS[element.kind]
        common = () if element.kind in ("door", "window") else chosen(element, COMMON)
        sets = filled(
            [
                (classes.common or "Pset_ElementCommon", common),
                ("Pset_ConcreteElementGeneral", _casting(element, schema)),
                ("Pset_PrecastConcreteElementGeneral", _piece(element)),
                ("Pset_PrecastSlab", chosen(element, PRECAST_SLAB)),
                ("Pset_CimcheckPrefabrication", chosen(element, PREFABRICATION)),
                ("Pset_CimcheckWindow", chosen(element, WINDOW)),
                ("Pset_CimcheckSponge", _bare(chosen(element, SPONGE))),
                ("Pset_TankTypeCommon", chosen(element, {"capacity": "NominalCapacity"})),
                ("Pset_SpaceOccupancyRequirements", chosen(element, {"occupants": "OccupancyNumber"})),
            ]
        )
        return [*sets, *_quantities(element)]

    def type_sets(self, element: Element, schema: str) -> list[AnySet]:
        if element.kind not in ("door", "window"):
            return []
        return filled(
            [
                (KINDS[element.kind].common, chosen(element, COMMON)),
                ("Pset_DoorWindowGlazingType", chosen(element, GLAZING)),
            ]
        )

    def storey_sets(self, storey: Storey, schema: str) -> list[AnySet]:
        above: AnySet = PropertySet("Pset_BuildingStoreyCommon", (("AboveGround", storey.above_ground),))
        height = ("GrossHeight", Measure("length", storey.height))
        if not storey.outline:
            return [above, QuantitySet("Qto_BuildingStoreyBaseQuantities", (height,))]
        floor = ("GrossFloorArea", Measure("area", plan.area(storey.outline)))
        return [above, QuantitySet("Qto_BuildingStoreyBaseQuantities", (height, floor))]

    def building_sets(self, building: Building, schema: str) -> list[AnySet]:
        above = sum(storey.above_ground and storey.height > 0 for storey in building.storeys)
        stated: Facts = (("NumberOfStoreys", above),) if building.says_storeys and above else ()
        common: AnySet = PropertySet("Pset_BuildingCommon", (("OccupancyType", building.use), *stated))
        return [common, *filled([("Pset_CIM_GreenBuilding", declared(building, 0))])]

    def site_sets(self, site: Site, schema: str) -> list[AnySet]:
        if site.area is None:
            return []
        area = Measure("area", site.area)
        return [
            PropertySet("Pset_SiteCommon", (("TotalArea", area),)),
            QuantitySet("Qto_SiteBaseQuantities", (("GrossArea", area),)),
        ]


def _casting(element: Element, schema: str) -> Facts:
    casting = element.fact("casting")
    if schema == "IFC4X3_ADD2":
        latest = translated(casting, CASTING_LATEST, Choice)
        return () if latest is None else (("CastingMethod", latest),)
    method = translated(casting, CASTING)
    return () if method is None else (("ConstructionMethod", method),)


def _bare(properties: Facts) -> Facts:
    """Plain numbers in SI, for properties whose names carry their unit."""
    return tuple((name, value.value if isinstance(value, Measure) else value) for name, value in properties)


def _piece(element: Element) -> Facts:
    return (("PieceMark", element.mark),) if element.mark and element.fact("casting") == "precast" else ()


def _quantities(element: Element) -> list[AnySet]:
    wanted = QUANTITIES.get(element.kind, {})
    found = tuple(
        (name, value) for fact, name in wanted.items() if (value := element.measure(fact)) is not None
    )
    name = KINDS[element.kind].quantities or "Qto_BodyGeometryQuantities"
    return [QuantitySet(name, found)] if found else []

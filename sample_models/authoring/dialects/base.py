"""What a dialect decides. The defaults say nothing: each tool adds what it writes."""

from collections.abc import Callable

from sample_models.authoring.description import (
    AnySet,
    Building,
    Element,
    Facts,
    PropertySet,
    Site,
    Storey,
    Value,
    Zone,
)


class Dialect:
    """Names and property sets of one authoring tool. `serial` counts elements as they are written."""

    key = ""
    application = ("", "", "", "")
    """Developer, version, full name, identifier."""
    view = "CoordinationView_V2.0"
    stamp = "2024-05-20T09:00:00"

    def accepts(self, element: Element) -> bool:
        """Whether this tool would hold such an element at all."""
        return True

    def in_cast_unit(self, element: Element) -> bool:
        """Whether the element is written as the part of an assembly."""
        return False

    def name(self, element: Element, serial: int) -> str:
        return element.name

    def long_name(self, space: Element) -> str:
        return space.name

    def object_type(self, element: Element) -> str | None:
        return element.type_name or None

    def type_name(self, element: Element) -> str:
        return element.type_name

    def tag(self, element: Element, serial: int) -> str | None:
        return element.mark or None

    def storey_name(self, storey: Storey) -> str:
        return storey.name

    def building_name(self, building: Building) -> str:
        return building.name

    def area_spaces(self, storey: Storey) -> tuple[Element, ...]:
        """Spaces this tool adds for the floor area of a storey."""
        return ()

    def occurrence_sets(
        self, element: Element, storey: Storey | None, schema: str, serial: int
    ) -> list[AnySet]:
        return []

    def type_sets(self, element: Element, schema: str) -> list[AnySet]:
        return []

    def assembly_sets(self, element: Element, storey: Storey | None, serial: int) -> list[AnySet]:
        return []

    def storey_sets(self, storey: Storey, schema: str) -> list[AnySet]:
        return []

    def building_sets(self, building: Building, schema: str) -> list[AnySet]:
        return []

    def site_sets(self, site: Site, schema: str) -> list[AnySet]:
        return []

    def zone_sets(self, zone: Zone, schema: str) -> list[AnySet]:
        return []


DECLARED = {
    "full_fit_out": ("FullFitOut", "全装修"),
    "green_star": ("GreenStarTarget", "绿色建筑星级"),
    "floor_area_ratio": ("FAR", "容积率"),
    "building_density": ("BuildingDensity", "建筑密度"),
    "green_space_ratio": ("GreenSpaceRatio", "绿地率"),
    "floor_area_above_ground": ("AboveGroundArea", "地上建筑面积"),
    "shape_factor": ("ShapeFactor", "体形系数"),
    "south_window_wall_ratio": ("WindowWallRatioSouth", "南向窗墙比"),
    "prefabrication_ratio": ("PrefabricationRatio", "装配率"),
    "foundation_depth": ("FoundationDepth", "基础埋深"),
}
"""What a building declares of itself, in English and in Chinese; the standard has no set for it."""


def declared(building: Building, language: int) -> Facts:
    """What the building declares, named in English (0) or Chinese (1)."""
    return tuple((DECLARED[name][language], value) for name, value in building.facts)


def chosen(element: Element, names: dict[str, str]) -> Facts:
    """The facts an element has, under the names a dialect gives them."""
    return tuple((name, value) for fact, name in names.items() if (value := element.fact(fact)) is not None)


def measured(element: Element, names: dict[str, str]) -> Facts:
    """The measures an element has, under the names a dialect gives them."""
    return tuple(
        (name, value) for measure, name in names.items() if (value := element.measure(measure)) is not None
    )


def filled(sets: list[tuple[str, Facts]]) -> list[AnySet]:
    """Property sets that hold something."""
    return [PropertySet(name, properties) for name, properties in sets if properties]


def translated(
    value: Value | None, words: dict[str, str], write: Callable[[str], Value] = str
) -> Value | None:
    """A categorical fact in the words of a dialect; None for what it has no word for."""
    return write(words[value]) if isinstance(value, str) and value in words else None

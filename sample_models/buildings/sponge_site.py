"""A plot of 200 m x 100 m: roof, road, permeable paving and green space, with facilities that store rain."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sample_models.authoring import parts
from sample_models.authoring.description import Building, Element, Facts, Measure, Model, Site
from sample_models.authoring.measures import facts
from sample_models.authoring.plan import Outline, rectangle
from sample_models.authoring.storeys import above_ground, roof

PLOT = 20000.0
ROOF = rectangle(0, 0, 50, 100)
HEIGHT = 4.5
GREEN: Outline = ((145, 0), (180, 0), (180, 10), (200, 10), (200, 100), (145, 100))


@dataclass(frozen=True)
class Surface:
    """A strip of ground: what it is, where, how thick, and what it does with rain."""

    key: str
    name: str
    english: str
    outline: Outline
    coefficient: float
    facility: str = ""
    depth: float | None = None
    predefined: str = ""
    kind: str = "geographic"


SURFACES = (
    Surface("road", "混凝土道路", "Concrete road", rectangle(50, 0, 40, 100), 0.85, kind="civil"),
    Surface(
        "paving", "透水砖铺装", "Permeable paving", rectangle(90, 0, 40, 100), 0.30, "透水铺装", kind="civil"
    ),
    Surface(
        "sunken",
        "下沉式绿地",
        "Sunken green space",
        rectangle(130, 0, 15, 100),
        0.15,
        "下沉式绿地",
        0.10,
        "VEGETATION",
    ),
    Surface(
        "garden", "雨水花园", "Rain garden", rectangle(180, 0, 20, 10), 0.15, "雨水花园", 0.20, "VEGETATION"
    ),
    Surface("lawn", "普通绿地", "Lawn", GREEN, 0.15, predefined="VEGETATION"),
)
TRAPS = (
    Surface("road", "混凝土道路", "Concrete road", rectangle(50, 0, 40, 100), 0.85, kind="civil"),
    Surface(
        "paving", "不透水铺装(花岗岩)", "Impermeable paving", rectangle(90, 0, 40, 100), 0.85, kind="civil"
    ),
    Surface("lawn", "普通绿地", "Lawn", rectangle(130, 0, 70, 100), 0.15, predefined="VEGETATION"),
)
"""A plot with nothing that holds rain, though some words come close."""
FALSE_TANKS = (
    ("fire", "消防水池", "Fire water tank", 200.0),
    ("domestic", "生活水箱", "Domestic water tank", 60.0),
    ("sewage", "污水调节池", "Sewage equalisation tank", 80.0),
)


def _surface(surface: Surface, coefficients: bool) -> Element:
    depth = None if surface.depth is None else Measure("length", surface.depth)
    known = facts(
        facility=surface.facility or None,
        effective_depth=depth,
        runoff_coefficient=surface.coefficient if coefficients else None,
    )
    return parts.sheet(
        surface.kind,
        surface.key,
        surface.outline,
        thickness=0.15,
        base=-0.15,
        name=surface.name,
        english=surface.english,
        family="场地构件",
        type_name=surface.name,
        predefined=surface.predefined,
        facts=known,
    )


def _tank(key: str, name: str, english: str, volume: float, at: float, known: Facts = ()) -> Element:
    """A tank 4 m wide and 2 m deep under the road, as long as its volume asks."""
    given: dict[str, Any] = {"predefined": "BASIN", "family": "水池", "type_name": f"{name}-{volume:.0f}m3"}
    capacity = facts(capacity=Measure("volume", volume))
    return parts.sheet(
        "tank",
        key,
        rectangle(55, at, volume / 8, 4),
        thickness=2.0,
        base=-3.0,
        name=name,
        english=english,
        facts=(*capacity, *known),
        **given,
    )


def _building(coefficients: bool) -> tuple[Any, ...]:
    """One hall under a hard roof of 5000 m2."""
    cover = parts.slab(
        "roof",
        ROOF,
        thickness=0.2,
        name="硬质屋面",
        english="Hard roof",
        predefined="ROOF",
        type_name="钢筋混凝土屋面200",
        material="钢筋混凝土",
        facts=facts(external=True, runoff_coefficient=0.85 if coefficients else None),
    )
    floor = parts.slab("S1", ROOF, thickness=0.15, type_name="地坪150", material="钢筋混凝土")
    return (*above_ground(1, HEIGHT, ROOF, lambda _: (floor,)), roof(1, HEIGHT, (cover,)))


def plot(surfaces: tuple[Surface, ...], tanks: tuple[Element, ...], coefficients: bool = True) -> Building:
    ground = tuple(_surface(surface, coefficients) for surface in surfaces)
    site = Site("示例地块", PLOT, (*ground, *tanks))
    return Building("sponge_site", "12号展厅", "Hall 12", "公共", _building(coefficients), site=site)


def models() -> Iterator[Model]:
    volume = facts(facility="雨水调蓄池", storage_volume=Measure("volume", 40.0))
    tank = _tank("tank", "雨水调蓄池", "Rainwater storage tank", 40.0, 20.0, volume)
    whole, silent = plot(SURFACES, (tank,)), plot(SURFACES, (tank,), coefficients=False)
    small = plot(tuple(s for s in SURFACES if s.key != "garden"), ())
    false = tuple(
        _tank(key, name, english, size, 10.0 + 10 * n)
        for n, (key, name, english, size) in enumerate(FALSE_TANKS)
    )
    yield Model("pass-spg002-site-ifc4.ifc", whole, "clean")
    yield Model("pass-spg002-site-ifc4x3_metre.ifc", whole, "clean", "IFC4X3_ADD2", "m")
    yield Model("pass-spg002-site-ifc4_foot.ifc", whole, "clean", unit="ft")
    yield Model("pass-spg002-site_of_proxies-revit_zh.ifc", whole, "revit_chinese", "IFC2X3")
    yield Model("undetermined-spg002-site_without_coefficients-ifc4.ifc", silent, "clean")
    yield Model("fail-spg002-site_small_storage-ifc4.ifc", small, "clean")
    yield Model("undetermined-spg001-site_traps-ifc4.ifc", plot(TRAPS, false), "clean")
    yield Model("undetermined-spg001-site_traps-revit_zh.ifc", plot(TRAPS, false), "revit_chinese", "IFC2X3")

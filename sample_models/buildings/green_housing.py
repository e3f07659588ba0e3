"""Housing of six storeys on a plot of 80 m x 50 m: basement, green space, paving and parking by hand."""

from collections.abc import Iterator

from sample_models.authoring import parts
from sample_models.authoring.description import Building, Element, Measure, Model, Site
from sample_models.authoring.measures import facts
from sample_models.authoring.plan import Outline, rectangle
from sample_models.authoring.storeys import above_ground, basement, roof

STOREYS, HEIGHT, DEPTH = 6, 3.0, 3.6
FOOTPRINT, CELLAR = rectangle(0, 0, 20, 15), rectangle(0, 0, 30, 21)
"""300 m2, six times above ground 1800 m2; 630 m2 below: Rr = 0.35, Rp = 630/4000 = 0.1575."""
PLOT = 4000.0
BAY = (2.5, 5.3)
GROUND: tuple[tuple[str, str, str, Outline, str], ...] = (
    ("lawn", "草坪", "Lawn", rectangle(0, 15, 20, 35), ""),
    ("road", "沥青道路", "Asphalt road", rectangle(20, 0, 30, 30), ""),
    ("paving", "透水砖铺装", "Permeable paving", rectangle(20, 30, 30, 20), "透水铺装"),
    ("square", "透水砖铺装", "Permeable paving", rectangle(50, 30, 15, 20), "透水铺装"),
    ("sunken", "下沉式绿地", "Sunken green space", rectangle(50, 0, 30, 20), "下沉式绿地"),
    ("hedge", "灌木丛", "Planting bed", rectangle(50, 20, 30, 10), ""),
    ("garden", "雨水花园", "Rain garden", rectangle(65, 30, 15, 20), "雨水花园"),
)
"""Green 700 + 600 + 300 + 300 = 1900, of it 900 store rain; paving 900 + 600 + 300, of it 900 permeable."""


def _ground(key: str, name: str, english: str, outline: Outline, facility: str) -> Element:
    kind = "civil" if "铺装" in name or "道路" in name else "geographic"
    return parts.sheet(
        kind,
        key,
        outline,
        thickness=0.15,
        base=-0.15,
        name=name,
        english=english,
        family="场地构件",
        type_name=name,
        predefined="" if kind == "civil" else "VEGETATION",
        facts=facts(facility=facility or None),
    )


def _bay(key: str, name: str, english: str, x: float, y: float) -> Element:
    return parts.sheet(
        "proxy",
        key,
        rectangle(x, y, *BAY),
        thickness=0.02,
        name=name,
        english=english,
        family="停车位",
        type_name=name,
    )


def _cellar_bay(number: int, name: str, english: str) -> Element:
    x, y = 1.0 + 2.6 * (number % 10), 1.0 if number < 10 else 14.0
    return parts.space(
        f"P{number}", rectangle(x, y, *BAY), height=2.8, mark=f"P{number + 1}", name=name, english=english
    )


def _floor(number: int) -> tuple[Element, ...]:
    deck = parts.slab(
        "S1", FOOTPRINT, thickness=0.12, type_name="楼板-钢筋混凝土120", material="钢筋混凝土 C30"
    )
    home = parts.space(
        "R1", rectangle(1, 1, 18, 13), height=2.8, mark=f"{number}01", name="住宅套型", english="Flats"
    )
    return deck, home


def housing() -> Building:
    """Four bays on the ground, 20 below it, six of those with charging points."""
    bays = tuple(_bay(f"bay{n}", "地面停车位", "Surface parking bay", 22 + 3.0 * n, 31) for n in range(4))
    charged = tuple(_cellar_bay(n, "充电车位", "Parking bay, charging") for n in range(6))
    plain = tuple(_cellar_bay(n, "车位（无充电）", "Parking bay, non-charging") for n in range(6, 20))
    raft = parts.slab(
        "raft", CELLAR, thickness=0.5, name="筏板", english="Raft", predefined="BASESLAB", type_name="筏板500"
    )
    top = parts.slab(
        "roof",
        FOOTPRINT,
        thickness=0.15,
        name="硬质屋面",
        english="Hard roof",
        predefined="ROOF",
        type_name="保温屋面150",
        facts=facts(external=True, transmittance=Measure("transmittance", 0.38)),
    )
    storeys = (
        basement(DEPTH, CELLAR, (raft, *charged, *plain)),
        *above_ground(STOREYS, HEIGHT, FOOTPRINT, _floor),
        roof(STOREYS, HEIGHT, (top,)),
    )
    site = Site("示例住宅地块", PLOT, (*(_ground(*one) for one in GROUND), *bays))
    return Building(
        "green_housing", "14号住宅楼", "Housing 14", "住宅", storeys, site=site, true_north=(0.0, 1.0)
    )


def models() -> Iterator[Model]:
    whole = housing()
    yield Model("pass-grn004-green_housing-ifc4.ifc", whole, "clean")
    yield Model("pass-grn004-green_housing-ifc4x3_metre.ifc", whole, "clean", "IFC4X3_ADD2", "m")
    yield Model("pass-grn004-green_housing-revit_zh.ifc", whole, "revit_chinese", "IFC2X3")

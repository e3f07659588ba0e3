"""Shops of two storeys, 60 m x 20 m, over a basement of three protective units: unit areas at the limit."""

from collections.abc import Iterator

from sample_models.authoring import parts, shelter, walls
from sample_models.authoring.description import Building, Element, Model
from sample_models.authoring.measures import facts, layered
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground, basement, roof

STOREYS, HEIGHT, DEPTH, DECK = 2, 4.2, 4.5, 0.25
FOOTPRINT, CELLAR = rectangle(0, 0, 60, 20), rectangle(-10, -12, 140, 45)
CLEAR = DEPTH - DECK
AT_LIMIT, OVER_LIMIT = 50.0, 50.025
"""Widths of the first unit, 40 m deep: 2000 m2 and 2001 m2."""


def _floor(number: int) -> tuple[Element, ...]:
    glazing = tuple(walls.window(f"w{index}", 4.0 + 14 * index, 6.0, 2.4, sill=0.3) for index in range(4))
    shell = walls.perimeter_walls(
        FOOTPRINT,
        prefix="EW",
        holes={0: glazing},
        height=HEIGHT - DECK,
        thickness=0.2,
        layers=layered(("蒸压加气混凝土砌块", 0.2)),
        type_name="外墙-加气混凝土砌块200",
        facts=facts(external=True, load_bearing=False),
    )
    shop = rectangle(0.2, 0.2, 59.6, 19.6)
    return (
        parts.slab(
            "S1", FOOTPRINT, thickness=DECK, type_name="楼板-钢筋混凝土250", material="钢筋混凝土 C30"
        ),
        *shell,
        parts.space("R1", shop, height=HEIGHT - DECK, mark=f"{number}01", name="商铺", english="Shop"),
    )


def _units(first_width: float, first_use: str) -> tuple[Element, ...]:
    """Three units side by side, 40 m deep; the second 37.5 m wide (1500 m2), the third 45 m (1800 m2)."""
    drawn = ((0.0, first_width, first_use), (51.0, 37.5, shelter.PERSONNEL), (89.5, 45.0, shelter.PERSONNEL))
    return tuple(
        shelter.protective_unit(number, rectangle(x - 8, -10, width, 40), height=CLEAR, use=use)
        for number, (x, width, use) in enumerate(drawn, 1)
    )


def _dividers() -> tuple[Element, ...]:
    """Walls between the units, each with a connecting opening closed by a blast door."""
    drawn = (("BW8", 42.5), ("BW9", 81.0))
    return tuple(
        walls.wall(
            key,
            (x, -10),
            (x, 30),
            height=CLEAR,
            thickness=0.3,
            name="防护单元隔墙",
            english="Protective unit wall",
            material="钢筋混凝土 C40",
            type_name="防护单元隔墙-钢筋混凝土300",
            holes=(shelter.blast_door("d1", 18.0, "HFM1520"),),
            facts=facts(external=False, load_bearing=True),
        )
        for key, x in drawn
    )


def shops(first_width: float, first_use: str = shelter.PERSONNEL) -> Building:
    units = _units(first_width, first_use)
    shell = walls.perimeter_walls(
        CELLAR,
        prefix="BW",
        height=CLEAR,
        thickness=0.4,
        name="人防外墙",
        english="Basement wall",
        type_name="人防外墙-钢筋混凝土400",
        material="钢筋混凝土 C40",
        facts=facts(external=True, load_bearing=True),
    )
    raft = parts.slab(
        "raft", CELLAR, thickness=0.7, name="筏板", english="Raft", predefined="BASESLAB", type_name="筏板700"
    )
    top = parts.slab("roof", FOOTPRINT, thickness=0.18, name="屋面板", english="Roof slab", predefined="ROOF")
    cellar = basement(
        DEPTH, CELLAR, (raft, *shell, *_dividers(), *units), "地下一层(人防)", "Basement 1 (air defence)"
    )
    storeys = (cellar, *above_ground(STOREYS, HEIGHT, FOOTPRINT, _floor), roof(STOREYS, HEIGHT, (top,)))
    return Building("shop_garage", "5号商业楼", "Shops 5", "商业", storeys, shelter.unit_zones("B1", units))


def models() -> Iterator[Model]:
    within, over = shops(AT_LIMIT), shops(OVER_LIMIT)
    yield Model("pass-adb002-protective_units-ifc4.ifc", within, "clean")
    yield Model("pass-adb002-protective_units-revit_zh.ifc", within, "revit_chinese", "IFC2X3")
    yield Model("pass-adb002-protective_units-ifc4_foot.ifc", within, "clean", unit="ft")
    yield Model("fail-adb002-oversized_protective_unit-ifc4.ifc", over, "clean")
    yield Model("fail-adb002-oversized_protective_unit-revit_zh.ifc", over, "revit_chinese", "IFC2X3")
    yield Model("fail-adb002-oversized_protective_unit-ifc4x3_metre.ifc", over, "clean", "IFC4X3_ADD2", "m")
    yield Model("undetermined-adb002-unit_of_unknown_use-ifc4.ifc", shops(OVER_LIMIT, ""), "clean")
    yield Model("pass-adb002-supplies_unit-ifc4.ifc", shops(OVER_LIMIT, shelter.SUPPLIES), "clean")

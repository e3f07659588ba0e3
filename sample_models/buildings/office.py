"""An office of six storeys, 40 m x 20 m, on a column grid, over a basement of 44 m x 24 m."""

from collections.abc import Iterator
from typing import Any

from sample_models.authoring import parts, shelter, walls
from sample_models.authoring.description import Building, Element, Measure, Model
from sample_models.authoring.measures import facts, layered
from sample_models.authoring.plan import Outline, rectangle
from sample_models.authoring.storeys import above_ground, basement, roof

STOREYS, HEIGHT, DEPTH, DECK = 6, 3.9, 4.5, 0.15
FOOTPRINT, CELLAR = rectangle(0, 0, 40, 20), rectangle(-2, -2, 44, 24)
LARGE, SMALL = rectangle(0, -1, 40, 22), rectangle(0, 0, 10, 9)
GRID = tuple((x, y) for x in (1.0, 10.5, 20.0, 29.5, 39.0) for y in (1.0, 10.0, 19.0))
CLEAR = HEIGHT - DECK
GLASS = facts(external=True, transmittance=Measure("transmittance", 2.4), solar_heat_gain=0.35)
SHELL = layered(("水泥砂浆", 0.02), ("岩棉板", 0.06), ("蒸压加气混凝土条板", 0.2))


def _floor(number: int) -> tuple[Element, ...]:
    """Columns, slab, infill walls with windows, an open office, a core with stair and corridor."""
    concrete: dict[str, Any] = {
        "type_name": "KZ-600x600",
        "material": "钢筋混凝土 C40",
        "facts": facts(load_bearing=True),
    }
    columns = tuple(
        parts.column(f"C{index}", at, width=0.6, depth=0.6, height=CLEAR, **concrete)
        for index, at in enumerate(GRID, 1)
    )
    south = tuple(walls.window(f"w{index}", 2.0 + 8 * index, 2.4, 2.0, facts=GLASS) for index in range(4))
    entrance = (
        (walls.door("d1", 5.0, "FM1521", name="外门", facts=facts(external=True)),) if number == 1 else ()
    )
    shell = walls.perimeter_walls(
        FOOTPRINT,
        prefix="EW",
        holes={0: south, 1: entrance},
        height=CLEAR,
        thickness=0.28,
        layers=SHELL,
        type_name="外墙-ALC条板200",
        facts=facts(external=True, load_bearing=False),
    )
    core = walls.wall(
        "IW1",
        (30, 0.28),
        (30, 19.72),
        height=CLEAR,
        thickness=0.1,
        holes=(walls.door("d1", 9.0, "M1021"),),
        layers=layered(("轻钢龙骨石膏板", 0.1)),
        type_name="内墙-轻钢龙骨石膏板100",
        facts=facts(external=False, load_bearing=False),
    )
    room: dict[str, Any] = {"height": CLEAR - 0.3}
    return (
        parts.slab(
            "S1", FOOTPRINT, thickness=DECK, type_name="楼板-钢筋混凝土150", material="钢筋混凝土 C30"
        ),
        *columns,
        *shell,
        core,
        parts.stair("ST1", (32, 17), width=1.4, going=0.28, rise=HEIGHT, steps=24, type_name="楼梯-现浇"),
        parts.space(
            "R1",
            rectangle(0.28, 0.28, 29.67, 19.44),
            mark=f"{number}01",
            name="开敞办公",
            english="Office",
            **room,
        ),
        parts.space(
            "R2",
            rectangle(30.05, 0.28, 9.67, 19.44),
            mark=f"{number}02",
            name="走道及核心筒",
            english="Core",
            **room,
        ),
    )


def _cellar(unit: Element) -> tuple[Element, ...]:
    clear = DEPTH - DECK
    shell = walls.perimeter_walls(
        CELLAR,
        prefix="BW",
        height=clear,
        thickness=0.35,
        type_name="外墙-钢筋混凝土350",
        material="钢筋混凝土 C40",
        facts=facts(external=True, load_bearing=True),
    )
    raft = parts.slab(
        "raft", CELLAR, thickness=0.7, name="筏板", english="Raft", predefined="BASESLAB", type_name="筏板700"
    )
    return (raft, *shell, unit)


def office(outline: Outline) -> Building:
    """The office with one protective unit of this outline."""
    unit = shelter.protective_unit(1, outline, height=DEPTH - DECK)
    top = parts.slab("roof", FOOTPRINT, thickness=0.18, name="屋面板", english="Roof slab", predefined="ROOF")
    return Building(
        "office",
        "3号办公楼",
        "Office building 3",
        "办公",
        (
            basement(DEPTH, CELLAR, _cellar(unit)),
            *above_ground(STOREYS, HEIGHT, FOOTPRINT, _floor),
            roof(STOREYS, HEIGHT, (top,)),
        ),
        shelter.unit_zones("B1", (unit,)),
    )


def models() -> Iterator[Model]:
    enough, short = office(LARGE), office(SMALL)
    yield Model("pass-adb001-office-ifc4.ifc", enough, "clean")
    yield Model("pass-adb001-office-ifc4_inch.ifc", enough, "clean", unit="inch")
    yield Model("fail-adb001-office_small_shelter-revit_zh.ifc", short, "revit_chinese", "IFC2X3")

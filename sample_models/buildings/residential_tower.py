"""A residential tower of twelve storeys, 30 m x 16 m, over a basement of 40 m x 20 m with the shelter."""

from collections.abc import Iterator
from typing import Any

from sample_models.authoring import parts, shelter, walls
from sample_models.authoring.description import Building, Element, Measure, Model
from sample_models.authoring.measures import facts, layered
from sample_models.authoring.plan import Outline, rectangle
from sample_models.authoring.storeys import above_ground, basement, roof

STOREYS, HEIGHT, DEPTH = 12, 3.0, 4.2
FOOTPRINT = rectangle(0, 0, 30, 16)
CELLAR = rectangle(-5, -2, 40, 20)
LARGE_UNIT, SMALL_UNIT = rectangle(-4, -1, 20, 16), rectangle(17, -1, 16, 15)
CONCRETE = layered(("钢筋混凝土 C35", 0.2), ("岩棉板", 0.06), ("水泥砂浆", 0.02))
BLOCK = layered(("加气混凝土砌块", 0.2))


GLASS = facts(external=True, transmittance=Measure("transmittance", 2.2))


def _window(key: str, offset: float) -> walls.Hole:
    return walls.window(key, offset, 1.8, 1.5, type_name="TLC1815", facts=GLASS)


def _floor(number: int) -> tuple[Element, ...]:
    """One storey of two flats on either side of a party wall and a stair."""
    south, north = (_window("w1", 4.0), _window("w2", 22.0)), (_window("w1", 13.0),)
    shell = walls.perimeter_walls(
        FOOTPRINT,
        prefix="EW",
        holes={0: south, 2: north},
        height=HEIGHT - 0.12,
        thickness=0.28,
        layers=CONCRETE,
        type_name="外墙-钢筋混凝土200",
        name="外墙",
        english="External wall",
        facts=facts(external=True, load_bearing=True, fire_rating="3.00h"),
    )
    party = walls.wall(
        "IW1",
        (15, 0.28),
        (15, 15.72),
        height=HEIGHT - 0.12,
        thickness=0.2,
        holes=(walls.door("d1", 9.0, "M0921", family="单扇平开木门"),),
        layers=BLOCK,
        type_name="内墙-加气混凝土砌块200",
        name="分户墙",
        english="Party wall",
        facts=facts(external=False, load_bearing=False),
    )
    return (
        parts.slab(
            "S1", FOOTPRINT, thickness=0.12, type_name="楼板-钢筋混凝土120", material="钢筋混凝土 C30"
        ),
        *shell,
        party,
        parts.stair("ST1", (2, 12), width=1.2, going=0.26, rise=HEIGHT, steps=18, type_name="楼梯-现浇"),
        _room("R1", rectangle(0.28, 0.28, 14.62, 15.44), f"{number}01", "住宅户内", "Flat"),
        _room("R2", rectangle(15.1, 0.28, 14.62, 15.44), f"{number}02", "住宅户内", "Flat"),
    )


def _room(key: str, outline: Outline, mark: str, name: str, english: str) -> Element:
    return parts.space(key, outline, height=HEIGHT - 0.12, mark=mark, name=name, english=english)


def _cellar(units: tuple[Element, ...]) -> tuple[Element, ...]:
    """Raft, outer walls, the wall between the two parts with its blast door, and a garage room."""
    clear = DEPTH - 0.12
    retaining: dict[str, Any] = {
        "height": clear,
        "thickness": 0.3,
        "material": "钢筋混凝土 C40",
        "name": "人防外墙",
    }
    shell = walls.perimeter_walls(
        CELLAR,
        prefix="BW",
        type_name="人防外墙-钢筋混凝土300",
        english="Basement wall",
        facts=facts(external=True, load_bearing=True),
        **retaining,
    )
    divider = walls.wall(
        "BW9",
        (16.5, -1.7),
        (16.5, 17.7),
        holes=(shelter.blast_door("d1", 6.0),),
        type_name="防护单元隔墙-钢筋混凝土300",
        english="Protective unit wall",
        facts=facts(external=False, load_bearing=True),
        **(retaining | {"name": "防护单元隔墙"}),
    )
    raft: dict[str, Any] = {
        "thickness": 0.6,
        "name": "筏板",
        "english": "Raft",
        "predefined": "BASESLAB",
        "material": "钢筋混凝土 C40",
    }
    garage = parts.space(
        "bicycles",
        rectangle(17, 14.5, 16, 3),
        height=clear,
        mark="B103",
        name="非机动车库",
        english="Bicycle store",
    )
    return (parts.slab("raft", CELLAR, type_name="筏板600", **raft), *shell, divider, *units, garage)


def tower(outlines: tuple[Outline, ...]) -> Building:
    """The tower with one protective unit for each outline."""
    height = DEPTH - 0.12
    units = tuple(
        shelter.protective_unit(number, each, height=height) for number, each in enumerate(outlines, 1)
    )
    top = parts.slab(
        "roof",
        FOOTPRINT,
        thickness=0.15,
        name="屋面板",
        english="Roof slab",
        predefined="ROOF",
        type_name="屋面板150",
    )
    cellar = basement(DEPTH, CELLAR, _cellar(units), "地下一层(人防)", "Basement 1 (air defence)")
    return Building(
        "residential_tower",
        "1号住宅楼",
        "Residential tower 1",
        "住宅",
        (cellar, *above_ground(STOREYS, HEIGHT, FOOTPRINT, _floor), roof(STOREYS, HEIGHT, (top,))),
        shelter.unit_zones("B1", units),
    )


def models() -> Iterator[Model]:
    enough, short = tower((LARGE_UNIT, SMALL_UNIT)), tower((LARGE_UNIT,))
    passing, failing = "pass-adb001-residential_tower", "fail-adb001-residential_tower_small_shelter"
    yield Model(f"{passing}-ifc4.ifc", enough, "clean")
    yield Model(f"{passing}-revit_zh.ifc", enough, "revit_chinese", "IFC2X3")
    yield Model(f"{passing}-ifc4x3_metre.ifc", enough, "clean", "IFC4X3_ADD2", "m")
    yield Model(f"{passing}-ifc4_foot.ifc", enough, "clean", unit="ft")
    yield Model(f"{failing}-ifc4.ifc", short, "clean")
    yield Model(f"{failing}-revit_zh.ifc", short, "revit_chinese", "IFC2X3")

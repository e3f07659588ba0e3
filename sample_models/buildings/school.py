"""A school of four storeys, 50 m x 18 m, whose basement is full of things that only sound like a shelter."""

from collections.abc import Iterator
from typing import Any

from sample_models.authoring import parts, shelter, walls
from sample_models.authoring.description import Building, Element, Model
from sample_models.authoring.measures import facts, layered
from sample_models.authoring.plan import Outline, rectangle
from sample_models.authoring.storeys import above_ground, basement, roof

STOREYS, HEIGHT, DEPTH, DECK = 4, 3.6, 4.0, 0.15
FOOTPRINT, CELLAR = rectangle(0, 0, 50, 18), rectangle(0, 0, 30, 18)
CLEAR = HEIGHT - DECK
BLOCK = layered(("蒸压加气混凝土砌块", 0.2))
NOTE = "注：本工程人防另行易地建设，详见人防专项说明"


def _floor(number: int) -> tuple[Element, ...]:
    """Three classrooms on a corridor; the fire door to the stair has a code like a blast door's."""
    infill: dict[str, Any] = {"height": CLEAR, "thickness": 0.2, "layers": BLOCK}
    south = tuple(walls.window(f"w{index}", 3.0 + 12 * index, 3.0, 1.8) for index in range(4))
    shell = walls.perimeter_walls(
        FOOTPRINT,
        prefix="EW",
        holes={0: south},
        type_name="外墙-加气混凝土砌块200",
        facts=facts(external=True, load_bearing=False),
        **infill,
    )
    fire_door = walls.door(
        "fd1",
        46.0,
        "GFM1521甲",
        name="钢质防火门",
        family="防火门",
        facts=facts(external=False, fire_rating="甲级"),
    )
    corridor = walls.wall(
        "IW1",
        (0.2, 14),
        (49.8, 14),
        holes=(walls.door("d1", 4.0, "M1021"), walls.door("d2", 20.0, "M1021"), fire_door),
        type_name="内墙-加气混凝土砌块200",
        facts=facts(external=False, load_bearing=False),
        **infill,
    )
    rooms = tuple(
        parts.space(
            f"R{index}",
            rectangle(0.2 + 16 * index, 0.2, 15.8, 13.7),
            height=CLEAR,
            mark=f"{number}0{index + 1}",
            name="普通教室",
            english="Classroom",
        )
        for index in range(3)
    )
    deck = parts.slab(
        "S1", FOOTPRINT, thickness=DECK, type_name="楼板-钢筋混凝土150", material="钢筋混凝土 C30"
    )
    return (deck, *shell, corridor, *rooms)


def _plant_rooms() -> tuple[Element, ...]:
    """Tanks and pump rooms of everyday use, and ordinary fire doors between them."""
    height = DEPTH - DECK
    divider = walls.wall(
        "BW9",
        (12.4, 0.3),
        (12.4, 17.7),
        height=height,
        thickness=0.2,
        layers=BLOCK,
        type_name="内墙-加气混凝土砌块200",
        holes=(
            walls.door("d1", 3.0, "GFM1521甲", name="钢质防火门", family="防火门"),
            walls.door("d2", 12.0, "FM甲1021", name="防火门", family="防火门"),
        ),
        facts=facts(external=False, load_bearing=False),
    )
    rooms: tuple[tuple[str, Outline, str, str], ...] = (
        ("fire_tank", rectangle(0.4, 0.4, 10, 10), "消防水池", "Fire water tank"),
        ("tank_room", rectangle(0.4, 11, 10, 5), "生活水箱间", "Domestic water tank room"),
        ("pumps", rectangle(12.6, 0.4, 8, 8), "消防水泵房", "Fire pump room"),
        ("garage", rectangle(12.6, 9, 8, 8), "非机动车库", "Bicycle store"),
    )
    spaces = tuple(
        parts.space(key, outline, height=height, mark=f"B10{number}", name=name, english=english)
        for number, (key, outline, name, english) in enumerate(rooms, 1)
    )
    return (divider, *spaces, Element("note", "note", NOTE, type_name="文字注释"))


def school(units: tuple[Element, ...]) -> Building:
    clear = DEPTH - DECK
    shell = walls.perimeter_walls(
        CELLAR,
        prefix="BW",
        height=clear,
        thickness=0.3,
        type_name="外墙-钢筋混凝土300",
        material="钢筋混凝土 C35",
        facts=facts(external=True, load_bearing=True),
    )
    raft = parts.slab(
        "raft", CELLAR, thickness=0.5, name="筏板", english="Raft", predefined="BASESLAB", type_name="筏板500"
    )
    top = parts.slab("roof", FOOTPRINT, thickness=0.15, name="屋面板", english="Roof slab", predefined="ROOF")
    return Building(
        "school",
        "4号教学楼",
        "School building 4",
        "学校",
        (
            basement(DEPTH, CELLAR, (raft, *shell, *_plant_rooms(), *units)),
            *above_ground(STOREYS, HEIGHT, FOOTPRINT, _floor),
            roof(STOREYS, HEIGHT, (top,)),
        ),
        shelter.unit_zones("B1", units),
    )


def models() -> Iterator[Model]:
    silent = school(())
    small = school((shelter.protective_unit(1, rectangle(21, 0.5, 6, 11), height=DEPTH - DECK),))
    yield Model("undetermined-adb001-school_traps-ifc4.ifc", silent, "clean")
    yield Model("undetermined-adb001-school_traps-revit_zh.ifc", silent, "revit_chinese", "IFC2X3")
    yield Model("fail-adb001-school_pump_rooms-ifc4.ifc", small, "clean")
    yield Model("fail-adb001-school_pump_rooms-revit_zh.ifc", small, "revit_chinese", "IFC2X3")

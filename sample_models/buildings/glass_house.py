"""An office that misses the energy code: glass to the west, bright lamps, a window in the sun."""

from collections.abc import Iterator

from sample_models.authoring import parts, walls
from sample_models.authoring.description import (
    Building,
    Element,
    Frame,
    Measure,
    Model,
    PropertySet,
    Rectangle,
    Site,
    Solid,
)
from sample_models.authoring.measures import areas, facts
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground, roof

LENGTH, BREADTH, HEIGHT, WALL = 20.0, 8.0, 3.6, 0.25
FOOTPRINT = rectangle(0, 0, LENGTH, BREADTH)
ROOM = rectangle(WALL, WALL, LENGTH - 2 * WALL, BREADTH - 2 * WALL)
"""19.5 m x 7.5 m = 146.25 m2."""
POWER, LIMIT = 150.0, 8.0
"""Eight lamps of 150 W [W] make 1200 W over 146.25 m2, 8.205 W/m2 where the design allows 8 [W/m2]."""
GLASS = facts(external=True, transmittance=Measure("transmittance", 2.2), solar_heat_gain=0.3)
SILL, WINDOW = 0.9, 1.5


def _window(key: str, offset: float, shading: str = "") -> walls.Hole:
    said = (("透明部分比例", 0.8), *((("遮阳形式", shading),) if shading else ()))
    return walls.window(
        key, offset, 2.0, WINDOW, sill=SILL, facts=GLASS, extra=(PropertySet("节能设计", said),)
    )


def _awning(key: str, width: float, depth: float, x: float, y: float) -> Element:
    """A plate 0.2 m above the head of a window, outside of the wall."""
    return Element(
        "shading",
        key,
        "遮阳板",
        "Awning",
        type_name="遮阳板",
        predefined="AWNING",
        frame=Frame((x, y, SILL + WINDOW + 0.2)),
        solids=(Solid(Rectangle(width, depth), 0.05),),
    )


def _curtain() -> Element:
    """The whole west side, 8 m by 3.6 m, nine tenths of it glass."""
    return Element(
        "curtain_wall",
        "CW1",
        "玻璃幕墙",
        "Curtain wall",
        type_name="玻璃幕墙",
        frame=Frame((WALL / 2, BREADTH / 2, 0.0)),
        solids=(Solid(Rectangle(0.1, BREADTH), HEIGHT),),
        measures=areas(gross_side_area=BREADTH * HEIGHT),
        facts=facts(external=True, transmittance=Measure("transmittance", 2.6)),
        extra=(PropertySet("节能设计", (("透明部分比例", 0.9), ("太阳得热系数", 0.5), ("遮阳措施", "无"))),),
    )


def _floor(number: int) -> tuple[Element, ...]:
    """South a window under an awning and one that has none; east one under an awning; west all glass."""
    shell = walls.perimeter_walls(
        FOOTPRINT,
        prefix="EW",
        holes={0: (_window("w0", 2.0), _window("w1", 12.0, "无")), 1: (_window("w0", 3.0),)},
        height=HEIGHT,
        thickness=WALL,
        material="加气混凝土砌块",
        type_name="外墙-加气混凝土砌块250",
        facts=facts(external=True, load_bearing=False, transmittance=Measure("transmittance", 0.55)),
    )
    deck = parts.slab("S1", FOOTPRINT, thickness=0.12, type_name="楼板120", material="钢筋混凝土 C30")
    office = parts.space(
        "R1",
        ROOM,
        height=3.3,
        mark=f"{number}01",
        name="办公室",
        english="Office",
        extra=(PropertySet("照明设计", (("照明功率密度限值", LIMIT),)),),
    )
    awnings = (_awning("A0", 2.2, 0.6, 3.0, -0.3), _awning("A1", 0.6, 2.2, LENGTH + 0.3, 4.0))
    lamps = (parts.lamp(index, "金卤灯", "Metal halide lamp", POWER) for index in range(8))
    return (deck, *shell[:3], _curtain(), *awnings, office, *lamps)


def house() -> Building:
    flat = parts.insulated_roof(FOOTPRINT)
    storeys = (*above_ground(2, HEIGHT, FOOTPRINT, _floor), roof(2, HEIGHT, (flat,)))
    return Building(
        "glass_house",
        "12号办公楼",
        "Glass house 12",
        "办公",
        storeys,
        site=Site(area=800.0),
        true_north=(0.0, 1.0),
    )


def models() -> Iterator[Model]:
    yield Model("fail-grn122-glass_house-ifc4.ifc", house(), "clean")
    yield Model("fail-grn122-glass_house-ifc4x3_metre.ifc", house(), "clean", "IFC4X3_ADD2", "m")

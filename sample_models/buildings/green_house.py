"""A small office of two storeys on a basement: steel, concrete, roof, lamps and shading by hand."""

from collections.abc import Iterator
from dataclasses import replace

from sample_models.authoring import parts, walls
from sample_models.authoring.description import (
    Building,
    Element,
    Frame,
    Measure,
    Model,
    Opening,
    PropertySet,
    QuantitySet,
    Rectangle,
    Site,
    Solid,
    Storey,
)
from sample_models.authoring.measures import areas, facts, lengths, volumes
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground, basement, roof

LENGTH, BREADTH, HEIGHT, WALL, PLOT = 20.0, 8.0, 3.6, 0.25, 800.0
FOOTPRINT = rectangle(0, 0, LENGTH, BREADTH)
ROOM = rectangle(WALL, WALL, LENGTH - 2 * WALL, BREADTH - 2 * WALL)
"""19.5 m x 7.5 m = 146.25 m2."""
CAST = PropertySet("结构信息", (("施工方式", "现浇"),))
PRECAST = PropertySet("结构信息", (("施工方式", "预制"),))
CORNERS = ((1.0, 1.0), (9.0, 1.0), (1.0, 7.0), (9.0, 7.0))


def _glass(shading: str) -> tuple[PropertySet, ...]:
    return (PropertySet("节能设计", (("遮阳形式", shading), ("透明部分比例", 0.8))),)


def _window(key: str, offset: float, shading: str) -> walls.Hole:
    given = facts(external=True, transmittance=Measure("transmittance", 2.2), solar_heat_gain=0.3)
    return walls.window(key, offset, 2.0, 1.5, facts=given, extra=_glass(shading))


def _column(index: int, storey: int) -> Element:
    """Three of the four of each storey are of C50; those of the second storey are precast. 0.576 m3 each."""
    grade = "C50" if index else "C40"
    return parts.column(
        f"K{index}",
        CORNERS[index],
        width=0.4,
        depth=0.4,
        height=HEIGHT,
        type_name=f"混凝土柱400x400-{grade}",
        material=f"钢筋混凝土 {grade}",
        extra=(PRECAST if storey == 2 else CAST,),
    )


def _lamps() -> tuple[Element, ...]:
    """Eight of 36 W make 288 W over 146.25 m2."""
    return tuple(parts.lamp(index, "LED 平板灯", "LED panel", 36.0) for index in range(8))


def _bars(grade: str, mass: float) -> Element:
    weight = QuantitySet("Qto_ReinforcingElementBaseQuantities", (("Weight", Measure("mass", mass)),))
    return Element(
        "reinforcement",
        f"bars {grade}",
        f"纵筋 {grade}",
        "Bars",
        predefined="MAIN",
        material=grade,
        frame=Frame((1.0, 1.0, 0.1)),
        solids=(Solid(Rectangle(0.02, 0.02), 3.0),),
        extra=(weight,),
        disciplines=frozenset({"architecture", "structure"}),
    )


def _floor(number: int) -> tuple[Element, ...]:
    """South two windows with blinds outside, north one without; 6 m2 and 3 m2 on each storey."""
    south = (_window("w0", 2.0, "活动外遮阳"), _window("w1", 6.0, "活动外遮阳"))
    shell = walls.perimeter_walls(
        FOOTPRINT,
        prefix="EW",
        holes={0: south, 2: (_window("w0", 4.0, "无"),)},
        height=HEIGHT,
        thickness=WALL,
        material="加气混凝土砌块",
        type_name="外墙-加气混凝土砌块250",
        facts=facts(external=True, load_bearing=False, transmittance=Measure("transmittance", 0.55)),
    )
    deck = parts.slab(
        "S1",
        FOOTPRINT,
        thickness=0.12,
        type_name=f"楼板120-{number}",
        material="钢筋混凝土 C30",
        extra=(PRECAST if number == 2 else CAST,),
    )
    office = parts.space("R1", ROOM, height=3.3, mark=f"{number}01", name="办公室", english="Office")
    columns = tuple(_column(index, number) for index in range(4))
    bars = (_bars("HRB400", 900.0), _bars("HPB300", 100.0)) if number == 1 else ()
    return (deck, *shell, *columns, *bars, office, *_lamps())


def _roof() -> Storey:
    """160 m2 with a roof light of 4 m2, 40 m2 of planting and 10 m2 of solar panels beside each other."""
    flat = parts.slab("roof", FOOTPRINT, thickness=0.15, name="屋面板", english="Roof slab",
                      predefined="ROOF", type_name="保温屋面150", material="钢筋混凝土 C30",
                      facts=facts(external=True, transmittance=Measure("transmittance", 0.38)),
                      extra=(CAST, PropertySet("节能设计", (("太阳辐射反射系数", 0.25),))))  # fmt: skip
    hole = Element(
        "opening",
        "light",
        "洞口",
        "Opening",
        type_name="洞口",
        frame=Frame((8.0, 6.0, -0.05)),
        solids=(Solid(Rectangle(2.0, 2.0), 0.25),),
        measures=(*areas(area=4.0), *volumes(volume=0.6)),
    )
    glass = PropertySet("节能设计", (("传热系数", "2.0 W/(m2.K)"), ("太阳得热系数", 0.25)))
    light = Element(
        "window",
        "light",
        "平天窗",
        "Roof light",
        family="天窗",
        type_name="平天窗2020",
        predefined="SKYLIGHT",
        solids=(Solid(Rectangle(2.0, 2.0), 0.1),),
        measures=(*lengths(width=2.0, height=2.0), *areas(area=4.0)),
        facts=facts(external=True),
        extra=(glass, *_glass("无")),
    )
    measures = tuple(
        (
            name,
            Measure("area", 156.0)
            if name == "net_area"
            else Measure("volume", 23.4)
            if name == "net_volume"
            else one,
        )
        for name, one in flat.measures
    )
    top = replace(flat, openings=(Opening(hole, light),), measures=measures)
    green = parts.sheet(
        "covering", "green", rectangle(0, 0, 5, 8), thickness=0.3, name="种植屋面", type_name="种植屋面300"
    )
    solar = parts.sheet(
        "solar", "panels", rectangle(5, 0, 5, 2), thickness=0.05, base=0.3, name="光伏板", type_name="光伏板"
    )
    return roof(2, HEIGHT, (top, green, solar))


def house() -> Building:
    below = parts.slab(
        "B1", FOOTPRINT, thickness=0.4, type_name="筏板400", predefined="BASESLAB", material="钢筋混凝土 C40"
    )
    return Building(
        "green_house",
        "11号办公楼",
        "Green house 11",
        "办公",
        (basement(3.9, FOOTPRINT, (below,)), *above_ground(2, HEIGHT, FOOTPRINT, _floor), _roof()),
        site=Site(area=PLOT),
        true_north=(0.0, 1.0),
    )


def models() -> Iterator[Model]:
    yield Model("pass-grn113-green_house-ifc4.ifc", house(), "clean")
    yield Model("pass-grn113-green_house-ifc4x3_metre.ifc", house(), "clean", "IFC4X3_ADD2", "m")

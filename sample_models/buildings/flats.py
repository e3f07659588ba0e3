"""Housing of three storeys with bedrooms of 4 m x 3 m: window and ventilation shares room by room."""

from collections.abc import Iterator

from sample_models.authoring import parts, walls
from sample_models.authoring.description import Building, Element, Measure, Model, Site
from sample_models.authoring.measures import facts, layered
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground, roof

STOREYS, HEIGHT, WALL, PART = 3, 3.0, 0.2, 0.1
FOOTPRINT = rectangle(0, 0, 8.5, 3.4)
ROOMS = (("R1", WALL, 1.6, 60.0), ("R2", WALL + 4 + PART, 1.0, 30.0))
"""Key, left edge, width of the window [m], opening angle [degree]; both windows are 1.5 m high."""
SASH = 1.2
"""Openable sash of either window [m2]; below 45 degrees half of it counts."""


def _window(width: float, offset: float, key: str, angle: float) -> walls.Hole:
    return walls.window(
        key,
        offset,
        width,
        1.5,
        facts=facts(
            external=True,
            transmittance=Measure("transmittance", 2.4),
            openable_area=Measure("area", SASH),
            opening_angle=angle,
        ),
    )


def _floor(number: int) -> tuple[Element, ...]:
    south = tuple(_window(width, left + 1.0, f"w{key}", angle) for key, left, width, angle in ROOMS)
    shell = walls.perimeter_walls(
        FOOTPRINT,
        prefix="EW",
        holes={0: south},
        height=HEIGHT,
        thickness=WALL,
        layers=layered(("加气混凝土砌块", WALL)),
        type_name="外墙-加气混凝土砌块200",
        facts=facts(external=True, load_bearing=True),
    )
    party = walls.wall(
        "IW1",
        (WALL + 4 + PART / 2, WALL),
        (WALL + 4 + PART / 2, WALL + 3),
        height=HEIGHT,
        thickness=PART,
        layers=layered(("轻钢龙骨石膏板", PART)),
        type_name="内墙-轻钢龙骨石膏板100",
        facts=facts(external=False, load_bearing=False, acoustic_rating="Rw 45 dB"),
    )
    rooms = tuple(
        parts.space(
            key,
            rectangle(left, WALL, 4, 3),
            height=HEIGHT - 0.12,
            mark=f"{number}0{index}",
            name="卧室",
            english="Bedroom",
            boundaries=("EW0", f"EW0/w{key}", "EW2", "IW1"),
        )
        for index, (key, left, _, _) in enumerate(ROOMS, 1)
    )
    deck = parts.slab("S1", FOOTPRINT, thickness=0.12, type_name="楼板-钢筋混凝土120", material="钢筋混凝土")
    return (deck, *shell, party, *rooms)


def flats() -> Building:
    top = parts.slab("roof", FOOTPRINT, thickness=0.15, name="屋面板", english="Roof slab", predefined="ROOF")
    storeys = (*above_ground(STOREYS, HEIGHT, FOOTPRINT, _floor), roof(STOREYS, HEIGHT, (top,)))
    return Building(
        "flats", "10号住宅楼", "Flats 10", "住宅", storeys, site=Site(area=400.0), true_north=(0.0, 1.0)
    )


def models() -> Iterator[Model]:
    yield Model("undetermined-grn001-housing_rooms-ifc4.ifc", flats(), "clean")
    yield Model("undetermined-grn001-housing_rooms-revit_zh.ifc", flats(), "revit_chinese", "IFC2X3")

"""Housing of three storeys with bedrooms of 4 m x 3 m: window and ventilation shares room by room."""

from collections.abc import Iterator

from sample_models.authoring import parts, walls
from sample_models.authoring.description import Building, Element, Measure, Model, PropertySet, Site
from sample_models.authoring.measures import facts, layered
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground, roof

STOREYS, HEIGHT, WALL, PART = 3, 3.0, 0.2, 0.1
FOOTPRINT = rectangle(0, 0, 8.5, 3.4)
Rooms = tuple[tuple[str, float, float, float], ...]
ROOMS: Rooms = (("R1", WALL, 1.6, 60.0), ("R2", WALL + 4 + PART, 1.0, 30.0))
"""Key, left edge, width of the window [m], opening angle [degree]; both windows are 1.5 m high."""
SASH = 1.2
"""Openable sash of either window [m2]; below 45 degrees half of it counts."""


TIGHT = PropertySet("节能设计", (("气密性能等级", "6级"), ("可见光透射比", 0.5), ("太阳得热系数", 0.45)))
WIDE = (("R1", WALL, 3.6, 60.0), ("R2", WALL + 4 + PART, 1.0, 30.0))
"""The window of R1 reaches from 0.1 m to 2.8 m: 9.72 m2 of a wall of 12 m2 to 13.5 m2, above 0.60."""


def _window(width: float, offset: float, key: str, angle: float, glass: PropertySet | None) -> walls.Hole:
    wide = width > 3
    return walls.window(
        key,
        offset,
        width,
        2.7 if wide else 1.5,
        sill=0.1 if wide else 0.9,
        extra=(glass,) if glass else (),
        facts=facts(
            external=True,
            transmittance=Measure("transmittance", 2.4),
            openable_area=Measure("area", SASH),
            opening_angle=angle,
        ),
    )


def _floor(number: int, rooms_drawn: Rooms, glass: PropertySet | None) -> tuple[Element, ...]:
    south = tuple(
        _window(width, left + (0.2 if width > 3 else 1.0), f"w{key}", angle, glass)
        for key, left, width, angle in rooms_drawn
    )
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
        for index, (key, left, _, _) in enumerate(rooms_drawn, 1)
    )
    deck = parts.slab("S1", FOOTPRINT, thickness=0.12, type_name="楼板-钢筋混凝土120", material="钢筋混凝土")
    return (deck, *shell, party, *rooms)


def flats(key: str = "flats", rooms_drawn: Rooms = ROOMS, glass: PropertySet | None = None) -> Building:
    top = parts.slab("roof", FOOTPRINT, thickness=0.15, name="屋面板", english="Roof slab", predefined="ROOF")
    storeys = (
        *above_ground(STOREYS, HEIGHT, FOOTPRINT, lambda number: _floor(number, rooms_drawn, glass)),
        roof(STOREYS, HEIGHT, (top,)),
    )
    return Building(
        key, "10号住宅楼", "Flats 10", "住宅", storeys, site=Site(area=400.0), true_north=(0.0, 1.0)
    )


def models() -> Iterator[Model]:
    yield Model("undetermined-grn001-housing_rooms-ifc4.ifc", flats(), "clean")
    yield Model("undetermined-grn001-housing_rooms-revit_zh.ifc", flats(), "revit_chinese", "IFC2X3")
    yield Model("pass-grn115-tight_windows-ifc4.ifc", flats("tight_windows", glass=TIGHT), "clean")
    yield Model(
        "fail-grn102-wide_window-ifc4x3_metre.ifc", flats("wide_window", WIDE), "clean", "IFC4X3_ADD2", "m"
    )

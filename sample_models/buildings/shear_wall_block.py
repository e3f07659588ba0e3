"""Four storeys of shear walls, 20 m x 10 m, where only piece marks and type names tell what is precast.

A storey has four precast walls with joints between and above them, four walls cast in place, composite slabs
with strips and slabs cast in place, a precast flight, and an envelope and partitions of panels and blocks.
"""

from collections.abc import Iterator

from sample_models.authoring import parts, walls
from sample_models.authoring.description import Building, Element, Model
from sample_models.authoring.measures import facts, layered
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground

STOREYS, HEIGHT, WALL, DECK = 4, 3.0, 2.8, 0.13
LENGTH, BREADTH = 20.0, 10.0
CONCRETE = "钢筋砼 C30"
BEARING = facts(external=True, load_bearing=True)
ENVELOPE, PARTITION = (facts(external=external, load_bearing=False) for external in (True, False))


def _bearing(
    key: str, start: float, end: float, type_name: str, base: float = 0.0, height: float = WALL
) -> Element:
    """A wall of 0.2 m along the south side."""
    return walls.wall(
        key,
        (start, 0.1),
        (end, 0.1),
        base=base,
        height=height,
        thickness=0.2,
        name="墙",
        english="Wall",
        type_name=type_name,
        layers=layered((CONCRETE, 0.2)),
        facts=BEARING,
    )


def _vertical() -> Iterator[Element]:
    """11.144 m3 count of 20.552 m3: joints of 0.5 m and 0.4 m do, one of 0.8 m does not.

    Walls 4 x 4.2 x 0.2 x 2.8, strips above them 4 x 4.2 x 0.2 x 0.2, joints 3 x 0.5 and 0.8 by 0.2 x 2.8, one
    drawn as a column of 0.4 x 0.2 x 2.8, and cast in place 4 x 4.0 x 0.2 x 2.8.
    """
    for index in range(4):
        start = 5.0 * index
        yield _bearing(f"W{index + 1}", start, start + 4.2, "WQ-4228")
        yield _bearing(f"H{index + 1}", start, start + 4.2, "SHJD1", base=WALL, height=HEIGHT - WALL)
        yield walls.wall(
            f"Q{index + 1}",
            (start + 2, 3.0),
            (start + 2, 7.0),
            height=WALL,
            thickness=0.2,
            type_name="现浇剪力墙Q1-200",
            layers=layered((CONCRETE, 0.2)),
            facts=facts(external=False, load_bearing=True),
        )
    for index in range(3):
        yield _bearing(f"J{index + 1}", 5.0 * index + 4.2, 5.0 * index + 4.7, "YHJ1")
    yield _bearing("J4", 19.2, 20.0, "GHJ2")
    yield parts.column(
        "J5", (4.95, 0.1), width=0.4, depth=0.2, height=WALL, type_name="YHJ3-400", material=CONCRETE
    )


def _slab(key: str, x: float, y: float, width: float, depth: float, type_name: str) -> Element:
    return parts.slab(
        key,
        rectangle(x, y, width, depth),
        thickness=DECK,
        top=HEIGHT,
        type_name=type_name,
        layers=layered((CONCRETE, DECK)),
    )


def _floors() -> Iterator[Element]:
    """150 m2 of 200 m2: composite slabs 14 x 10, narrow strips 6 x 1, a flight of 4; not the wide strips."""
    for index in range(14):
        yield _slab(f"S{index + 1}", 2.0 * (index // 2), 5.0 * (index % 2), 2.0, 5.0, "DBD67-3320-1")
    for index in range(6):
        yield _slab(f"N{index + 1}", 14.0 + 0.2 * index, 0.0, 0.2, 5.0, "板间后浇带-200")
    for index in range(2):
        yield _slab(f"B{index + 1}", 14.0 + 0.4 * index, 5.0, 0.4, 5.0, "板间后浇带-400")
    yield _slab("C1", 15.2, 0.0, 4.8, 5.0, "现浇板130")
    yield _slab("C2", 14.8, 5.0, 4.4, 5.0, "现浇板130")
    yield parts.stair(
        "T1",
        (19.2, 5.0),
        width=0.8,
        going=0.5,
        rise=3.0,
        steps=11,
        angle=90,
        type_name="ST-30-25",
        material=CONCRETE,
    )


def _thin(key: str, start: tuple[float, float], length: float, thickness: float, type_name: str) -> Element:
    """A wall along the x axis that bears no load."""
    outside = thickness > 0.1
    windows = (walls.window("w1", 1.35, 1.0, 1.5),) if length == 6.0 else ()
    return walls.wall(
        key,
        start,
        (start[0] + length, start[1]),
        height=WALL,
        thickness=thickness,
        holes=windows,
        type_name=type_name,
        facts=ENVELOPE if outside else PARTITION,
    )


def _walls() -> Iterator[Element]:
    """Envelope: panels 18 m, blocks 2 m; partitions: panels 10 m, blocks 4 m, 1 m that may be either."""
    for index in range(3):
        yield _thin(f"E{index + 1}", (6.0 * index, 9.9), 6.0, 0.2, "外墙-蒸压加气混凝土板200")
    yield _thin("E4", (18.0, 9.9), 2.0, 0.2, "外墙-加气砼砌块200")
    for index in range(2):
        yield _thin(f"P{index + 1}", (3.0 + 6.0 * index, 4.0), 5.0, 0.1, "LSP板隔墙100")
    yield _thin("P3", (3.0, 6.0), 4.0, 0.1, "内墙-陶粒砌块100")
    yield _thin("P4", (8.0, 6.0), 1.0, 0.1, "内墙-加气混凝土墙100")


def shear_wall_block() -> Building:
    storeys = above_ground(
        STOREYS,
        HEIGHT,
        rectangle(0, 0, LENGTH, BREADTH),
        lambda _: (*_vertical(), *_floors(), *_walls()),
    )
    return Building(
        "shear_wall_block", "9号住宅楼", "Block 9", "住宅", storeys, facts=facts(full_fit_out=True)
    )


def models() -> Iterator[Model]:
    building = shear_wall_block()
    yield Model("pass-pfb001-piece_marks-ifc4.ifc", building, "clean")
    yield Model("pass-pfb001-piece_marks-revit_zh.ifc", building, "revit_chinese", "IFC2X3")

"""A block of housing of 18 storeys with rooms, boundaries and more than 1,000 elements."""

from sample_models.authoring import parts, walls
from sample_models.authoring.description import Building, Element, Measure, Model, Site
from sample_models.authoring.measures import facts, layered
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground, roof
from sample_models.authoring.writer import write

STOREYS, HEIGHT, WALL, PART, BAYS, BAY, DEPTH = 18, 3.0, 0.2, 0.1, 12, 3.6, 11.0
LENGTH = BAYS * BAY + 2 * WALL
FOOTPRINT = rectangle(0, 0, LENGTH, DEPTH)
GLASS = facts(
    external=True,
    transmittance=Measure("transmittance", 2.2),
    openable_area=Measure("area", 1.2),
    opening_angle=60.0,
)
PARTITION = layered(("轻钢龙骨石膏板", PART))


def text(dialect: str, schema: str) -> str:
    """The model as one file."""
    return write(Model("housing_block.ifc", _block(), dialect, schema))


def _block() -> Building:
    top = parts.slab("roof", FOOTPRINT, thickness=0.15, name="屋面板", english="Roof slab", predefined="ROOF")
    storeys = (*above_ground(STOREYS, HEIGHT, FOOTPRINT, _floor), roof(STOREYS, HEIGHT, (top,)))
    return Building(
        "housing_block",
        "1号住宅楼",
        "Block 1",
        "住宅",
        storeys,
        site=Site(area=4000.0),
        true_north=(0.2, 0.98),
    )


def _floor(number: int) -> tuple[Element, ...]:
    """Bays on both sides of a corridor, each a bedroom with one window; doors to the corridor."""
    windows = {
        side: tuple(
            walls.window(f"w{index}", WALL + index * BAY + 0.9, 1.8, 1.5, facts=GLASS)
            for index in range(BAYS)
        )
        for side in (0, 2)
    }
    shell = walls.perimeter_walls(
        FOOTPRINT,
        prefix="EW",
        holes=windows,
        height=HEIGHT,
        thickness=WALL,
        layers=layered(("加气混凝土砌块", WALL)),
        type_name="外墙-加气混凝土砌块200",
        facts=facts(external=True, load_bearing=True),
    )
    deck = parts.slab("S1", FOOTPRINT, thickness=0.12, type_name="楼板-钢筋混凝土120", material="钢筋混凝土")
    return (deck, *shell, *_inside(number, WALL, "S", 0), *_inside(number, DEPTH - WALL - 4.5, "N", 2))


def _inside(number: int, low: float, side: str, shell: int) -> tuple[Element, ...]:
    """The rooms of one side with the walls between them and to the corridor."""
    edge = low + 4.5 + PART / 2 if shell == 0 else low - PART / 2
    doors = tuple(walls.door(f"d{index}", index * BAY + 1.0) for index in range(BAYS))
    along = walls.wall(
        f"C{side}", (WALL, edge), (LENGTH - WALL, edge), height=HEIGHT, thickness=PART, holes=doors,
        layers=PARTITION, type_name="内墙-轻钢龙骨石膏板100", facts=facts(external=False),
    )  # fmt: skip
    between = tuple(
        walls.wall(
            f"P{side}{index}", (WALL + index * BAY, low), (WALL + index * BAY, low + 4.5), height=HEIGHT,
            thickness=PART, layers=PARTITION, type_name="内墙-轻钢龙骨石膏板100", facts=facts(external=False),
        )
        for index in range(1, BAYS)
    )  # fmt: skip
    rooms = tuple(_room(number, index, low, side, shell) for index in range(BAYS))
    return (along, *between, *rooms)


def _room(number: int, index: int, low: float, side: str, shell: int) -> Element:
    left = WALL + index * BAY + (PART / 2 if index else 0)
    width = BAY - (PART / 2 if index else 0) - (PART / 2 if index < BAYS - 1 else 0)
    drawn = index if shell == 0 else BAYS - 1 - index
    beside = [f"P{side}{at}" for at in (index, index + 1) if 0 < at < BAYS]
    return parts.space(
        f"R{side}{index}",
        rectangle(left, low, width, 4.5),
        height=HEIGHT - 0.12,
        mark=f"{number}{side}{index:02d}",
        name="卧室",
        english="Bedroom",
        boundaries=(f"EW{shell}", f"EW{shell}/w{drawn}", f"C{side}", *beside),
    )

"""A box of 40 m x 15 m x 21.6 m in six storeys: façade shares, shape factor, U-values worked out by hand."""

from collections.abc import Iterator
from dataclasses import replace

from sample_models.authoring import parts, walls
from sample_models.authoring.description import Building, Element, Layer, Measure, Model, Point, Site
from sample_models.authoring.measures import facts
from sample_models.authoring.plan import rectangle
from sample_models.authoring.storeys import above_ground, roof

STOREYS, HEIGHT, WALL = 6, 3.6, 0.28
LENGTH, BREADTH, PLOT = 40.0, 15.0, 5000.0
FOOTPRINT = rectangle(0, 0, LENGTH, BREADTH)
LAYERS = (
    Layer("水泥砂浆", 0.02, 0.93),
    Layer("EPS 保温板", 0.06, 0.039),
    Layer("钢筋混凝土", 0.2, 1.74),
)
"""U = 1 / (0.11 + 0.02/0.93 + 0.06/0.039 + 0.2/1.74 + 0.04) = 0.548 W/(m2 K)."""
GLASS = facts(external=True, transmittance=Measure("transmittance", 2.2), solar_heat_gain=0.3)
NORTH, EAST_IS_NORTH = (0.0, 1.0), (1.0, 0.0)
TWENTY_DEGREES = (0.342020143326, 0.939692620786)
TRUTH = facts(
    green_star="二星级",
    floor_area_above_ground=Measure("area", 3600.0),
    floor_area_ratio=0.72,
    building_density=0.12,
    shape_factor=0.2296,
    south_window_wall_ratio=0.2625,
)
LIES = facts(
    green_star="三星级",
    floor_area_above_ground=Measure("area", 6000.0),
    floor_area_ratio=1.2,
    building_density=0.24,
    shape_factor=0.15,
    south_window_wall_ratio=0.15,
)


def _floor(number: int, stated: float | None) -> tuple[Element, ...]:
    """South 10 windows of 1.8 m x 2.1 m, north 8 of 1.5 m x 1.5 m, east one of 1.2 m x 1.5 m, west none."""
    south = tuple(walls.window(f"w{index}", 1.1 + 4 * index, 1.8, 2.1, facts=GLASS) for index in range(10))
    north = tuple(walls.window(f"w{index}", 1.75 + 5 * index, 1.5, 1.5, facts=GLASS) for index in range(8))
    east = (walls.window("w0", 6.9, 1.2, 1.5, facts=GLASS),)
    transmittance = None if stated is None else Measure("transmittance", stated)
    shell = walls.perimeter_walls(
        FOOTPRINT,
        prefix="EW",
        holes={0: south, 1: east, 2: north},
        height=HEIGHT,
        thickness=WALL,
        layers=LAYERS,
        type_name="外墙-钢筋混凝土200-EPS60",
        name="外墙",
        english="External wall",
        facts=facts(external=True, load_bearing=True, transmittance=transmittance),
    )
    room = rectangle(WALL, WALL, LENGTH - 2 * WALL, BREADTH - 2 * WALL)
    deck = parts.slab("S1", FOOTPRINT, thickness=0.12, type_name="楼板-钢筋混凝土120", material="钢筋混凝土")
    office = parts.space("R1", room, height=3.3, mark=f"{number}01", name="开敞办公", english="Office")
    return (deck, *shell, office)


def box(
    declared: tuple[tuple[str, object], ...], north: Point | None, stated: float | None = None
) -> Building:
    """The box with what it declares of itself, its true north, and the U-value its walls state, if any."""
    top = parts.insulated_roof(FOOTPRINT)
    return Building(
        "plain_box",
        "9号办公楼",
        "Plain box 9",
        "办公",
        (
            *above_ground(STOREYS, HEIGHT, FOOTPRINT, lambda n: _floor(n, stated)),
            roof(STOREYS, HEIGHT, (top,)),
        ),
        facts=declared,  # type: ignore[arg-type]
        site=Site(area=PLOT),
        true_north=north,
    )


def models() -> Iterator[Model]:
    honest = box(TRUTH, NORTH)
    without_orientation = tuple(pair for pair in TRUTH if pair[0] != "south_window_wall_ratio")
    turned, tilted = box(without_orientation, EAST_IS_NORTH), box(TRUTH, TWENTY_DEGREES)
    lying = box(LIES, NORTH, stated=0.3)
    yield Model("pass-grn003-plain_box-ifc4.ifc", honest, "clean")
    yield Model("pass-grn003-plain_box-ifc4x3_metre.ifc", honest, "clean", "IFC4X3_ADD2", "m")
    yield Model("pass-grn003-plain_box-ifc4_foot.ifc", honest, "clean", unit="ft")
    yield Model("pass-grn003-plain_box-revit_zh.ifc", honest, "revit_chinese", "IFC2X3")
    yield Model("pass-grn003-box_turned_by_quarter-ifc4.ifc", turned, "clean")
    yield Model("pass-grn003-box_turned_by_20_degrees-ifc4.ifc", tilted, "clean")
    yield Model("fail-grn003-lying_box-ifc4.ifc", lying, "clean")
    yield Model("fail-grn003-lying_box-revit_zh.ifc", lying, "revit_chinese", "IFC2X3")
    four = replace(box(facts(green_star="四星"), NORTH), key="four_stars")
    yield Model("undetermined-grn001-four_stars-ifc4.ifc", four, "clean")

"""What lies on either side of a door tells which unit it closes; shapes of other origins tell nothing."""

from copy import deepcopy

import pytest

from builders.model_tables import HandModel, TablesBuilder
from cimcheck.core.interval import Interval, interval
from cimcheck.core.yaml_lines import parse
from cimcheck.facts.project import Project
from cimcheck.facts.project_file import project_of
from cimcheck.facts.store import FactStore
from cimcheck.reading.geometry.quantities import Box, Measurement, Region

Rectangle = tuple[float, float, float, float]
FLOOR, CEILING = -4.0, -1.0
PLOT = "buildings: [{id: B1, models: [a.ifc]}, {id: B2, models: [b.ifc]}]"
PROJECT = "buildings: [{id: B1, models: [a.ifc, b.ifc]}]"


def rectangle(x: float, y: float, width: float, depth: float) -> Region:
    return Region((((((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))),),))


class Basement:
    """Two units side by side, each 30 by 30 m, with what stands in them; shapes by name."""

    def __init__(self, **shapes: tuple[Rectangle, float, float]) -> None:
        self.builder = TablesBuilder()
        self.builder.start_building("楼")
        self.builder.start_storey("一层", 0.0)
        self.builder.start_storey("地下一层", FLOOR)
        self.shapes: dict[str, tuple[Rectangle, float, float]] = {}
        self.space("防护单元1", (0, 0, 30, 30))
        self.space("防护单元2", (30, 0, 30, 30))

    def space(self, name: str, where: Rectangle, **given: object) -> int:
        return self.add("IfcSpace", name, where, **given)

    def add(
        self,
        ifc_class: str,
        name: str,
        where: Rectangle,
        low: float = FLOOR,
        high: float = CEILING,
        **given: object,
    ) -> int:
        self.shapes[name] = (where, low, high)
        return self.builder.add(ifc_class, name, **given)

    def door(self, name: str, where: Rectangle) -> int:
        return self.add("IfcDoor", name, where, FLOOR, FLOOR + 2)

    def measure(self, model: HandModel, wanted, obstacles):
        assert model.tables is not None
        names = dict(zip(model.tables.objects.step, model.tables.objects.name, strict=True))
        found = {}
        for step in wanted:
            if names[step] in self.shapes:
                (x, y, width, depth), low, high = self.shapes[names[step]]
                box = Box((x, y, low), (x + width, y + depth, high))
                heights = dict.fromkeys(obstacles.get(step, ()))
                for other in obstacles.get(step, ()):
                    over, under, _ = self.shapes[names[other]]
                    inside = x <= over[0] < x + width and y <= over[1] < y + depth
                    heights[other] = round(under - low, 6) if inside else None
                found[step] = Measurement(
                    step=step, footprint=rectangle(x, y, width, depth), box=box, clear_heights=heights
                )
        return found, ()

    def store(self, catalogue, bindings, *more: HandModel) -> FactStore:
        project = project_of(parse(PROJECT, "project.yaml"), catalogue) if more else Project.none()
        return FactStore(catalogue, bindings, project, [self.builder.model("a.ifc"), *more], self.measure)


def of_first(store: FactStore, fact: str):
    unit = next(one for one in store.subjects("ProtectiveUnit") if "1" in one.name)
    return store.value(f"protective_unit.{fact}", unit).value


def with_doors(*doors: tuple[str, Rectangle]) -> Basement:
    found = Basement()
    for name, where in doors:
        found.door(name, where)
    return found


NORTH, WEST = ("HFM1520 北", (10, 30, 1.5, 0.3)), ("HFM1520 西", (-0.3, 10, 0.3, 1.5))


@pytest.mark.parametrize(
    ("door", "exits"),
    [
        (("HFM1520 角", (28.2, 30, 1.5, 0.3)), interval(2)),  # 0.3 m from the corner of the next unit
        (("HFM1520 连通", (29.85, 10, 0.3, 1.5)), interval(1)),  # between the units
        (("HFM1520 内", (0.1, 20, 1.5, 0.3)), interval(1, 2)),  # inside, at right angles to the outer wall
        (("GFM1521 甲", (10, -0.3, 1.5, 0.3)), interval(1)),  # a fire door
        (("M1521", (10, -0.3, 1.5, 0.3)), interval(1, 2)),  # says nothing
        (("HFM1520 方", (0.0, -0.5, 1.5, 1.5)), interval(1, 2)),  # has no sides
        (("HFM1520 远", (10, -4.0, 1.5, 0.3)), interval(1, 2)),  # outlines may be drawn roughly
    ],
)
def test_the_sides_of_a_door_tell_what_it_closes(catalogue, bindings, door, exits: Interval) -> None:
    store = with_doors(NORTH, door).store(catalogue, bindings)
    assert of_first(store, "exits") == exits


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("HM1520", {"airtight_door"}),
        ("BM1021", {"airtight_door", "ordinary"}),
        ("GFM1521", {"blast_door", "ordinary"}),
        ("GFM1521甲", {"ordinary"}),
        ("M0921", {"blast_door", "airtight_door", "blast_valve", "closing_panel", "ordinary"}),
    ],
)
def test_codes_of_ordinary_doors_tell_more_inside_a_unit(catalogue, bindings, name, kinds) -> None:
    store = with_doors(NORTH, (name, (10, 20, 1.5, 0.3))).store(catalogue, bindings)
    door = next(one for one in store.subjects("Door") if one.name == name)
    assert store.value("door.air_defence_kind", door).value.members == kinds


@pytest.mark.parametrize(
    ("beyond", "exits", "outdoors"),
    [
        ("战时主要出入口(室外出入口)", interval(2), interval(1, 2)),
        ("战时次要出入口(室内楼梯间)", interval(2), interval(0, 1)),
        ("1号楼梯间", interval(2), interval(0, 2)),  # it may come up beside the building
        ("进风竖井", interval(1), interval(0, 1)),
        ("与普通地下室连通口", interval(1), interval(0, 1)),
    ],
)
def test_what_lies_beyond_a_door_tells_whether_it_is_an_exit(
    catalogue, bindings, beyond, exits, outdoors
) -> None:
    basement = with_doors(NORTH, WEST)
    basement.space(beyond, (9, 30.3, 4, 5))
    store = basement.store(catalogue, bindings)
    assert of_first(store, "exits") == exits
    assert of_first(store, "outdoor_exits") == outdoors


def test_a_door_without_a_shape_may_be_an_exit(catalogue, bindings) -> None:
    basement = with_doors(NORTH)
    basement.builder.add("IfcDoor", "HFM1520")
    assert of_first(basement.store(catalogue, bindings), "exits") == interval(1, 2)


def test_without_any_door_in_its_edge_nothing_is_said_of_exits(catalogue, bindings) -> None:
    basement = with_doors(("HFM1520 东", (60, 10, 0.3, 1.5)))
    assert of_first(basement.store(catalogue, bindings), "exits").hi > 50


def test_pipes_and_beams_of_a_model_on_another_origin_tell_nothing(catalogue, bindings) -> None:
    def services(**given: object) -> HandModel:
        builder = TablesBuilder()
        builder.start_building("楼")
        builder.start_storey("地下一层", FLOOR, guid="of another model")
        for ifc_class, name in (("IfcPipeSegment", "管DN100"), ("IfcBeam", "梁")):
            builder.add(ifc_class, name)
        builder.tables.georeference.map_conversion = given or None  # type: ignore[assignment]
        return builder.model("b.ifc")

    basement = with_doors(NORTH, WEST)
    basement.shapes |= {"管DN100": ((-5, 5, 10, 0.1), -1.9, -1.8), "梁": ((0, 15, 30, 0.4), -1.7, -1.0)}
    same = basement.store(catalogue, bindings, services())
    assert of_first(same, "clear_height_under_beams") == interval("2.1")
    assert of_first(same, "largest_crossing_pipe") == interval("0.1")
    other = basement.store(catalogue, bindings, services(Eastings=500.0))
    assert of_first(other, "clear_height_under_beams") == interval(0, 3)
    assert of_first(other, "largest_crossing_pipe").hi > 1


@pytest.mark.parametrize(
    ("name", "where", "low", "high", "height"),
    [
        ("横管", (5, 5, 10, 0.1), -2.2, -2.1, interval("1.8")),
        (
            "立管",
            (5, 5, 0.1, 0.1),
            -3.5,
            -1.0,
            interval("0.5", 3),
        ),  # stands in a corner, nobody walks below it
        ("地沟管", (5, 5, 10, 0.1), -3.7, -3.6, interval("0.3", 3)),
    ],
)
def test_only_what_hangs_over_a_way_lowers_it_surely(
    catalogue, bindings, name, where, low, high, height
) -> None:
    basement = with_doors(NORTH, WEST)
    basement.add("IfcBeam", "梁", (100, 0, 1, 1), -1.7, -1.0)
    basement.add("IfcPipeSegment", name, where, low, high)
    assert of_first(basement.store(catalogue, bindings), "clear_height_under_beams") == height


def test_areas_that_nobody_states_are_those_of_the_outlines(catalogue, bindings) -> None:
    store = with_doors(NORTH).store(catalogue, bindings)
    assert of_first(store, "floor_area") == interval(900)


def test_a_stated_area_that_its_outline_contradicts_stays_open(catalogue, bindings) -> None:
    basement = Basement()
    basement.builder.quantities(2 + 1, "Qto_SpaceBaseQuantities", GrossFloorArea=880.0)
    value = of_first(basement.store(catalogue, bindings), "floor_area")
    assert value.lo <= 880
    assert value.hi >= 895


def test_areas_of_one_unit_drawn_over_each_other_count_once(catalogue, bindings) -> None:
    basement = Basement()
    again = basement.space("人防区防护单元1", (0, 0, 30, 30), object_type="人防建筑面积")
    basement.builder.quantities(again, "Qto_SpaceBaseQuantities", GrossFloorArea=900.0)
    assert of_first(basement.store(catalogue, bindings), "floor_area") == interval(900)


def test_anti_bomb_units(catalogue, bindings) -> None:
    basement = Basement()
    for number, x in enumerate((0, 15), 1):
        basement.space(f"抗爆单元1-{number}", (x, 0, 15, 30), object_type="抗爆单元")
    basement.space("抗爆单元2-1", (30, 0, 20, 30), object_type="抗爆单元")
    store = basement.store(catalogue, bindings)
    assert of_first(store, "largest_anti_bomb_unit") == interval(450)
    second = next(one for one in store.subjects("ProtectiveUnit") if "2" in one.name)
    # 300 m2 of the second unit are not labelled: at most one more of that size
    assert store.value("protective_unit.largest_anti_bomb_unit", second).value == interval(600)


def test_an_undivided_unit_may_be_one_anti_bomb_unit(catalogue, bindings) -> None:
    assert of_first(Basement().store(catalogue, bindings), "largest_anti_bomb_unit") == interval(0, 900)


def test_the_narrowest_passage(catalogue, bindings) -> None:
    basement = with_doors(NORTH)
    basement.space("防毒通道", (9, 26, 2.5, 4))
    basement.space("密闭通道", (20, 26, 1.4, 4))
    basement.space("密闭通道(邻)", (40, 26, 1.2, 4))  # of the other unit
    store = basement.store(catalogue, bindings)
    assert of_first(store, "passage_width") == interval("1.4")
    assert of_first(store, "passage_height") == interval(3)


def of_project(catalogue, bindings, *, twins: bool, **eastings: float):
    """The shelters of two buildings whose models both show a basement."""
    basement = Basement()
    models = [basement.builder.model(file) for file in ("a.ifc", "b.ifc")]
    models[1].tables = deepcopy(models[1].tables)
    for model in models:
        assert model.tables is not None
        if model.file[0] in eastings:
            model.tables.georeference.map_conversion = {"Eastings": eastings[model.file[0]]}
    if not twins:
        guids = models[1].tables.objects.guid  # type: ignore[union-attr]
        guids[:] = [f"other{guid}" for guid in guids]
    project = project_of(parse(PLOT, "project.yaml"), catalogue)
    store = FactStore(catalogue, bindings, project, models, basement.measure)
    return store.value("project.air_defence_floor_area", store.subjects("Project")[0]).value


def test_a_basement_in_the_models_of_two_buildings_counts_once(catalogue, bindings) -> None:
    assert of_project(catalogue, bindings, twins=True) == interval(1800)
    assert of_project(catalogue, bindings, twins=False, a=500.0, b=500.0) == interval(1800)


def test_two_buildings_that_are_each_drawn_at_zero_have_two_basements(catalogue, bindings) -> None:
    assert of_project(catalogue, bindings, twins=False) == interval(3600)
    assert of_project(catalogue, bindings, twins=False, a=500.0, b=900.0) == interval(3600)

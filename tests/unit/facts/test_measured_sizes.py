"""Which components are measured, and what becomes of quantities that do not agree."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from msgspec.structs import replace

from builders.model_tables import HandModel, TablesBuilder
from cimcheck.core.interval import Interval, interval
from cimcheck.core.yaml_lines import parse
from cimcheck.facts.bindings import Bindings
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.project import Project
from cimcheck.facts.project_file import project_of
from cimcheck.facts.store import FactStore
from cimcheck.reading.geometry.quantities import Box, Extents, Measurement, Region, Span

STATED = "Qto_ColumnBaseQuantities"


class Shapes:
    """Measures as they would come out of a model, and what was asked for."""

    def __init__(self, known: Mapping[int, Measurement]) -> None:
        self.known, self.calls = known, []

    def __call__(self, model, wanted, obstacles):
        self.calls.append({step: set(measures) for step, measures in wanted.items()})
        return {step: self.known[step] for step in wanted if step in self.known}, ()


@pytest.fixture
def open_store(catalogue: Catalogue, bindings: Bindings):
    def opened(model: HandModel, shapes: Shapes | None = None) -> FactStore:
        return FactStore(catalogue, bindings, Project.none(), [model], shapes)

    return opened


def block() -> TablesBuilder:
    builder = TablesBuilder()
    builder.start_building("1号住宅楼")
    builder.start_storey("一层", 0.0)
    return builder


def column(builder: TablesBuilder, name: str, **volumes: float) -> int:
    row = builder.add("IfcColumn", name)
    if volumes:
        builder.quantities(row, STATED, "volume", **volumes)
    builder.layers(row, ("钢筋混凝土 C30", 0.5))
    return row


def share(store: FactStore, fact: str = "precast_vertical_ratio") -> Interval:
    (building,) = store.subjects("Building")
    value = store.value(f"building.{fact}", building).value
    assert isinstance(value, Interval)
    return value


def codes(store: FactStore) -> set[str]:
    return {note.code for note in store.notes()}


def two_columns(**of_the_second: float) -> tuple[TablesBuilder, int]:
    """A precast column of 3 m3 and one cast in place, with a section of 0.25 m2 and a length of 4 m."""
    builder = block()
    column(builder, "预制柱", NetVolume=3.0)
    row = column(builder, "现浇柱", **of_the_second)
    builder.quantities(row, STATED, "area", CrossSectionArea=0.25)
    builder.quantities(row, STATED, "length", Length=4.0)
    return builder, builder.tables.objects.step[row]


def test_nothing_is_measured_where_quantities_tell(open_store) -> None:
    builder, _ = two_columns(NetVolume=1.0)
    shapes = Shapes({})
    store = open_store(builder.model(), shapes)
    assert share(store) == interval("0.75")
    assert shapes.calls == []


def test_a_volume_that_section_and_length_contradict_is_measured(open_store) -> None:
    builder, step = two_columns(NetVolume=1000.0)
    shapes = Shapes({step: Measurement(step=step, volume=Span(1.0, 1.0))})
    store = open_store(builder.model(), shapes)
    assert share(store) == interval("0.75")
    assert shapes.calls == [{step: {"volume"}}]
    assert codes(store) == {"QUANTITY_CONTRADICTION", "QUANTITY_DISAGREES"}


def test_without_geometry_a_contradicted_volume_is_unknown(open_store) -> None:
    builder, _ = two_columns(NetVolume=1000.0)
    store = open_store(builder.model())
    assert share(store) == interval(0, 1)
    assert codes(store) == {"QUANTITY_CONTRADICTION"}


@pytest.mark.parametrize(
    ("net", "is_noted"), [(1.1, False), (1.11, True), (0.3, False), (0.29, True), (0.001, True)]
)
def test_how_far_a_volume_may_be_from_section_and_length(open_store, net: float, is_noted: bool) -> None:
    builder, _ = two_columns(NetVolume=net)
    store = open_store(builder.model())
    share(store)
    assert ("QUANTITY_CONTRADICTION" in codes(store)) == is_noted


def test_a_net_volume_above_the_gross_one_is_a_contradiction(open_store) -> None:
    builder, _ = two_columns(NetVolume=1.0, GrossVolume=0.5)
    store = open_store(builder.model())
    share(store)
    assert "QUANTITY_CONTRADICTION" in codes(store)


def square(width: float, depth: float) -> Region:
    return Region(((((0.0, 0.0), (width, 0.0), (width, depth), (0.0, depth)),),))


@pytest.mark.parametrize(
    ("depth", "expected", "noted"),
    [(8.0, interval("0.8"), set()), (9.0, interval("0.8", "0.9"), {"QUANTITY_DISAGREES"})],
)
def test_a_stated_area_is_held_against_the_shape_that_beams_make_necessary(
    open_store, depth: float, expected: Interval, noted: set[str]
) -> None:
    builder = block()
    builder.quantities(1, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=100.0)
    slab, rest = builder.add("IfcSlab", "叠合楼板"), builder.add("IfcSlab", "现浇楼板")
    builder.quantities(slab, "Qto_SlabBaseQuantities", "area", NetArea=80.0)
    builder.quantities(rest, "Qto_SlabBaseQuantities", "area", NetArea=20.0)
    beam = builder.add("IfcBeam", "预制叠合梁")
    steps = [builder.tables.objects.step[row] for row in (slab, beam)]
    shapes = Shapes(
        {
            steps[0]: Measurement(step=steps[0], footprint=square(10.0, depth)),
            steps[1]: Measurement(step=steps[1], footprint=square(10.0, 0.3)),
        }
    )
    store = open_store(builder.model(), shapes)
    assert share(store, "prefabricated_floor_ratio") == expected
    assert codes(store) == noted
    assert set(shapes.calls[0]) == set(steps)


def _crowded(extra: float) -> tuple[TablesBuilder, list[int]]:
    """A floor of 100 m2 under slabs of 60, 40 and `extra` m2; the first and the last are composite."""
    builder = block()
    builder.quantities(1, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=100.0)
    for name, area in (("叠合楼板", 60.0), ("现浇楼板", 40.0), ("叠合楼板", extra)):
        row = builder.add("IfcSlab", name)
        builder.quantities(row, "Qto_SlabBaseQuantities", "area", NetArea=area)
    return builder, [builder.tables.objects.step[row] for row in (2, 4)]


@pytest.mark.parametrize(
    ("extra", "depth", "expected", "noted"),
    [
        (1.0, None, interval("0.61"), set()),  # what areas are rounded to
        (50.0, 6.0, interval("0.6"), {"SLABS_OVERLAP"}),  # drawn twice
        (50.0, 11.0, interval("1"), set()),  # both beside and outside
        (50.0, None, interval("0.6", 1), {"SLABS_OVERLAP"}),  # no shape tells
    ],
)
def test_slabs_larger_than_their_floor_count_by_the_place_they_cover(
    open_store, extra: float, depth: float | None, expected: Interval, noted: set[str]
) -> None:
    builder, steps = _crowded(extra)
    sizes = {} if depth is None else {steps[0]: square(10.0, 6.0), steps[1]: square(10.0, depth)}
    shapes = Shapes({step: Measurement(step=step, footprint=shape) for step, shape in sizes.items()})
    store = open_store(builder.model(), shapes)
    assert share(store, "prefabricated_floor_ratio") == expected
    assert codes(store) == noted


def test_moving_what_slabs_may_exceed_their_floor_by_shows(catalogue, bindings) -> None:
    limit = catalogue.conventions["slabs_beyond_floor"]
    found = set()
    for moved in (0, Fraction(1, 1000)):
        changed = {**catalogue.conventions, limit.id: replace(limit, value=limit.value + moved)}
        known = replace(catalogue, conventions=changed)
        found.add(
            share(
                FactStore(known, bindings, Project.none(), [_crowded(1.05)[0].model()]),
                "prefabricated_floor_ratio",
            )
        )
    assert found == {interval("0.6", "0.6105"), interval("0.6105")}


@pytest.mark.parametrize(
    ("depth", "expected"), [(4.0, interval("0.6")), (3.0, interval("0.6", "0.7")), (None, interval("0.6", 1))]
)
def test_slabs_that_do_not_count_are_measured_to_tell_which_floor_is_left(
    open_store, depth: float | None, expected: Interval
) -> None:
    builder = block()
    builder.quantities(1, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=100.0)
    composite = builder.add("IfcSlab", "叠合楼板")
    builder.quantities(composite, "Qto_SlabBaseQuantities", "area", NetArea=60.0)
    step = builder.tables.objects.step[builder.add("IfcSlab", "现浇楼板")]
    shape = None if depth is None else square(10.0, depth)
    shapes = Shapes({step: Measurement(step=step, footprint=shape)})
    assert share(open_store(builder.model(), shapes), "prefabricated_floor_ratio") == expected
    assert [set(call) for call in shapes.calls] == [{step}]


@pytest.mark.parametrize(("height", "expected"), [(0.5, interval(1)), (0.51, interval("0.8"))])
def test_a_joint_between_columns_counts_up_to_the_side_of_their_section(
    open_store, height: float, expected: Interval
) -> None:
    builder = block()
    column(builder, "预制柱", NetVolume=8.0)
    gap = column(builder, "柱底接缝", NetVolume=2.0)
    step = builder.tables.objects.step[gap]
    size = Extents(length=0.6, width=0.5, height=height, azimuth=0.0)
    store = open_store(builder.model(), Shapes({step: Measurement(step=step, extents=size)}))
    assert share(store) == expected


def test_joints_of_all_items_are_measured_in_one_go_before_anything_else(open_store) -> None:
    builder = block()
    column(builder, "预制柱", NetVolume=8.0)
    joints = [column(builder, f"YHJ-{number}", NetVolume=2.0) for number in range(3)]
    joints.append(builder.add("IfcSlab", "板间后浇带"))
    shapes = Shapes({})
    store = open_store(builder.model(), shapes)
    store.announce({"component_group.item"})
    share(store)
    share(store, "prefabricated_floor_ratio")
    steps = builder.tables.objects.step
    assert [sorted(call) for call in shapes.calls if call] == [[steps[row] for row in joints]]


def test_what_several_facts_need_is_measured_in_one_go(open_store) -> None:
    builder, step = two_columns()
    for name in ("轻钢龙骨隔墙", "砌块隔墙"):
        row = builder.add("IfcWall", name)
        builder.properties(row, "Pset_WallCommon", IsExternal=False, LoadBearing=False)
    shapes = Shapes({})
    store = open_store(builder.model(), shapes)
    store.announce({"component_group.item"})
    share(store)
    share(store, "non_masonry_partition_ratio")
    (call,) = shapes.calls
    assert call[step] == {"volume"}
    assert sorted(map(sorted, call.values())) == [["side_area"], ["side_area"], ["volume"]]


@pytest.mark.parametrize(("width", "expected"), [(0.3, interval(1)), (0.301, interval("0.9"))])
def test_a_strip_without_a_stated_width_counts_by_its_shape(
    open_store, width: float, expected: Interval
) -> None:
    builder = block()
    builder.quantities(1, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=100.0)
    for name, area in (("叠合楼板", 90.0), ("板间后浇带", 10.0)):
        row = builder.add("IfcSlab", name)
        builder.quantities(row, "Qto_SlabBaseQuantities", "area", NetArea=area)
    step = builder.tables.objects.step[row]
    shapes = Shapes({step: Measurement(step=step, extents=Extents(33.0, width, 0.15, 0.0))})
    store = open_store(builder.model(), shapes)
    assert share(store, "prefabricated_floor_ratio") == expected
    assert shapes.calls == [{step: {"extents"}}]


class Solids:
    """Boxes of the elements of two models, by file and STEP id."""

    def __init__(self, boxes: Mapping[tuple[str, int], Box]) -> None:
        self.boxes = boxes

    def __call__(self, model, wanted, obstacles):
        found = {step: self.boxes.get((model.file, step)) for step in wanted}
        return {step: Measurement(step=step, box=box) for step, box in found.items()}, ()


def upright(x: float, width: float = 0.5) -> Box:
    return Box((x, 0.0, 0.0), (x + width, 0.5, 3.0))


@pytest.mark.parametrize(
    ("drawn_at", "expected"),
    [
        (0.0, interval("0.5")),  # both structural columns stand where architecture has its own
        (0.1, interval("0.5")),  # nearly
        (0.4, interval("0.25", "0.75")),  # elsewhere: perhaps another origin, perhaps another column
    ],
)
def test_two_models_describe_one_column_once(
    catalogue: Catalogue, bindings: Bindings, drawn_at: float, expected: Interval
) -> None:
    boxes: dict[tuple[str, int], Box] = {}
    models = []
    for file, names, offset in (
        ("a.ifc", ("柱A", "柱B"), 0.0),
        ("s.ifc", ("预制柱-1", "现浇柱-2"), drawn_at),
    ):
        builder = block()
        if file == "a.ifc":
            builder.add("IfcSpace", "起居室")
        for number, name in enumerate(names):
            row = column(builder, name, NetVolume=2.0)
            builder.tables.objects.guid[row] = f"{file}-{number}"
            boxes[file, builder.tables.objects.step[row]] = upright(10.0 * number + offset)
        models.append(builder.model(file))
    project = project_of(parse(TWO_MODELS, "project.yaml"), catalogue)
    store = FactStore(catalogue, bindings, project, models, Solids(boxes))
    assert share(store) == expected


TWO_MODELS = """
project: {code: x, name: x, place: "320506"}
buildings:
  - {id: B1, name: 1号住宅楼, models: [a.ifc, s.ifc]}
"""

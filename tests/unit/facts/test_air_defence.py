"""Air defence area: where labels say it is, where it may be, and what only sounds like it."""

import pytest

from builders.model_tables import HandNote, TablesBuilder
from cimcheck.core.category import category
from cimcheck.core.interval import Interval, interval
from cimcheck.core.trace import Traced
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.core.value import Value
from cimcheck.facts.store import FactStore


def basement(area: float | None = 1000.0, name: str = "地下一层") -> TablesBuilder:
    """One storey above and, started last, one below ground."""
    builder = TablesBuilder()
    builder.start_building("1号住宅楼")
    ground = builder.start_storey("一层", 0.0)
    builder.quantities(ground, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=800.0)
    row = builder.start_storey(name, -3.9)
    if area:
        builder.quantities(row, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=area)
    return builder


def room(builder: TablesBuilder, name: str, area: float | None = None, **given: object) -> int:
    row = builder.add("IfcSpace", name, **given)
    if area is not None:
        builder.quantities(row, "Qto_SpaceBaseQuantities", GrossFloorArea=area)
    return row


def shelter(store: FactStore) -> Traced:
    (building,) = store.subjects("Building")
    return store.value("building.air_defence_floor_area", building)


def label(store: FactStore, name: str) -> Value:
    (space,) = [one for one in store.subjects("Space") if one.name == name]
    return store.value("space.is_air_defence", space).value


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("人防区", TRUE),
        ("二等人员掩蔽所", TRUE),
        ("防毒通道", TRUE),
        ("滤毒室", TRUE),
        ("战时进风机房", TRUE),
        ("抗爆单元3", TRUE),
        ("扩散室", TRUE),
        ("非人防区", FALSE),
        ("非人防车库", FALSE),
        ("人防口外通道", UNKNOWN),
        ("战时主要出入口", UNKNOWN),
        ("人防警报间", UNKNOWN),
        ("人防办公室", UNKNOWN),
        ("消防水池", UNKNOWN),
        ("消防水泵房", UNKNOWN),
        ("汽车库", UNKNOWN),
        ("柴油发电机房", UNKNOWN),
        ("防火分区一", UNKNOWN),
    ],
)
def test_what_names_of_rooms_say(make_store, name: str, expected: Value) -> None:
    builder = basement()
    room(builder, name)
    found = label(make_store(builder.model()), name)
    assert (
        found == expected
        or (name == "防火分区一" and found == FALSE)
        or (name == "人防口外通道" and found == FALSE)
    )


def test_rooms_above_ground_are_none(make_store) -> None:
    builder = basement()
    builder.storey = 1
    room(builder, "办公室")
    room(builder, "滤毒室")
    store = make_store(builder.model())
    assert label(store, "办公室") == FALSE
    assert label(store, "滤毒室") == UNKNOWN


def test_a_zone_a_property_and_a_spatial_zone_label_their_rooms(make_store) -> None:
    builder = basement()
    rooms = [room(builder, name) for name in ("甲", "乙", "丙", "丁")]
    builder.group("IfcZone", "人防区", rooms[:1])
    zone = builder.add("IfcSpatialZone", "人防分区")
    builder.tables.referenced.left.append(zone)
    builder.tables.referenced.right.append(rooms[1])
    builder.properties(rooms[2], "人防", 是否人防="是")
    builder.properties(rooms[3], "人防", 是否人防="否")
    store = make_store(builder.model())
    assert [label(store, name) for name in "甲乙丙丁"] == [TRUE, TRUE, TRUE, FALSE]


def test_a_storey_named_after_it_does_not_say_where(make_store) -> None:
    builder = basement(name="地下一层(人防)")
    room(builder, "车库", 900.0)
    found = shelter(make_store(builder.model()))
    assert found.value == interval(0, 1000)


def test_an_unlabelled_basement_may_hold_it_all(make_store) -> None:
    builder = basement()
    room(builder, "车库", 900.0)
    store = make_store(builder.model())
    found = shelter(store)
    assert found.value == interval(0, 1000)
    (garage,) = store.subjects("Space")
    assert any(gap.fact == "space.is_air_defence" and gap.subjects == (garage.key,) for gap in found.gaps)
    assert found.trace.note is not None


def test_rooms_that_surely_are_none_leave_the_rest(make_store) -> None:
    builder = basement()
    room(builder, "非人防区", 600.0)
    room(builder, "车库", 300.0)
    assert shelter(make_store(builder.model())).value == interval(0, 400)


def test_labelled_rooms_alone_leave_the_rest_open(make_store) -> None:
    builder = basement()
    room(builder, "滤毒室", 20.0)
    room(builder, "车库", 900.0)
    assert shelter(make_store(builder.model())).value == interval(20, 1000)


def test_units_say_where_the_shelter_is(make_store) -> None:
    builder = basement()
    unit = room(builder, "防护单元1", 500.0)
    room(builder, "车库", 400.0)
    builder.group("IfcZone", "防护单元1", [unit])
    found = shelter(make_store(builder.model()))
    assert found.value == interval(500)
    assert found.elements


def test_rooms_drawn_inside_a_unit_are_not_added_to_it(make_store) -> None:
    builder = basement()
    unit = room(builder, "RF1", 500.0, object_type="人防建筑面积", long_name="防护单元1")
    room(builder, "滤毒室", 20.0)
    room(builder, "人员掩蔽区", 400.0)
    builder.group("IfcZone", "防护单元1", [unit])
    found = shelter(make_store(builder.model())).value
    assert isinstance(found, Interval)
    assert found.lo == 500
    assert found.hi == 1000


def test_a_zone_in_a_zone_counts_once(make_store) -> None:
    builder = basement()
    rooms = [room(builder, "掩蔽一", 300.0), room(builder, "掩蔽二", 200.0)]
    units = [builder.group("IfcZone", f"防护单元{number}", [one]) for number, one in enumerate(rooms, 1)]
    builder.group("IfcZone", "人防区", [*units, *rooms])
    assert shelter(make_store(builder.model())).value == interval(500)


def test_units_that_share_a_room_may_overlap(make_store) -> None:
    builder = basement()
    rooms = [room(builder, name, 100.0) for name in ("掩蔽一", "掩蔽二", "掩蔽三")]
    builder.group("IfcZone", "防护单元1", rooms[:2])
    builder.group("IfcZone", "防护单元2", rooms[1:])
    found = shelter(make_store(builder.model())).value
    assert isinstance(found, Interval)
    assert found.lo == 200
    assert found.hi >= 300


def test_no_basement_is_none_only_when_the_submission_is_whole(make_store, catalogue) -> None:
    def tower() -> TablesBuilder:
        builder = TablesBuilder()
        builder.start_building("1号住宅楼")
        builder.start_storey("一层", 0.0)
        return builder

    project = "buildings: [{id: B1, models: [%s]}]"
    assert shelter(make_store(tower().model())).value == catalogue.unknown("building.air_defence_floor_area")
    assert shelter(make_store(tower().model(), project=project % "model.ifc")).value == interval(0)
    missing = make_store(tower().model(), project=project % "model.ifc, basement.ifc")
    assert not shelter(missing).value.is_known
    assert "MODEL_NOT_GIVEN" in [note.code for note in missing.notes()]


def test_a_tower_without_basement_may_be_served_by_another_building(make_store) -> None:
    tower = TablesBuilder()
    tower.start_building("1号住宅楼", guid="tower")
    tower.start_storey("一层", 0.0)
    garage = basement()
    garage.group("IfcZone", "防护单元1", [room(garage, "防护单元1", 500.0)])
    project = "buildings: [{id: B1, models: [tower.ifc]}, {id: B2, models: [garage.ifc]}]"
    store = make_store(tower.model("tower.ifc"), garage.model("garage.ifc"), project=project)
    values = {
        one.key: store.value("building.air_defence_floor_area", one).value
        for one in store.subjects("Building")
    }
    assert values == {"B1": interval(0, 500), "B2": interval(500)}


def test_what_is_declared_settles_it_when_it_fits(make_store) -> None:
    builder = basement()
    room(builder, "滤毒室", 20.0)
    declared = "buildings: [{id: B1, models: [model.ifc], declared: {air_defence_floor_area: %s m2}}]"
    assert shelter(make_store(builder.model(), project=declared % 450)).value == interval(450)
    against = shelter(make_store(builder.model(), project=declared % 5000))
    assert against.trace.conflict
    assert not against.value.is_known


def test_a_property_of_the_building_is_evidence_too(make_store) -> None:
    builder = basement()
    builder.properties(0, "其他", 人防建筑面积="450 m2")
    assert shelter(make_store(builder.model())).value == interval(450)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("HFM1520", "blast_door"),
        ("人防_单扇防护密闭门:BHFM1520-15:33", "blast_door"),
        ("GHSFM6025(6)", "blast_door"),
        ("HHM1220", "airtight_door"),
        ("FMDB6025", "closing_panel"),
        ("HK600(5)", "blast_valve"),
        ("FM1521甲", "ordinary"),
        ("GFM1521甲", "ordinary"),
        ("FM甲1021", "ordinary"),
        ("钢质防火门", "ordinary"),
        ("M0921", None),
        ("GFM1521", None),
        ("HM1221", None),
    ],
)
def test_codes_of_doors(make_store, name: str, kind: str | None) -> None:
    builder = basement()
    builder.add("IfcDoor", name)
    store = make_store(builder.model())
    found = store.value("door.air_defence_kind", store.subjects("Door")[0]).value
    assert found == category(kind) if kind else not found.is_known


@pytest.mark.parametrize(
    ("block", "member"),
    [
        ("{required_area: 4364.54, ratio: 0.07}", "required_area"),
        ("{ratio: 0.07}", "ratio"),
        ("{city_class: class_2}", "none_given"),
        ("{}", "none_given"),
    ],
)
def test_how_the_condition_is_given(make_store, block: str, member: str) -> None:
    store = make_store(basement().model(), project=f"conditions: {{air_defence: {block}}}")
    (project,) = store.subjects("Project")
    assert store.value("project.air_defence_condition", project).value == category(member)


@pytest.mark.parametrize("project", ["project: {name: x}", "conditions: {green_star: two_star}"])
def test_without_the_block_the_condition_is_unknown(make_store, catalogue, project: str) -> None:
    store = make_store(basement().model(), project=project)
    (subject,) = store.subjects("Project")
    unknown = catalogue.unknown("project.air_defence_condition")
    assert store.value("project.air_defence_condition", subject).value == unknown


def test_without_a_project_file_the_law_alone_speaks(make_store) -> None:
    store = make_store(basement().model())
    (subject,) = store.subjects("Project")
    assert store.value("project.air_defence_condition", subject).value == category("none_given")


def test_names_that_were_lost_may_have_been_labels(make_store) -> None:
    builder = basement()
    unit = room(builder, "防护单元1", 500.0)
    room(builder, "\ufffd人防区", 400.0)
    builder.group("IfcZone", "防护单元1", [unit])
    store = make_store(builder.model(notes=(HandNote("TEXT_GARBLED"),)))
    found = shelter(store).value
    assert isinstance(found, Interval)
    assert found.lo == 500
    assert not found.is_known
    assert label(store, "\ufffd人防区") == UNKNOWN

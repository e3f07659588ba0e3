"""Storeys: which side of the ground, whether they count, how they add up."""

import pytest

from builders.model_tables import FEET, METRES, MILLIMETRES, HandNote, TablesBuilder
from cimcheck.core.category import category
from cimcheck.core.interval import Interval, interval
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.core.value import Value
from cimcheck.facts.store import FactStore


def building(store: FactStore, fact: str) -> Value:
    (subject,) = store.subjects("Building")
    return store.value(f"building.{fact}", subject).value


def storeys(store: FactStore, fact: str) -> list[Value]:
    return [store.value(f"storey.{fact}", one).value for one in store.subjects("Storey")]


def tower(*names: tuple[str, float, float | None], **given: object) -> TablesBuilder:
    """A building with storeys of a name, level and floor area."""
    builder = TablesBuilder(**given)  # type: ignore[arg-type]
    builder.start_building("1号住宅楼")
    for name, level, area in names:
        row = builder.start_storey(name, level)
        if area is not None:
            builder.quantities(row, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=area)
    return builder


THREE = (("地下一层", -3.9, 500.0), ("一层", 0.0, 400.0), ("二层", 3.3, 300.0), ("屋面层", 6.6, None))


def test_a_plain_building_is_known_from_its_storeys(make_store) -> None:
    store = make_store(tower(*THREE).model())
    assert building(store, "storeys_above_ground") == interval(2)
    assert building(store, "storeys_below_ground") == interval(1)
    assert building(store, "first_floor_area") == interval(400)
    assert building(store, "floor_area_above_ground") == interval(700)
    assert building(store, "floor_area_below_ground") == interval(500)


@pytest.mark.parametrize(
    ("units", "length", "area"), [(METRES, 1, 1), (MILLIMETRES, 1000, 1), (FEET, 1 / 0.3048, 1 / 0.3048**2)]
)
def test_units_make_no_difference(make_store, units, length: float, area: float) -> None:
    scaled = [(name, level * length, None if size is None else size * area) for name, level, size in THREE]
    store = make_store(tower(*scaled, units=dict(units)).model())
    value = building(store, "floor_area_above_ground")
    assert isinstance(value, Interval)
    assert float(value.lo) == pytest.approx(700, rel=1e-12)
    assert value.is_known


@pytest.mark.parametrize(
    ("name", "above", "role"),
    [
        ("地下一层", FALSE, "storey"),
        ("地下二层(人防)", FALSE, "storey"),
        ("B1", FALSE, "storey"),
        ("B2F", FALSE, "storey"),
        ("-1F", FALSE, "storey"),
        ("负一层", FALSE, "storey"),
        ("首层", TRUE, "storey"),
        ("十二层", TRUE, "storey"),
        ("1F", TRUE, "storey"),
        ("F3", TRUE, "storey"),
        ("3层", TRUE, "storey"),
        ("屋面层", TRUE, "roof"),
        ("RF", TRUE, "roof"),
        ("Roof", TRUE, "roof"),
        ("女儿墙", TRUE, "roof"),
        ("机房层", TRUE, "roof_structure"),
        ("电梯机房屋面", TRUE, "roof_structure"),
        ("基础", UNKNOWN, "datum"),
        ("室外地坪", UNKNOWN, "datum"),
        ("T/FDN", UNKNOWN, "datum"),
        ("半地下室", UNKNOWN, "storey"),
        ("一层夹层", TRUE, None),
        ("标高 3", UNKNOWN, None),
        ("Undefined", UNKNOWN, None),
        ("Block1", UNKNOWN, None),
    ],
)
def test_what_names_say(make_store, name: str, above: Value, role: str | None) -> None:
    store = make_store(tower((name, 99.0, None)).model())
    assert storeys(store, "is_above_ground") == [above]
    (found,) = storeys(store, "role")
    if role:
        assert found == category(role)
    else:
        assert not found.is_known


def test_a_property_and_a_name_that_contradict_each_other_leave_it_open(make_store) -> None:
    builder = tower(("地下一层", -3.9, None))
    builder.properties(builder.storey, "Pset_BuildingStoreyCommon", AboveGround=True)
    store = make_store(builder.model())
    assert storeys(store, "is_above_ground") == [UNKNOWN]
    assert [note.code for note in store.notes()] == ["FACT_CONFLICT"]


@pytest.mark.parametrize(
    ("terrain", "reference", "level", "expected"),
    [
        (-0.3, None, 0.0, TRUE),
        (-0.3, None, -3.9, FALSE),
        (2.0, 2.3, -3.9, FALSE),
        (2.0, 2.3, 0.0, TRUE),
        (-0.3, None, -1.5, UNKNOWN),
        (45.0, None, 0.0, UNKNOWN),
        (None, None, -3.9, UNKNOWN),
    ],
)
def test_the_level_against_the_ground(make_store, terrain, reference, level: float, expected: Value) -> None:
    builder = TablesBuilder()
    attributes = {"ElevationOfTerrain": terrain, "ElevationOfRefHeight": reference}
    builder.start_building(
        "楼", attributes={key: value for key, value in attributes.items() if value is not None}
    )
    builder.start_storey("甲", level)
    builder.start_storey("乙", level + 3.9)
    assert storeys(make_store(builder.model()), "is_above_ground")[0] == expected


def test_what_stands_on_or_above_the_only_entrance_level_is_above_ground(make_store) -> None:
    builder = tower(("甲", -4.0, None), ("乙", 0.0, None), ("丙", 4.0, None))
    builder.properties(2, "Pset_BuildingStoreyCommon", EntranceLevel=True)
    assert storeys(make_store(builder.model()), "is_above_ground") == [UNKNOWN, TRUE, TRUE]


def test_an_open_storey_adds_nothing_or_all(make_store) -> None:
    store = make_store(tower(*THREE[:3], ("设备夹层", 5.0, 100.0)).model())
    assert building(store, "storeys_above_ground") == interval(2, 3) or building(
        store, "storeys_above_ground"
    ) == interval(1, 3)
    assert building(store, "floor_area_above_ground") == interval(700, 800)
    (subject,) = store.subjects("Building")
    gaps = store.value("building.floor_area_above_ground", subject).gaps
    assert any(gap.fact == "storey.is_above_ground" and gap.subjects for gap in gaps)


def test_two_drawings_of_one_level_are_one_storey(make_store) -> None:
    store = make_store(tower(("1F A区", 0.0, 300.0), ("1F B区", 0.05, 100.0), ("2F", 3.5, 300.0)).model())
    assert building(store, "storeys_above_ground") == interval(2)
    assert building(store, "first_floor_area") == interval(400)


def test_a_typical_storey_may_stand_for_many(make_store) -> None:
    store = make_store(tower(("1F", 0.0, 300.0), ("2-17F", 3.5, 300.0)).model())
    assert building(store, "storeys_above_ground") == interval(2, 17)


def test_rooms_are_a_lower_bound_of_the_floor_area(make_store) -> None:
    builder = tower(("一层", 0.0, None))
    for name, area in (("甲", 30.0), ("乙", 20.0)):
        builder.quantities(builder.add("IfcSpace", name), "Qto_SpaceBaseQuantities", GrossFloorArea=area)
    found = building(make_store(builder.model()), "floor_area_above_ground")
    assert isinstance(found, Interval)
    assert found.lo == 50
    assert not found.is_known


def test_a_floor_area_plan_is_not_added_to_the_rooms(make_store) -> None:
    builder = tower(("一层", 0.0, None))
    plan, room = builder.add("IfcSpace", "12", object_type="总建筑面积"), builder.add("IfcSpace", "101")
    builder.properties(plan, "尺寸标注", 面积=(400.0, "IfcAreaMeasure"))
    builder.properties(room, "尺寸标注", 面积=(350.0, "IfcAreaMeasure"))
    assert building(make_store(builder.model()), "first_floor_area") == interval(400)


def test_a_stated_area_smaller_than_the_rooms_is_a_conflict(make_store) -> None:
    builder = tower(("一层", 0.0, 40.0))
    builder.quantities(builder.add("IfcSpace", "甲"), "Qto_SpaceBaseQuantities", GrossFloorArea=50.0)
    store = make_store(builder.model())
    (storey,) = store.subjects("Storey")
    assert store.value("storey.floor_area", storey).trace.conflict


def test_zero_and_negative_areas_are_not_given(make_store) -> None:
    store = make_store(tower(("一层", 0.0, 0.0), ("二层", 3.0, -5.0)).model())
    assert not building(store, "first_floor_area").is_known
    assert [note.code for note in store.notes()] == ["FACT_VALUE_UNUSABLE"] or len(store.notes()) == 2


def test_a_damaged_model_may_hold_more(make_store) -> None:
    store = make_store(tower(*THREE).model(notes=(HandNote("MULTI_PARENT"),)))
    found = building(store, "floor_area_above_ground")
    assert isinstance(found, Interval)
    assert found.lo == 700
    assert not found.is_known


def test_a_model_without_storeys_says_nothing(make_store, catalogue) -> None:
    builder = TablesBuilder()
    builder.start_building("x")
    store = make_store(builder.model())
    for fact in (
        "storeys_above_ground",
        "first_floor_area",
        "floor_area_above_ground",
        "air_defence_floor_area",
    ):
        assert building(store, fact) == catalogue.unknown(f"building.{fact}")


def test_the_foundation_lies_below_the_lowest_floor(make_store) -> None:
    builder = TablesBuilder()
    builder.start_building("楼", attributes={"ElevationOfTerrain": -0.3})
    builder.start_storey("地下一层", -3.9)
    builder.start_storey("一层", 0.0)
    found = building(make_store(builder.model()), "foundation_depth")
    assert isinstance(found, Interval)
    assert found.lo == interval("3.6").lo
    assert not found.is_known


def test_an_uncertain_first_floor_keeps_all_that_may_be_it(make_store) -> None:
    store = make_store(tower(("半地下室", -1.2, 500.0), ("一层", 1.5, 400.0), ("二层", 4.8, 300.0)).model())
    assert building(store, "first_floor_area") == interval(400, 500)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("1号住宅楼", TRUE),
        ("阳光小区3号住宅楼", TRUE),
        ("3号办公楼", FALSE),
        ("商住楼", UNKNOWN),
        ("住宅底商", UNKNOWN),
        ("人才公寓", UNKNOWN),
        ("配套幼儿园", FALSE),
        ("A栋", UNKNOWN),
    ],
)
def test_dwellings_by_name(make_store, name: str, answer: Value) -> None:
    builder = TablesBuilder()
    builder.start_building(name)
    assert building(make_store(builder.model()), "is_residential") == answer


def test_the_category_of_the_project_file_counts_with_the_name(make_store) -> None:
    builder = TablesBuilder()
    builder.start_building("A栋")
    project = "buildings: [{id: B1, category: talent_housing, models: [model.ifc]}]"
    assert building(make_store(builder.model(), project=project), "is_residential") == TRUE
    other = TablesBuilder()
    other.start_building("3号办公楼")
    assert building(make_store(other.model(), project=project), "is_residential") == UNKNOWN

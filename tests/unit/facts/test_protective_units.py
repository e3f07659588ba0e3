"""Protective units: found once, measured, and told apart."""

import pytest

from builders.model_tables import TablesBuilder
from cimcheck.core.category import category
from cimcheck.core.interval import Interval, interval
from cimcheck.core.truth import FALSE, TRUE
from cimcheck.facts.numerals import numeral_value
from cimcheck.facts.store import FactStore


def basement() -> TablesBuilder:
    builder = TablesBuilder()
    builder.start_building("楼")
    builder.start_storey("一层", 0.0)
    builder.start_storey("地下一层", -4.0)
    return builder


def room(
    builder: TablesBuilder, name: str, gross: float | None = None, net: float | None = None, **given: object
) -> int:
    row = builder.add("IfcSpace", name, **given)
    areas = {"GrossFloorArea": gross, "NetFloorArea": net}
    builder.quantities(
        row, "Qto_SpaceBaseQuantities", **{key: value for key, value in areas.items() if value}
    )
    return row


def units(store: FactStore) -> list[tuple[str, object]]:
    return [
        (one.name, store.value("protective_unit.floor_area", one).value)
        for one in store.subjects("ProtectiveUnit")
    ]


def test_the_area_a_zone_states_wins_over_its_rooms(make_store) -> None:
    builder = basement()
    zone = builder.group(
        "IfcZone", "防护单元1", [room(builder, "掩蔽", 900.0), room(builder, "滤毒室", 20.0)]
    )
    builder.properties(zone, "标识数据", 建筑面积=(1000.0, "IfcAreaMeasure"))
    store = make_store(builder.model())
    assert units(store) == [("防护单元1", interval(1000))]


def test_rooms_give_bounds(make_store) -> None:
    builder = basement()
    builder.group("IfcZone", "防护单元1", [room(builder, "掩蔽", 900.0), room(builder, "滤毒室", None, 20.0)])
    ((_, value),) = units(make_store(builder.model()))
    assert isinstance(value, Interval)
    assert value == interval(920, 1150)


def test_one_space_is_the_unit(make_store) -> None:
    builder = basement()
    builder.group("IfcZone", "防护单元1", [room(builder, "掩蔽", 1999.0)])
    assert units(make_store(builder.model())) == [("防护单元1", interval(1999))]


def test_a_space_in_two_units_counts_for_neither_of_them_surely(make_store) -> None:
    builder = basement()
    first, second = room(builder, "掩蔽", 1200.0), room(builder, "物资", 1000.0)
    builder.group("IfcZone", "防护单元1", [first])
    builder.group("IfcZone", "防护单元2", [first, second])
    assert units(make_store(builder.model())) == [
        ("防护单元1", interval(0, 1200)),
        ("防护单元2", interval(1000, 1250 + 1500)),
    ]


def test_a_room_without_area_leaves_the_unit_open(make_store) -> None:
    builder = basement()
    builder.group("IfcZone", "防护单元1", [room(builder, "掩蔽", 900.0), room(builder, "滤毒室")])
    ((_, value),) = units(make_store(builder.model()))
    assert isinstance(value, Interval)
    assert value.lo == 900
    assert value.hi > 10000


def test_spaces_named_after_a_unit_are_the_unit(make_store) -> None:
    builder = basement()
    room(builder, "防护单元一(二等人员掩蔽所)", 800.0)
    room(builder, "第2防护单元", 700.0)
    assert units(make_store(builder.model())) == [
        ("防护单元一(二等人员掩蔽所)", interval(800)),
        ("第2防护单元", interval(700)),
    ]


def test_a_zone_and_the_space_of_the_same_name_are_one_unit(make_store) -> None:
    builder = basement()
    space = room(builder, "防护单元一", 800.0)
    builder.group("IfcZone", "防护单元1", [space])
    builder.group("IfcGroup", "人防分组-防护单元1", [space])
    store = make_store(builder.model())
    assert len(store.subjects("ProtectiveUnit")) == 1


def test_units_of_one_number_on_two_storeys_are_two(make_store) -> None:
    builder = basement()
    room(builder, "防护单元1", 800.0)
    builder.start_storey("地下二层", -8.0)
    room(builder, "防护单元1", 700.0)
    store = make_store(builder.model())
    assert sorted(str(value) for _, value in units(store)) == sorted([str(interval(800)), str(interval(700))])
    lower = [
        store.value("protective_unit.is_lower_level", one).value for one in store.subjects("ProtectiveUnit")
    ]
    assert lower == [FALSE, TRUE]


@pytest.mark.parametrize("name", ["抗爆单元1", "防护单元隔墙", "非人防区", "人防区", "防火分区1"])
def test_what_is_no_unit(make_store, name: str) -> None:
    builder = basement()
    builder.group("IfcZone", name, [room(builder, "库房", 800.0)])
    assert make_store(builder.model()).subjects("ProtectiveUnit") == []


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("二等人员掩蔽所", "personnel_shelter"),
        ("医疗救护站", "medical"),
        ("专业队队员掩蔽部", "professional_team"),
        ("专业队装备掩蔽部", "professional_equipment"),
        ("物资库", "supporting"),
    ],
)
def test_uses(make_store, text: str, use: str) -> None:
    builder = basement()
    builder.group("IfcZone", "防护单元1", [room(builder, "库", 800.0)], long_name=text)
    store = make_store(builder.model())
    (unit,) = store.subjects("ProtectiveUnit")
    assert store.value("protective_unit.use", unit).value == category(use)


def test_grades_and_classes(make_store) -> None:
    builder = basement()
    zone = builder.group("IfcZone", "防护单元1 甲类", [room(builder, "库", 800.0)])
    builder.properties(zone, "人防", 抗力等级="核6B级 常6级")
    store = make_store(builder.model())
    (unit,) = store.subjects("ProtectiveUnit")
    assert store.value("protective_unit.protection_class", unit).value == category("class_a")
    assert store.value("protective_unit.nuclear_resistance_grade", unit).value == category("grade_6b")


def test_what_stands_above_is_at_most_the_building(make_store) -> None:
    builder = basement()
    builder.group("IfcZone", "防护单元1", [room(builder, "库", 800.0)])
    store = make_store(builder.model())
    (unit,) = store.subjects("ProtectiveUnit")
    assert store.value("protective_unit.storeys_above", unit).value == interval(0, 1)
    assert store.value("protective_unit.area_under_low_part", unit).value == interval(0, 800)
    assert store.value("building.storeys_above_ground", unit).value == interval(1)


def test_members_of_a_unit_are_its_spaces(make_store) -> None:
    builder = basement()
    inside, outside = room(builder, "掩蔽", 10.0), room(builder, "车库", 10.0)
    builder.group("IfcZone", "防护单元1", [inside])
    store = make_store(builder.model())
    (unit,) = store.subjects("ProtectiveUnit")
    assert [one.name for one in store.members("Space", unit)] == ["掩蔽"]
    assert inside != outside


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", "1"), ("01", "1"), ("一", "1"), ("十", "10"), ("十二", "12"), ("二十一", "21"), ("a", "A")],
)
def test_numerals(text: str, number: str) -> None:
    assert numeral_value(text) == number

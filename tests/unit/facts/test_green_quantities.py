"""Shares of strong steel and concrete, precast concrete, lamps and shading, from hand-made tables."""

import pytest

from builders.model_tables import TablesBuilder
from cimcheck.core.interval import Interval, interval
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.facts.store import FactStore

ANY = interval(0, 1)


def building() -> TablesBuilder:
    builder = TablesBuilder()
    builder.start_building("B")
    builder.start_storey("1F", 0.0)
    return builder


def of_building(store: FactStore, fact: str) -> object:
    return store.value(f"building.{fact}", store.subjects("Building")[0]).value


def bar(builder: TablesBuilder, name: str, mass: float | None = None, **given: object) -> None:
    row = builder.add("IfcReinforcingBar", name, **given)
    if mass is not None:
        builder.properties(row, "数据", 钢筋重量=mass)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("8 HRB400", TRUE),
        ("C12 HRB400E", TRUE),
        ("HRBF500", TRUE),
        ("RRB400", TRUE),
        ("HRB600", TRUE),
        ("CRB600H", TRUE),
        ("B500B", TRUE),
        ("HPB300 8@200", FALSE),
        ("HRB335", FALSE),
        ("12 mm", UNKNOWN),
        ("CRB550", UNKNOWN),
    ],
)
def test_grades_of_reinforcing_steel(make_store, name, answer):
    builder = building()
    bar(builder, name)
    store = make_store(builder.model())
    assert store.value("reinforcement.is_high_strength", store.subjects("Reinforcement")[0]).value == answer


def test_share_of_strong_steel_by_mass(make_store):
    builder = building()
    bar(builder, "HRB400", 850.0)
    bar(builder, "HPB300", 150.0)
    assert of_building(make_store(builder.model()), "high_strength_rebar_share") == interval("0.85")


def test_steel_that_may_be_ties_may_count_or_not(make_store):
    builder = building()
    bar(builder, "HRB400", 850.0)
    bar(builder, "HPB300 拉筋", 150.0)
    assert of_building(make_store(builder.model()), "high_strength_rebar_share") == interval("0.85", 1)


def test_mass_of_a_bar_from_diameter_and_length(make_store):
    builder = building()
    bar(builder, "HRB400", attributes={"NominalDiameter": 0.02, "BarLength": 10.0})
    store = make_store(builder.model())
    mass = store.value("reinforcement.mass", store.subjects("Reinforcement")[0]).value
    assert isinstance(mass, Interval)
    assert float(mass.lo) == pytest.approx(24.66, abs=0.005)  # the 2.466 kg/m of the tables, over 10 m


@pytest.mark.parametrize("fact", ["high_strength_rebar_share", "high_strength_concrete_share"])
def test_what_no_model_shows_is_not_none(make_store, fact):
    assert of_building(make_store(building().model()), fact) == ANY


def column(builder: TablesBuilder, volume: float, **properties: object) -> int:
    row = builder.add("IfcColumn", "柱")
    builder.quantities(row, "Qto_ColumnBaseQuantities", kind="volume", NetVolume=volume)
    builder.properties(row, "结构", 材质="混凝土", **properties)  # type: ignore[arg-type]
    return row


GRADES = [
    ("C50", TRUE),
    ("C55", TRUE),
    ("C80", TRUE),
    ("C40/50", TRUE),
    ("C45", FALSE),
    ("C30", FALSE),
    ("C30/37", FALSE),
    ("C35/45", FALSE),
    ("C500", UNKNOWN),
    ("高强", UNKNOWN),
]


@pytest.mark.parametrize(("grade", "answer"), GRADES)
def test_grades_of_concrete_by_cube_strength(make_store, grade, answer):
    builder = building()
    column(builder, 1.0, 混凝土强度等级=grade)
    store = make_store(builder.model())
    assert (
        store.value(
            "component.is_high_strength", store.members("Column", store.subjects("Building")[0])[0]
        ).value
        == answer
    )


def test_share_of_strong_concrete_by_volume(make_store):
    builder = building()
    column(builder, 60.0, 混凝土强度等级="C50", 施工方式="现浇")
    column(builder, 40.0, 混凝土强度等级="C40", 施工方式="现浇")
    assert of_building(make_store(builder.model()), "high_strength_concrete_share") == interval("0.6")


def test_concrete_of_no_grade_may_be_either(make_store):
    builder = building()
    column(builder, 60.0, 混凝土强度等级="C50", 施工方式="现浇")
    column(builder, 40.0, 施工方式="现浇")
    assert of_building(make_store(builder.model()), "high_strength_concrete_share") == interval("0.6", 1)


def test_precast_share_counts_concrete_above_ground_only(make_store):
    builder = building()
    column(builder, 35.0, 施工方式="预制")
    column(builder, 65.0, 施工方式="现浇")
    builder.start_storey("B1 地下一层", -4.0)
    column(builder, 500.0, 施工方式="现浇")
    assert of_building(make_store(builder.model()), "precast_volume_share") == interval("0.35")


def lamp(builder: TablesBuilder, room: int, watts: float | None) -> None:
    row = builder.add("IfcLightFixture", "灯", container=room)
    if watts is not None:
        builder.properties(row, "Pset_LightFixtureTypeCommon", TotalWattage=watts)


def room(builder: TablesBuilder, area: float) -> int:
    row = builder.add("IfcSpace", "办公室")
    builder.quantities(row, "Qto_SpaceBaseQuantities", NetFloorArea=area)
    return row


def test_lamps_of_a_room_over_its_area(make_store):
    builder = building()
    first, second = room(builder, 50.0), room(builder, 30.0)
    for _ in range(10):
        lamp(builder, first, 36.0)
    lamp(builder, second, 40.0)
    store = make_store(builder.model())
    densities = [store.value("space.lighting_power_density", one).value for one in store.subjects("Space")]
    assert densities == [interval("7.2"), interval(40).divided_by(interval(30))]
    assert of_building(store, "lighting_power_density") == interval(5)


def test_a_lamp_of_unknown_power_leaves_the_density_open_above(make_store):
    builder = building()
    first = room(builder, 50.0)
    lamp(builder, first, 100.0)
    lamp(builder, first, None)
    value = of_building(make_store(builder.model()), "lighting_power_density")
    assert isinstance(value, Interval)
    assert value.lo == 2
    assert not value.is_known


def test_a_room_without_lamps_in_the_model_is_not_a_dark_room(make_store):
    builder = building()
    room(builder, 50.0)
    store = make_store(builder.model())
    assert not store.value("space.lighting_power_density", store.subjects("Space")[0]).value.is_known


def window(builder: TablesBuilder, width: float, **properties: object) -> None:
    row = builder.add("IfcWindow", "窗", overall_width=width, overall_height=1.5)
    builder.properties(row, "Pset_WindowCommon", IsExternal=True, GlazingAreaFraction=0.8)
    builder.properties(row, "节能", **properties)  # type: ignore[arg-type]


def test_adjustable_shading_by_transparent_area(make_store):
    builder = building()
    window(builder, 3.0, 遮阳形式="活动外遮阳卷帘")
    window(builder, 1.0, 遮阳形式="无")
    store = make_store(builder.model())
    assert of_building(store, "adjustable_shading_share") == interval("0.75")
    shaded = [store.value("window.has_shading", one).value for one in store.subjects("Window")]
    assert shaded == [TRUE, FALSE]


def test_windows_that_say_nothing_of_shading_may_have_it(make_store):
    builder = building()
    window(builder, 3.0, 遮阳形式="活动外遮阳卷帘")
    window(builder, 1.0, 备注="")
    assert of_building(make_store(builder.model()), "adjustable_shading_share") == interval("0.75", 1)


def test_areas_below_ground_against_those_above_and_the_plot(make_store):
    builder = TablesBuilder()
    site = builder.add("IfcSite", "场地")
    builder.quantities(site, "Qto_SiteBaseQuantities", GrossArea=5000.0)
    builder.start_building("B")
    for name, level, area in (("B1 地下一层", -4.0, 1500.0), ("1F", 0.0, 1000.0), ("2F", 4.0, 1000.0)):
        row = builder.start_storey(name, level)
        builder.quantities(row, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=area)
    store = make_store(builder.model())
    assert of_building(store, "underground_above_ratio") == interval("0.75")
    assert of_building(store, "underground_plot_ratio") == interval("0.3")
    assert of_building(store, "first_basement_plot_ratio") == interval("0.3")

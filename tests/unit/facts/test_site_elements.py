"""What models say of sponge facilities and surfaces, with the words that only look like them."""

import pytest

from builders.model_tables import TablesBuilder
from cimcheck.core.category import Category
from cimcheck.core.interval import Interval, interval
from cimcheck.facts.store import FactStore


def site(name: str, ifc_class: str = "IfcGeographicElement", **properties: object) -> TablesBuilder:
    builder = TablesBuilder()
    builder.start_building("B")
    row = builder.add(ifc_class, name)
    if properties:
        builder.properties(row, "Pset_CimcheckSponge", **properties)  # type: ignore[arg-type]
    return builder


def only(store: FactStore, fact: str) -> object:
    (element,) = store.subjects("SiteElement")
    return store.value(f"site_element.{fact}", element).value


FACILITIES = [
    ("透水砖铺装", "permeable_paving"),
    ("嵌草砖停车位", "permeable_paving"),
    ("下凹式绿地", "sunken_green"),
    ("雨水花园A", "rain_garden"),
    ("Rain garden 2", "rain_garden"),
    ("生物滞留带", "bioretention"),
    ("植草沟", "grass_swale"),
    ("种植屋面", "green_roof"),
    ("PP模块蓄水池", "storage_tank"),
    ("雨水回用池", "storage_tank"),
    ("雨水桶", "rain_barrel"),
    ("雨水径流水箱", "rain_barrel"),
    ("雨水湿地", "pond_wetland"),
    ("渗透塘", "pond_wetland"),
    ("调节塘", "detention_basin"),
    ("渗井", "infiltration"),
    ("生态缓冲带", "buffer"),
    ("初期雨水弃流井", "first_flush"),
    ("环保雨水口", "separator"),
    ("不透水铺装(花岗岩)", "none"),
    ("普通绿地", "none"),
    ("消防水池", "none"),
    ("生活水箱", "none"),
    ("污水调节池", "none"),
    ("防渗管沟", "none"),
    ("混凝土道路", "none"),
]


@pytest.mark.parametrize(("name", "kind"), FACILITIES)
def test_names_of_facilities_and_their_traps(make_store, name: str, kind: str) -> None:
    builder = site(name)
    builder.add("IfcGeographicElement", "草坪")
    store = make_store(builder.model())
    found = [one for one in store.subjects("SiteElement") if one.name == name]
    value = store.value("site_element.facility", found[0]).value
    assert isinstance(value, Category)
    assert value.members == {kind}


@pytest.mark.parametrize("name", ["雨水回用系统管道", "雨水收集系统提升泵"])
def test_pipes_and_pumps_of_a_rain_water_system_are_no_facilities(make_store, name: str) -> None:
    builder = site(name, "IfcPipeSegment")
    builder.add("IfcGeographicElement", "草坪")
    assert [one.name for one in make_store(builder.model()).subjects("SiteElement")] == ["草坪"]


@pytest.mark.parametrize("name", ["蓄水池", "Storage tank 20 m3"])
def test_a_cistern_may_hold_rain_or_something_else(make_store, name: str) -> None:
    value = only(make_store(site(name).model()), "facility")
    assert isinstance(value, Category)
    assert value.members == {"storage_tank", "none"}


def test_area_times_depth_is_the_volume(make_store) -> None:
    builder = site("雨水花园", EffectiveDepth_m=0.2)
    builder.quantities(builder.tables.objects.step.index(101), "Qto", GrossArea=200.0)
    assert only(make_store(builder.model()), "storage_volume") == interval(40)


def test_a_volume_that_contradicts_the_depth_leaves_both(make_store) -> None:
    builder = site("雨水花园", EffectiveDepth_m=0.2, StorageVolume_m3=60.0)
    builder.quantities(1, "Qto", GrossArea=200.0)
    assert only(make_store(builder.model()), "storage_volume") == interval(40, 60)


def test_without_a_depth_the_volume_is_open(make_store) -> None:
    builder = site("雨水花园")
    builder.quantities(1, "Qto", GrossArea=200.0)
    value = only(make_store(builder.model()), "storage_volume")
    assert isinstance(value, Interval)
    assert value.lo == 0
    assert value.hi > 40


def test_a_negative_depth_is_named_and_not_used(make_store) -> None:
    store = make_store(site("雨水花园", EffectiveDepth_m=-0.2).model())
    assert not only(store, "storage_depth").is_known  # type: ignore[attr-defined]
    assert [note.code for note in store.notes()] == ["FACT_VALUE_UNUSABLE"]


def test_two_depths_are_both_possible(make_store) -> None:
    builder = site("雨水花园", EffectiveDepth_m=0.2)
    builder.properties(1, "其他", 有效蓄水深度=0.3)
    assert only(make_store(builder.model()), "storage_depth") == interval("0.2", "0.3")


def test_a_building_with_a_roof_and_a_fire_tank_has_no_site(make_store) -> None:
    builder = site("消防水池", "IfcTank")
    builder.add("IfcSlab", "屋面板", predefined_type="ROOF")
    assert make_store(builder.model()).subjects("SiteElement") == []

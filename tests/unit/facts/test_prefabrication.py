"""Prefabrication: what is precast, what counts for which item, and how shares are bounded."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from builders.model_tables import TablesBuilder
from cimcheck.core.category import Category
from cimcheck.core.interval import interval
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.facts.prefabrication.pieces import Piece, ratio
from cimcheck.facts.project import Project
from cimcheck.facts.store import FactStore
from cimcheck.reading.tables import NONE

ANY = interval(0, 1)
CONCRETE = "钢筋混凝土 C30"


def block(**given: object) -> TablesBuilder:
    """A building with one storey above ground."""
    builder = TablesBuilder(**given)  # type: ignore[arg-type]
    builder.start_building("1号住宅楼")
    builder.start_storey("一层", 0.0)
    return builder


def column(
    builder: TablesBuilder, name: str, volume: float | None, ifc_class: str = "IfcColumn", **given
) -> int:
    row = builder.add(ifc_class, name, **given)
    if volume is not None:
        builder.quantities(row, "Qto_ColumnBaseQuantities", "volume", NetVolume=volume)
    builder.layers(row, (CONCRETE, 0.5))
    return row


def building(store, fact: str):
    (subject,) = store.subjects("Building")
    return store.value(f"building.{fact}", subject).value


def casting(make_store, name: str, ifc_class: str = "IfcWall", **given: object) -> set[str]:
    builder = block()
    builder.add(ifc_class, name, **given)
    store = make_store(builder.model())
    entity = {"IfcWall": "Wall", "IfcSlab": "Slab", "IfcColumn": "Column", "IfcBeam": "Beam"}[ifc_class]
    (subject,) = store.subjects(entity)
    value = store.value("component.casting", subject).value
    assert isinstance(value, Category)
    return set(value.members)


EVERYTHING = {"precast", "composite", "in_situ"}


@pytest.mark.parametrize(
    ("name", "ifc_class", "expected"),
    [
        ("预制_YWQ_外墙", "IfcWall", {"precast"}),
        ("PC墙板", "IfcWall", {"precast"}),
        ("PCF外挂墙板", "IfcWall", {"precast"}),
        ("precast column 400", "IfcColumn", {"precast"}),
        ("现浇柱-500x500", "IfcColumn", {"in_situ"}),
        ("SPC墙板-石塑饰面", "IfcWall", EVERYTHING),
        ("WPC墙板-木塑饰面", "IfcWall", EVERYTHING),
        ("PC耐力板隔断", "IfcWall", EVERYTHING),
        ("蒸压加气混凝土条板墙", "IfcWall", EVERYTHING),
        ("非预制柱", "IfcColumn", EVERYTHING),
        ("叠合楼板60+70", "IfcSlab", {"composite"}),
        ("叠合板现浇层70", "IfcSlab", {"in_situ"}),
        ("预制_YDBS_叠合板底板60", "IfcSlab", {"precast"}),
        ("预制楼板", "IfcSlab", {"precast", "composite"}),
        ("预制叠合梁DL-300x400", "IfcBeam", {"composite"}),
        ("breedplaatvloer 60", "IfcSlab", {"composite"}),
        ("IFC_breedplaat_schil_60mm", "IfcSlab", {"precast"}),
        ("IFC_breedplaat_betonvloer_ihw_200mm", "IfcSlab", {"in_situ"}),
        ("楼板-150", "IfcSlab", EVERYTHING),
        ("DBD67-3320-1", "IfcSlab", {"composite"}),
        ("DBS1-67-3620-31", "IfcSlab", {"composite"}),
        ("YDBS-01", "IfcSlab", {"precast", "composite"}),
        ("叠合楼板130(60mm预制+70mm现浇)", "IfcSlab", {"composite"}),
        ("叠合板(预制60+叠合层70)", "IfcSlab", {"composite"}),
        ("KTB-84-130", "IfcSlab", {"precast"}),
        ("仿预制装饰板", "IfcSlab", EVERYTHING),
        ("双T板TTP2430", "IfcSlab", {"precast"}),
        ("WQC1-3328-1514", "IfcWall", {"precast"}),
        ("NQ-2428", "IfcWall", {"precast"}),
        ("NQ-200", "IfcWall", EVERYTHING),
        ("SPCS空腔墙200", "IfcWall", {"composite"}),
        ("预制混凝土砌块墙", "IfcWall", EVERYTHING),
        ("PC内隔墙", "IfcWall", {"precast"}),
        ("GHJ-3", "IfcWall", {"in_situ"}),
        ("预制砼柱", "IfcColumn", {"precast"}),
        ("预制管桩PHC500", "IfcColumn", EVERYTHING),
    ],
)
def test_names_and_their_traps(make_store, name: str, ifc_class: str, expected: set[str]) -> None:
    assert casting(make_store, name, ifc_class) == expected


@pytest.mark.parametrize(
    ("schema", "prop", "value", "expected"),
    [
        ("IFC2X3", "ConstructionType", "Precast", {"precast"}),
        ("IFC4", "ConstructionMethod", "In-Situ", {"in_situ"}),
        ("IFC4X3_ADD2", "CastingMethod", "PRECAST", {"precast"}),
        ("IFC4X3_ADD2", "CastingMethod", "MIXED", {"composite"}),
        ("IFC4X3_ADD2", "CastingMethod", "NOTKNOWN", EVERYTHING),
        ("IFC4X3_ADD2", "AssemblyPlace", "FACTORY", {"precast"}),
    ],
)
def test_the_properties_of_each_schema(make_store, schema, prop, value, expected) -> None:
    builder = block(schema=schema)
    row = builder.add("IfcColumn", "C1")
    builder.properties(row, "Pset_ConcreteElementGeneral", **{prop: value})
    store = make_store(builder.model())
    (subject,) = store.subjects("Column")
    assert store.value("component.casting", subject).value.members == expected


def test_a_name_against_a_property_leaves_both_and_is_noted(make_store) -> None:
    builder = block()
    row = column(builder, "预制柱", 1.0)
    builder.properties(row, "Pset_ConcreteElementGeneral", ConstructionMethod="In-Situ")
    store = make_store(builder.model())
    assert building(store, "precast_vertical_ratio") == ANY
    assert "FACT_CONFLICT" in {note.code for note in store.notes()}


def test_an_empty_set_for_precast_pieces_says_nothing(make_store) -> None:
    builder = block()
    row = builder.add("IfcColumn", "C1")
    builder.properties(row, "Pset_PrecastConcreteElementGeneral", PieceMark="")
    store = make_store(builder.model())
    (subject,) = store.subjects("Column")
    assert len(store.value("component.casting", subject).value.members) == 3


def test_parts_of_a_factory_assembly_are_precast(make_store) -> None:
    builder = block()
    whole = builder.add("IfcElementAssembly", "A1", assembly_place="FACTORY")
    column(builder, "C1", 2.0, parent=whole)
    column(builder, "现浇柱", 2.0)
    assert building(make_store(builder.model()), "precast_vertical_ratio") in (
        interval("0.5"),
        interval(0, "0.5"),
    )


def test_columns_by_volume_with_one_of_unknown_making(make_store) -> None:
    builder = block()
    for name, volume in (("预制柱", 3.0), ("现浇柱", 5.0), ("柱", 2.0)):
        column(builder, name, volume)
    assert building(make_store(builder.model()), "precast_vertical_ratio") == interval("0.3", "0.5")


def test_piles_and_what_stands_below_ground_do_not_count(make_store) -> None:
    builder = block()
    column(builder, "现浇柱", 5.0)
    builder.start_storey("地下一层", -4.0)
    column(builder, "预制柱", 50.0)
    column(builder, "预制管桩", 90.0, "IfcPile")
    assert building(make_store(builder.model()), "precast_vertical_ratio") == interval(0)


def test_a_column_in_no_storey_may_or_may_not_count(make_store) -> None:
    builder = block()
    column(builder, "现浇柱", 5.0)
    column(builder, "预制柱", 5.0, storey=NONE)
    assert building(make_store(builder.model()), "precast_vertical_ratio") == interval(0, "0.5")


def test_steel_columns_are_no_concrete(make_store) -> None:
    builder = block()
    row = builder.add("IfcColumn", "GZ1")
    builder.layers(row, ("Q355B 钢材", 0.01))
    store = make_store(builder.model())
    assert building(store, "is_without_concrete_structure") == TRUE
    column(builder, "现浇柱", 5.0)
    assert building(make_store(builder.model()), "is_without_concrete_structure") == FALSE


@pytest.mark.parametrize(
    ("name", "measure", "size", "expected"),
    [
        ("YHJ-1 竖向后浇段", "Length", 0.6, interval(1)),
        ("YHJ-1 竖向后浇段", "Length", 0.601, interval("0.8")),
        ("SHJD-1 水平后浇带", "Height", 0.3, interval(1)),
        ("SHJD-1 水平后浇带", "Height", 0.301, interval("0.8")),
        ("梁柱节点核心区", "Length", 0.9, interval(1)),
    ],
)
def test_joints_count_up_to_their_size(make_store, name, measure, size, expected) -> None:
    builder = _walls_with_a_joint(name, {measure: size})
    assert building(make_store(builder.model()), "precast_vertical_ratio") == expected


def test_a_strip_drawn_as_a_column_is_not_judged_by_its_height(make_store) -> None:
    builder = block()
    column(builder, "预制柱", 8.0)
    strip = column(builder, "YHJ-1", 2.0)
    builder.quantities(strip, "Qto_ColumnBaseQuantities", "length", Length=3.0)
    assert building(make_store(builder.model()), "precast_vertical_ratio") == interval("0.8", 1)


@pytest.mark.parametrize(
    ("name", "expected"), [("梁柱节点", "0.8"), ("板间后浇带", "0.75"), ("框架梁", "0.75")]
)
def test_nodes_drawn_as_beams_belong_to_the_vertical_structure(make_store, name: str, expected: str) -> None:
    builder = block()
    column(builder, "预制柱", 6.0)
    column(builder, "现浇柱", 2.0)
    node = builder.add("IfcBeam", name)
    builder.quantities(node, "Qto_BeamBaseQuantities", "volume", NetVolume=2.0)
    builder.layers(node, (CONCRETE, 0.5))
    assert building(make_store(builder.model()), "precast_vertical_ratio") == interval(expected)


@pytest.mark.parametrize(("width", "expected"), [(0.3, interval(1)), (0.301, interval("0.9"))])
def test_strips_between_slabs_count_up_to_their_width(make_store, width: float, expected) -> None:
    assert building(make_store(_slabs_with_a_strip(width).model()), "prefabricated_floor_ratio") == expected


def _walls_with_a_joint(name: str, size: dict[str, float]) -> TablesBuilder:
    builder = block()
    for label, volume in (("预制剪力墙", 8.0), (name, 2.0)):
        row = builder.add("IfcWall", label)
        builder.quantities(row, "Qto_WallBaseQuantities", "volume", NetVolume=volume)
        builder.properties(row, "Pset_WallCommon", LoadBearing=True)
        builder.layers(row, (CONCRETE, 0.2))
        if label == name:
            builder.quantities(row, "Qto_WallBaseQuantities", "length", **size)
    return builder


def _slabs_with_a_strip(width: float) -> TablesBuilder:
    builder = block()
    builder.quantities(1, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=100.0)
    for name, area in (("叠合楼板", 90.0), ("板间后浇带", 10.0)):
        row = builder.add("IfcSlab", name)
        builder.quantities(row, "Qto_SlabBaseQuantities", "area", NetArea=area)
        if name == "板间后浇带":
            builder.properties(row, "尺寸标注", 宽度=(width, "IfcLengthMeasure"))
    return builder


@pytest.mark.parametrize(
    ("convention", "fact", "made"),
    [
        (
            "counted_vertical_strip",
            "precast_vertical_ratio",
            lambda size: _walls_with_a_joint("YHJ-1 竖向后浇段", {"Length": size}),
        ),
        (
            "counted_horizontal_strip",
            "precast_vertical_ratio",
            lambda size: _walls_with_a_joint("SHJD-1 水平后浇带", {"Height": size}),
        ),
        ("counted_slab_strip", "prefabricated_floor_ratio", _slabs_with_a_strip),
    ],
)
@pytest.mark.parametrize("moved", [-1, 1])
def test_moving_a_limit_of_joints_by_a_millimetre_shows(
    catalogue, bindings, convention: str, fact: str, made, moved: int
) -> None:
    """As examples do for thresholds of rules: a joint at the limit, and one a millimetre beyond."""
    limit = catalogue.conventions[convention]
    step = Fraction(moved, 1000)
    changed = replace(
        catalogue, conventions={**catalogue.conventions, convention: replace(limit, value=limit.value + step)}
    )
    size = float(limit.value) if moved < 0 else float(limit.value + step)
    stores = (
        FactStore(known, bindings, Project.none(), [made(size).model()]) for known in (catalogue, changed)
    )
    assert len({building(store, fact) for store in stores}) == 2


def test_what_is_not_on_a_storey_is_named(make_store) -> None:
    builder = block()
    column(builder, "预制柱", 5.0)
    column(builder, "现浇柱", 5.0, storey=NONE)
    store = make_store(builder.model())
    building(store, "precast_vertical_ratio")
    assert "ELEMENT_WITHOUT_STOREY" in {note.code for note in store.notes()}


def test_a_building_without_storeys_is_named_once(make_store) -> None:
    builder = TablesBuilder()
    builder.start_building("B")
    column(builder, "预制柱", 5.0)
    column(builder, "现浇柱", 5.0)
    store = make_store(builder.model())
    assert building(store, "precast_vertical_ratio") == ANY
    assert [note.code for note in store.notes()].count("BUILDING_WITHOUT_STOREYS") == 1


def test_elements_without_a_class_count_perhaps_when_named_like_a_component(make_store) -> None:
    builder = block()
    column(builder, "现浇柱", 5.0)
    for name in ("预制柱-500", "花盆"):
        builder.add("IfcBuildingElementProxy", name)
    store = make_store(builder.model())
    assert building(store, "precast_vertical_ratio") == interval(0, 1)
    (note,) = [note for note in store.notes() if note.code == "ELEMENT_UNCLASSIFIED"]
    assert "花盆" in note.where


@pytest.mark.parametrize(
    ("name", "expected", "said"),
    [
        ("", ANY, "名称没有含义"),
        ("构件 17", ANY, "名称没有含义"),
        ("Generic Models 2:Generic Models 2:509392", ANY, "名称没有含义"),
        ("雨棚", interval(0), "未计入装配率"),
        ("Refrigerator 595x620", interval(0), "未计入装配率"),
    ],
)
def test_an_element_without_class_and_name_may_be_anything(
    make_store, name: str, expected, said: str
) -> None:
    builder = block()
    column(builder, "现浇柱", 5.0)
    builder.add("IfcBuildingElementProxy", name)
    store = make_store(builder.model())
    assert building(store, "precast_vertical_ratio") == expected
    (note,) = [note for note in store.notes() if note.code == "ELEMENT_UNCLASSIFIED"]
    assert said in note.text.zh


def test_elements_without_a_class_are_part_of_every_share_perhaps(make_store) -> None:
    builder = block()
    for name, ifc_class in (("现浇楼板", "IfcSlab"), ("预制叠合板", "IfcBuildingElementProxy")):
        row = builder.add(ifc_class, name)
        builder.quantities(row, "Qto_SlabBaseQuantities", "volume", NetVolume=1.0)
        builder.quantities(row, "Qto_SlabBaseQuantities", "area", NetArea=10.0)
    wall(builder, "内隔墙-砌块", 10.0, False, False)
    store = make_store(builder.model())
    assert building(store, "precast_volume_ratio_with_topping") == ANY
    assert building(store, "three_panel_ratio") == ANY


@pytest.mark.parametrize(
    ("name", "expected"),
    [("预制管桩PHC-500", interval("0.2", "0.6")), ("充电桩预制立柱", interval("0.6"))],
)
def test_piles_drawn_as_columns_above_ground_may_or_may_not_count(make_store, name: str, expected) -> None:
    builder = block()
    column(builder, "预制柱", 2.0)
    column(builder, "现浇柱", 8.0)
    builder.properties(
        column(builder, name, 10.0), "Pset_ConcreteElementGeneral", ConstructionMethod="Precast"
    )
    assert building(make_store(builder.model()), "precast_vertical_ratio") == expected


def wall(
    builder: TablesBuilder, name: str, area: float | None, external: bool | None, bearing: bool | None
) -> int:
    row = builder.add("IfcWall", name)
    if area is not None:
        builder.quantities(row, "Qto_WallBaseQuantities", "area", GrossSideArea=area)
    said = {"IsExternal": external, "LoadBearing": bearing}
    builder.properties(
        row, "Pset_WallCommon", **{key: value for key, value in said.items() if value is not None}
    )
    return row


def test_blocks_of_aerated_concrete_are_masonry_and_panels_are_not(make_store) -> None:
    builder = block()
    wall(builder, "加气混凝土砌块墙200", 20.0, True, False)
    wall(builder, "加气混凝土条板墙200", 60.0, True, False)
    store = make_store(builder.model())
    assert building(store, "non_masonry_envelope_ratio") == interval("0.75")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("加气混凝土墙200", UNKNOWN),
        ("蒸压加气混凝土板200", FALSE),
        ("加气砼砌块200", TRUE),
        ("LSP板隔墙100", FALSE),
        ("LSP轻质砌块墙", TRUE),
        ("陶粒混凝土条板", FALSE),
        ("轻骨料混凝土墙", UNKNOWN),
        ("混凝土墙200", FALSE),
        ("混凝土砖墙", TRUE),
        ("玻璃砖隔断", UNKNOWN),
        ("木饰面墙板20", UNKNOWN),
        ("夹心保温装饰一体化墙板", FALSE),
    ],
)
def test_names_that_tell_masonry_and_those_that_do_not(make_store, name: str, expected) -> None:
    builder = block()
    builder.add("IfcWall", name)
    store = make_store(builder.model())
    (subject,) = store.subjects("Wall")
    assert store.value("component.is_masonry", subject).value == expected


@pytest.mark.parametrize(("name", "expected"), [("砌块墙", ANY), ("外墙200", interval(1))])
def test_blocks_made_beforehand_are_masonry_or_not(make_store, name: str, expected) -> None:
    builder = block()
    row = builder.add("IfcWall", name)
    builder.quantities(row, "Qto_WallBaseQuantities", GrossSideArea=10.0)
    builder.properties(row, "Pset_WallCommon", IsExternal=True, LoadBearing=False)
    builder.properties(row, "Pset_ConcreteElementGeneral", ConstructionMethod="Precast")
    assert building(make_store(builder.model()), "non_masonry_envelope_ratio") == expected


@pytest.mark.parametrize(
    ("name", "thickness", "expected"),
    [
        ("叠合板60+70", 0.13, interval("6/13")),
        ("叠合板60+70", None, interval("6/13")),
        ("叠合板60+70", 0.15, ANY),
        ("叠合板(预制60+叠合层90)", 0.15, interval("0.4")),
        ("叠合板(60预+90现)", 0.15, interval("0.4")),
        ("叠合板(90现浇+60预制)", 0.15, ANY),
        ("叠合板60+90+50", 0.2, ANY),
        ("DBS1-68-3620-31", 0.14, interval("3/7")),
        ("DBD67-3320-1", None, interval("6/13")),
        ("叠合板130", 0.13, ANY),
    ],
)
def test_the_split_of_a_composite_slab_by_its_name(make_store, name: str, thickness, expected) -> None:
    builder = block()
    row = builder.add("IfcSlab", name)
    builder.quantities(row, "Qto_SlabBaseQuantities", "volume", NetVolume=6.5)
    if thickness is not None:
        builder.quantities(row, "Qto_SlabBaseQuantities", "length", Width=thickness)
    assert building(make_store(builder.model()), "precast_volume_ratio") == expected


def test_a_bearing_wall_is_envelope_only_for_integration(make_store) -> None:
    builder = block()
    wall(builder, "砖砌体外墙", 30.0, True, True)
    wall(builder, "夹心保温装饰一体化外墙板", 30.0, True, False)
    store = make_store(builder.model())
    assert building(store, "non_masonry_envelope_ratio") == interval(1)
    assert building(store, "integrated_envelope_ratio") == interval("0.5")


def test_a_wall_that_may_be_inside_or_outside_counts_both_ways(make_store) -> None:
    builder = block()
    wall(builder, "砌块外墙", 30.0, True, False)
    wall(builder, "ALC条板", 10.0, None, False)
    store = make_store(builder.model())
    assert building(store, "non_masonry_envelope_ratio") == interval(0, Fraction(1, 4))
    assert building(store, "non_masonry_partition_ratio") == ANY


def test_tiles_on_a_wall_do_not_make_it_masonry(make_store) -> None:
    builder = block()
    row = wall(builder, "内隔墙", 10.0, False, False)
    builder.layers(row, ("瓷砖", 0.01), ("轻钢龙骨石膏板", 0.1))
    assert building(make_store(builder.model()), "non_masonry_partition_ratio") == interval(1)


def test_studs_and_plasterboard_are_no_masonry(make_store) -> None:
    builder = block()
    row = wall(builder, "Basic Wall:Int125", 10.0, external=False, bearing=False)
    builder.layers(row, ("Plasterboard", 0.015), ("Metal Stud Layer", 0.095), ("Plasterboard", 0.015))
    assert building(make_store(builder.model()), "non_masonry_partition_ratio") == interval(1)


def test_a_composite_slab_counts_by_area_and_splits_by_volume(make_store) -> None:
    builder = block()
    builder.tables.objects.storey[1] = 1
    builder.quantities(1, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=100.0)
    for name, area in (("叠合楼板", 80.0), ("现浇楼板", 20.0)):
        builder.quantities(builder.add("IfcSlab", name), "Qto_SlabBaseQuantities", "area", NetArea=area)
    assert building(make_store(builder.model()), "prefabricated_floor_ratio") == interval("0.8")


def test_a_topping_drawn_by_itself_counts_where_toppings_count(make_store) -> None:
    builder = block()
    for name, volume in (("叠合板底板60", 6.0), ("叠合板现浇层90", 9.0), ("现浇楼板150", 15.0)):
        row = builder.add("IfcSlab", name)
        builder.quantities(row, "Qto_SlabBaseQuantities", "volume", NetVolume=volume)
    store = make_store(builder.model())
    assert building(store, "precast_volume_ratio") == interval("0.2")
    assert building(store, "precast_volume_ratio_with_topping") == interval("0.5")


@pytest.mark.parametrize(("ifc_class", "expected"), [("IfcSlab", interval(1)), ("IfcBeam", ANY)])
def test_floors_of_timber_count_and_members_of_timber_perhaps(make_store, ifc_class: str, expected) -> None:
    builder = block()
    builder.quantities(1, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=100.0)
    row = builder.add(ifc_class, "hout 67*114")
    builder.layers(row, ("hout", 0.1))
    builder.quantities(row, "Qto_SlabBaseQuantities", "area", NetArea=100.0)
    assert building(make_store(builder.model()), "prefabricated_floor_ratio") == expected


def test_floor_that_no_slab_covers_is_open(make_store) -> None:
    builder = block()
    builder.quantities(1, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=100.0)
    builder.quantities(builder.add("IfcSlab", "叠合楼板"), "Qto_SlabBaseQuantities", "area", NetArea=60.0)
    assert building(make_store(builder.model()), "prefabricated_floor_ratio") == interval("0.6", 1)


@pytest.mark.parametrize("volume", [-3.0, 0.0, 7.5e8, 1e-9])
def test_absurd_volumes_are_named_and_not_used(make_store, volume: float) -> None:
    builder = block()
    column(builder, "预制柱", 2.0)
    column(builder, "现浇柱", volume)
    store = make_store(builder.model())
    assert building(store, "precast_vertical_ratio") == ANY
    assert "FACT_VALUE_UNUSABLE" in {note.code for note in store.notes()}


def test_a_building_without_storeys_and_a_thousand_unknown_walls(make_store) -> None:
    builder = TablesBuilder()
    builder.start_building("B")
    for number in range(1000):
        builder.add("IfcWall", f"Basic Wall:Generic:{number}")
    store = make_store(builder.model())
    for fact in ("precast_vertical_ratio", "non_masonry_envelope_ratio", "integrated_partition_ratio"):
        assert building(store, fact) == ANY


@pytest.mark.parametrize(
    ("rooms", "residential", "expected"),
    [
        (("厨房", "起居室"), None, TRUE),
        (("办公室", "会议室"), "办公", FALSE),
        (("办公室", "101"), "办公", UNKNOWN),
        (("办公室",), None, UNKNOWN),
        ((), "住宅", TRUE),
        ((), "办公", UNKNOWN),
    ],
)
def test_whether_there_are_kitchens(make_store, rooms, residential, expected) -> None:
    builder = TablesBuilder()
    row = builder.start_building("B")
    if residential:
        builder.properties(row, "Pset_BuildingCommon", OccupancyType=residential)
    builder.start_storey("一层", 0.0)
    for name in rooms:
        builder.add("IfcSpace", name)
    assert building(make_store(builder.model()), "has_kitchen") == expected


def test_pieces_of_unknown_size_that_all_count_leave_nothing_open() -> None:
    unknown = interval(0, float("inf"))
    assert ratio([Piece("a", unknown), Piece("b", unknown)]) == interval(1)
    assert ratio([Piece("a", unknown, counts=UNKNOWN)]) == ANY
    assert ratio([]) == ANY


def test_parts_against_a_whole_stay_a_share() -> None:
    whole = Piece("A", interval(100), part="whole")
    assert ratio([whole, Piece("a", interval(30, 40), part="part")]) == interval("0.3", "0.4")
    assert ratio([whole, Piece("a", interval(130), part="part")]) == interval(1)
    assert ratio([Piece("A", interval(0, 5), part="whole"), Piece("a", interval(1), part="part")]) == ANY


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("主卫", {"bathroom"}),
        ("公卫 2", {"bathroom"}),
        ("卫1", {"bathroom"}),
        ("无障碍卫生间", {"bathroom"}),
        ("淋浴间", {"bathroom"}),
        ("西厨", {"kitchen"}),
        ("门卫室", {"other"}),
        ("卫生室", {"other"}),
        ("警卫值班室", {"other"}),
        ("卫生间前室", {"other"}),
        ("厨余间", {"other"}),
    ],
)
def test_which_rooms_are_kitchens_and_bathrooms(make_store, name: str, expected: set[str]) -> None:
    builder = block()
    builder.add("IfcSpace", name)
    store = make_store(builder.model())
    (space,) = store.subjects("Space")
    assert store.value("component.room", space).value.members == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("排水管", interval("0.25")),
        ("燃气管", interval(1)),
        ("消防喷淋管", interval("0.25", 1)),
        ("线管", interval("0.25")),
    ],
)
def test_gas_does_not_count_as_services_and_fire_mains_perhaps(make_store, name: str, expected) -> None:
    builder = block()
    for label, length in (("给水管-管线分离", 10.0), (f"{name}-预埋", 30.0)):
        row = builder.add("IfcPipeSegment", label)
        builder.quantities(row, "Qto_PipeSegmentBaseQuantities", "length", Length=length)
    assert building(make_store(builder.model()), "separated_services_ratio") == expected

"""Bindings: what ships is sound; each kind of place is read; traps are not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builders.model_tables import TablesBuilder
from cimcheck.core.category import category
from cimcheck.core.evidence import Source, Strength
from cimcheck.core.interval import interval
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.core.yaml_lines import parse
from cimcheck.facts.bindings import Bindings, read_bindings
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.model_view import ModelView
from cimcheck.facts.readings import read_fact
from cimcheck.facts.said import Column

HEAD = "style: {zh: 试, en: test}\nbindings:\n"
Read = Callable[[str, str, TablesBuilder], Column]


@pytest.fixture
def read(catalogue: Catalogue) -> Read:
    """The readings of a fact with one binding, given without its `fact`."""

    def read_with(fact: str, binding: str, builder: TablesBuilder) -> Column:
        text = f"{HEAD}  - {{fact: {fact}, {binding}}}\nanswers: {{是: true, 否: false}}\n"
        bindings, faults = read_bindings([parse(text, "test.yaml")], catalogue)
        assert faults == []
        model = builder.model()
        assert model.tables is not None
        view = ModelView(0, model, model.tables)
        definition = catalogue.facts[fact]
        return read_fact(view, definition, bindings[fact], view.family(catalogue.entities[definition.entity]))

    return read_with


def test_shipped_bindings_feed_known_facts(bindings: Bindings, catalogue: Catalogue) -> None:
    assert bindings.by_fact.keys() <= catalogue.facts.keys()
    for found in bindings.by_fact.values():
        order = [list(Strength).index(one.strength) for one in found]
        assert order == sorted(order)


def test_a_quantity_is_found_whatever_the_case_of_set_and_name(read: Read) -> None:
    builder = TablesBuilder()
    space = builder.add("IfcSpace")
    builder.quantities(space, "qto_spacebasequantities", grossfloorarea=12.5)
    binding = "source: quantity, set: Qto_SpaceBaseQuantities, names: [GrossFloorArea]"
    (reading,) = read("space.floor_area", binding, builder)[space]
    assert reading.said.value == interval("12.5")
    assert reading.said.where == "qto_spacebasequantities.grossfloorarea"


def test_a_property_is_no_quantity(read: Read) -> None:
    builder = TablesBuilder()
    space = builder.add("IfcSpace")
    builder.properties(space, "Qto_SpaceBaseQuantities", GrossFloorArea=(12.5, "IfcAreaMeasure"))
    binding = "source: quantity, set: Qto_SpaceBaseQuantities, names: [GrossFloorArea]"
    assert read("space.floor_area", binding, builder) == {}


def test_an_occurrence_overrides_its_type_in_the_same_slot_only(read: Read) -> None:
    builder = TablesBuilder()
    kind = builder.add("IfcDoorType", "T")
    own, plain = builder.add("IfcDoor", type_of=kind), builder.add("IfcDoor", type_of=kind)
    builder.properties(kind, "Set", 人防门="密闭门")
    builder.properties(kind, "Other", 人防门="封堵板")
    builder.properties(own, "Set", 人防门="防护密闭门")
    words = "words: {密闭门: airtight_door, 防护密闭门: blast_door, 封堵板: closing_panel}"
    column = read("door.air_defence_kind", f"source: property, names: [人防门], {words}", builder)
    assert {reading.said.raw for reading in column[own]} == {"防护密闭门", "封堵板"}
    assert {reading.said.raw for reading in column[plain]} == {"密闭门", "封堵板"}


def test_an_empty_value_does_not_override_the_type(read: Read) -> None:
    builder = TablesBuilder()
    kind = builder.add("IfcDoorType", "T")
    door = builder.add("IfcDoor", type_of=kind)
    builder.properties(kind, "Set", 人防门="密闭门")
    builder.properties(door, "Set", 人防门=None)
    column = read(
        "door.air_defence_kind", "source: property, names: [人防门], words: {密闭门: airtight_door}", builder
    )
    assert [reading.said.value for reading in column[door]] == [category("airtight_door")]


def test_the_same_set_twice_gives_both_values(read: Read) -> None:
    builder = TablesBuilder()
    space = builder.add("IfcSpace")
    for area in (6.4, 64.0):
        builder.quantities(space, "Qto_SpaceBaseQuantities", GrossFloorArea=area)
    binding = "source: quantity, set: Qto_SpaceBaseQuantities, names: [GrossFloorArea]"
    assert [one.said.value for one in read("space.floor_area", binding, builder)[space]] == [
        interval("6.4"),
        interval(64),
    ]


@pytest.mark.parametrize(
    ("raw", "value"),
    [("是", TRUE), (" 否 ", FALSE), (True, TRUE), (False, FALSE), ("也许", None), (None, None)],
)
def test_answers_in_words(read: Read, raw: str | bool | None, value: object) -> None:
    builder = TablesBuilder()
    space = builder.add("IfcSpace")
    builder.properties(space, "任意", 是否人防=raw)
    column = read("space.is_air_defence", "source: property, names: [是否人防], answers: true", builder)
    assert [one.said.value for one in column.get(space, [])] == ([value] if raw is not None else [])


def test_a_name_that_says_two_things_leaves_both_possible(read: Read) -> None:
    builder = TablesBuilder()
    space = builder.add("IfcSpace", "甲乙")
    cases = "cases: [{match: 甲, value: class_a}, {match: 乙, value: class_b}]"
    column = read("protective_unit.protection_class", f"source: name, names: [Name], {cases}", builder)
    assert [one.said.value for one in column[space]] == [category("class_a", "class_b")]


def test_an_excluded_trap_says_nothing(read: Read) -> None:
    builder = TablesBuilder()
    trap, real = builder.add("IfcSpace", "人防警报间"), builder.add("IfcSpace", "人防区")
    cases = "cases: [{match: 人防, value: true, unless: 警报}]"
    assert list(read("space.is_air_defence", f"source: name, names: [Name], {cases}", builder)) == [real]
    assert trap != real


def test_groups_are_followed_through_groups_of_groups_and_rings(read: Read) -> None:
    builder = TablesBuilder()
    space, other = builder.add("IfcSpace"), builder.add("IfcSpace")
    inner = builder.group("IfcZone", "单元", [space])
    outer = builder.group("IfcZone", "人防区", [inner])
    builder.tables.groups.left.append(inner)
    builder.tables.groups.right.append(outer)
    binding = "source: relation, relation: group, names: [Name], cases: [{match: 人防, value: true}]"
    column = read("space.is_air_defence", binding, builder)
    assert list(column) == [space]
    assert column[space][0].said.where == "IfcZone.Name"
    assert other not in column


def test_groups_nested_deeply_speak_for_everything_below(read: Read) -> None:
    builder = TablesBuilder()
    spaces = [builder.add("IfcSpace") for _ in range(500)]
    inner: list[int] = []
    for number, space in enumerate(spaces):
        inner = [builder.group("IfcZone", "人防" if number in (300, 499) else "区", [space, *inner])]
    binding = "source: relation, relation: group, names: [Name], cases: [{match: 人防, value: true}]"
    column = read("space.is_air_defence", binding, builder)
    assert [len(column[space]) for space in spaces] == [2] * 301 + [1] * 199


def test_classes_narrow_the_objects(read: Read) -> None:
    builder = TablesBuilder()
    space = builder.add("IfcSpace")
    zone = builder.group("IfcZone", "z", [space])
    builder.properties([space, zone], "标识数据", 面积=(10.0, "IfcAreaMeasure"))
    binding = "source: property, names: [面积], classes: [IfcZone]"
    assert list(read("protective_unit.floor_area", binding, builder)) == [zone]


def test_only_narrows_by_text(read: Read) -> None:
    builder = TablesBuilder()
    plan, room = builder.add("IfcSpace", object_type="总建筑面积"), builder.add("IfcSpace", object_type="")
    builder.properties([plan, room], "尺寸标注", 面积=(10.0, "IfcAreaMeasure"))
    binding = "source: property, names: [面积], only: {names: [ObjectType], match: 面积}"
    assert list(read("space.floor_area", binding, builder)) == [plan]


def test_schemas_narrow_the_models(read: Read) -> None:
    binding = "source: name, schemas: [IFC4X3], names: [Name], cases: [{match: 人防, value: true}]"
    for schema, count in (("IFC4X3_ADD2", 1), ("IFC4", 0), ("IFC2X3", 0)):
        builder = TablesBuilder(schema=schema)
        builder.add("IfcSpace", "人防")
        assert len(read("space.is_air_defence", binding, builder)) == count


def test_materials_and_classifications_are_places_too(read: Read) -> None:
    builder = TablesBuilder()
    door = builder.add("IfcDoor")
    tables = builder.tables
    for column, value in (("step", 7), ("name", "防护密闭门扇钢"), ("category", ""), ("description", "")):
        getattr(tables.materials, column).append(value)
    tables.material_uses.object.append(door)
    tables.material_uses.material.append(0)
    for column, value in (
        ("object", door),
        ("system", "JGJ"),
        ("edition", ""),
        ("identification", "14-30"),
        ("name", ""),
    ):
        getattr(tables.classifications, column).append(value)
    cases = "cases: [{match: 防护密闭门, value: blast_door}]"
    (by_material,) = read("door.air_defence_kind", f"source: material, names: [Name], {cases}", builder)[door]
    assert (by_material.said.raw, by_material.property_step) == ("防护密闭门扇钢", 7)
    cases = "set: JGJ, cases: [{match: ^14-30, value: blast_door}]"
    (by_code,) = read(
        "door.air_defence_kind", f"source: classification, names: [Identification], {cases}", builder
    )[door]
    assert by_code.said.source is Source.CLASSIFICATION


FAULTY = [
    ("{fact: space.flor_area, source: quantity, names: [A]}", "WORD_UNKNOWN", "space.floor_area"),
    ("{fact: space.floor_area, source: quantitty, names: [A]}", "SCHEMA", "quantity"),
    ("{fact: space.floor_area, source: quantity}", "BINDING_NAMES", ""),
    ("{fact: space.floor_area, source: quantity, names: [A], unit: furlong}", "UNIT_UNKNOWN", ""),
    ("{fact: space.floor_area, source: name, names: [A], words: {a: true}}", "BINDING_VALUE", ""),
    ("{fact: space.is_air_defence, source: name, names: [Name]}", "BINDING_VALUE", ""),
    ("{fact: space.is_air_defence, source: relation, names: [Name], answers: true}", "BINDING_RELATION", ""),
    (
        "{fact: space.is_air_defence, source: name, names: [Name], cases: [{match: '(a+)+', value: true}]}",
        "PATTERN_REFUSED",
        "",
    ),
    (
        "{fact: space.is_air_defence, source: name, names: [Name], cases: [{match: a, value: maybe}]}",
        "BINDING_VALUE",
        "",
    ),
    (
        "{fact: space.floor_area, source: name, names: [Name], cases: [{match: '(?P<a>[0-9]+)', value: b}]}",
        "BINDING_VALUE",
        "group",
    ),
    (
        "{fact: space.floor_area, source: property, names: [A], cases: [{match: '(?P<a>[0-9]+)', value: a}]}",
        "BINDING_VALUE",
        "",
    ),
    (
        "{fact: protective_unit.use, source: name, names: [Name], words: {a: medicl}}",
        "WORD_UNKNOWN",
        "medical",
    ),
]


@pytest.mark.parametrize(("binding", "code", "hint"), FAULTY, ids=[code for _, code, _ in FAULTY])
def test_faulty_bindings_are_named_with_their_place(
    catalogue: Catalogue, binding: str, code: str, hint: str
) -> None:
    _, faults = read_bindings([parse(f"{HEAD}  - {binding}\n", "b.yaml")], catalogue)
    assert [fault.code.startswith(code) for fault in faults] == [True], faults
    assert faults[0].line == 3
    assert hint in faults[0].render("en")


def test_unknown_truth_is_not_a_reading(read: Read) -> None:
    builder = TablesBuilder()
    storey = builder.start_storey("x")
    builder.properties(storey, "Pset_BuildingStoreyCommon", AboveGround=None)
    column = read("storey.is_above_ground", "source: property, names: [AboveGround], answers: true", builder)
    assert column == {}
    assert not UNKNOWN.is_known


def test_bindings_with_faults_do_not_load(tmp_path: Path, catalogue: Catalogue) -> None:
    from cimcheck.errors import RulesError

    (tmp_path / "bindings").mkdir()
    (tmp_path / "bindings" / "x.yaml").write_text(f"{HEAD}  - {FAULTY[0][0]}\n", encoding="utf-8")
    with pytest.raises(RulesError, match="BINDINGS_INVALID"):
        Bindings.load(catalogue, tmp_path)


def test_a_tag_is_read_unless_it_is_but_a_number(read: Read) -> None:
    builder = TablesBuilder()
    marked, numbered = (builder.add("IfcWall", tag=tag) for tag in ("YWQ-312021", "312021"))
    binding = "source: name, names: [Tag], cases: [{match: '312021', value: precast}]"
    assert list(read("component.casting", binding, builder)) == [marked]
    assert numbered != marked


def test_names_that_differ_by_the_number_of_the_element_say_the_same(read: Read) -> None:
    builder = TablesBuilder()
    walls = [builder.add("IfcWall", f"基本墙:预制外墙:{number}") for number in (312021, 312022)]
    binding = "source: name, names: [Name], cases: [{match: 预制, value: precast}]"
    (one,), (other,) = (read("component.casting", binding, builder)[row] for row in walls)
    assert (one.said.raw, other.said.raw) == ("基本墙:预制外墙:312021", "基本墙:预制外墙:312022")
    column = read(
        "component.casting", "source: name, names: [Name], cases: [{match: '3120', value: precast}]", builder
    )
    assert column == {}

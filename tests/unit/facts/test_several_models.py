"""Several models of one building, several buildings of one model: nothing twice, nothing lost."""

from itertools import permutations

import pytest

from builders.model_tables import HandModel, TablesBuilder
from cimcheck.core.interval import Interval, interval
from cimcheck.core.value import Value
from cimcheck.facts.store import FactStore

PROJECT = "buildings: [{id: B1, models: [arch.ifc, struct.ifc]}]"


def building(store: FactStore, fact: str) -> Value:
    (subject,) = store.subjects("Building")
    return store.value(f"building.{fact}", subject).value


def architecture(**storey: object) -> TablesBuilder:
    builder = TablesBuilder()
    builder.start_building("1号楼", guid="building-a")
    row = builder.start_storey("一层", 0.0, **storey)
    builder.quantities(row, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=400.0)
    builder.quantities(
        builder.add("IfcSpace", "大厅", guid="hall-a"), "Qto_SpaceBaseQuantities", GrossFloorArea=300.0
    )
    builder.add("IfcWall", "墙:200:1001", tag="1001", guid="wall-a")
    builder.add("IfcDoor", "门")
    return builder


def structure(level: float = -0.05, name: str = "1F(结构)") -> TablesBuilder:
    builder = TablesBuilder()
    builder.start_building("1号楼", guid="building-b")
    builder.start_storey(name, level, guid="storey-b")
    for number in range(5):
        builder.add("IfcColumn", f"柱{number}", tag=f"c{number}")
    builder.add("IfcWall", "墙:200:1001", tag="1001", guid="wall-b")
    return builder


def test_a_storey_of_both_models_is_one(make_store) -> None:
    store = make_store(architecture().model("arch.ifc"), structure().model("struct.ifc"), project=PROJECT)
    assert len(store.subjects("Storey")) == 1
    assert len(store.subjects("Storey")[0].places) == 2
    assert building(store, "storeys_above_ground") == interval(1)
    assert building(store, "first_floor_area") == interval(400)


def test_a_storey_that_only_a_later_discipline_has_may_count(make_store) -> None:
    second = structure(level=3.3, name="二层")
    store = make_store(architecture().model("arch.ifc"), second.model("struct.ifc"), project=PROJECT)
    assert [one.doubtful for one in store.subjects("Storey")] == [False, True]
    assert building(store, "storeys_above_ground") == interval(1, 2)


def test_a_wall_of_both_models_is_one_by_its_tag(make_store) -> None:
    store = make_store(architecture().model("arch.ifc"), structure().model("struct.ifc"), project=PROJECT)
    (wall,) = store.subjects("Wall")
    assert len(wall.places) == 2
    assert wall.guid == "wall-a"


def test_the_same_model_twice_changes_nothing(make_store) -> None:
    once = make_store(architecture().model("arch.ifc"), project="buildings: [{id: B1, models: [arch.ifc]}]")
    twice = make_store(architecture().model("arch.ifc"), architecture().model("struct.ifc"), project=PROJECT)
    for entity in ("Storey", "Space", "Wall", "Door"):
        assert len(once.subjects(entity)) == len(twice.subjects(entity))
    for fact in ("storeys_above_ground", "first_floor_area", "floor_area_above_ground"):
        assert building(once, fact) == building(twice, fact)


def other_space(area: float, name: str = "大厅", guid: str = "hall-b") -> TablesBuilder:
    builder = structure()
    builder.tables.objects.name[builder.storey] = "一层"
    builder.quantities(
        builder.add("IfcSpace", name, guid=guid), "Qto_SpaceBaseQuantities", GrossFloorArea=area
    )
    for number in range(12):
        builder.add("IfcFlowSegment", f"管{number}", tag=f"f{number}")
    return builder


@pytest.mark.parametrize(
    ("area", "name", "guid", "count"),
    [
        (300.0, "大厅", "hall-b", 1),
        (300.04, "大厅", "hall-b", 1),
        (999.0, "别的", "hall-a", 1),
        (320.0, "大厅", "x", 2),
    ],
)
def test_spaces_are_matched_by_guid_or_by_name_storey_and_area(make_store, area, name, guid, count) -> None:
    store = make_store(
        architecture().model("arch.ifc"), other_space(area, name, guid).model("struct.ifc"), project=PROJECT
    )
    spaces = store.subjects("Space")
    assert len(spaces) == count
    assert [one.doubtful for one in spaces] == [False, True][:count]


def test_a_guid_used_twice_in_one_model_tells_nothing(make_store) -> None:
    builder = architecture()
    builder.add("IfcWall", "另一面", tag="2002", guid="wall-a")
    store = make_store(builder.model("arch.ifc"), structure().model("struct.ifc"), project=PROJECT)
    assert len(store.subjects("Wall")) == 2
    assert len({one.key for one in store.subjects("Wall")}) == 2


def values(models: tuple[HandModel, ...], make_store) -> list[tuple[str, str, str]]:
    store = make_store(*models, project=PROJECT)
    found = []
    for entity in ("Building", "Storey", "Space", "Wall"):
        for subject in store.subjects(entity):
            facts = [fact.id for fact in store.catalogue.facts.values() if fact.entity == entity]
            found += [(subject.key, fact, repr(store.value(fact, subject))) for fact in facts]
    return found


def test_the_order_of_models_makes_no_difference(make_store) -> None:
    models = (architecture().model("arch.ifc"), structure().model("struct.ifc"))
    results = [values(order, make_store) for order in permutations(models)]
    assert results[0] == results[1]


def test_evidence_of_both_models_is_taken_together(make_store) -> None:
    arch, struct = architecture(), structure()
    for builder, above in ((arch, True), (struct, False)):
        builder.properties(1, "Pset_BuildingStoreyCommon", AboveGround=above)
    store = make_store(arch.model("arch.ifc"), struct.model("struct.ifc"), project=PROJECT)
    (storey,) = store.subjects("Storey")
    assert store.value("storey.is_above_ground", storey).trace.conflict


def test_a_missing_model_leaves_sums_open(make_store) -> None:
    store = make_store(architecture().model("arch.ifc"), project=PROJECT)
    found = building(store, "floor_area_above_ground")
    assert isinstance(found, Interval)
    assert found.lo == 400
    assert not found.is_known
    assert [note.code for note in store.notes()] == ["MODEL_NOT_GIVEN"]


def test_a_rejected_model_leaves_sums_open(make_store) -> None:
    store = make_store(architecture().model("arch.ifc"), HandModel(None, "struct.ifc"), project=PROJECT)
    assert not building(store, "floor_area_above_ground").is_known
    assert [note.code for note in store.notes()] == ["MODEL_UNREAD"]


def two_buildings() -> TablesBuilder:
    builder = TablesBuilder()
    for name in ("1号楼", "2号楼"):
        builder.start_building(name)
        builder.start_storey("一层", 0.0)
        builder.quantities(builder.storey, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=100.0)
    return builder


def test_each_building_of_a_model_has_its_own_facts(make_store) -> None:
    store = make_store(two_buildings().model())
    assert [one.name for one in store.subjects("Building")] == ["1号楼", "2号楼"]
    areas = [store.value("building.first_floor_area", one).value for one in store.subjects("Building")]
    assert areas == [interval(100), interval(100)]


def test_parts_of_a_model_are_chosen_by_name(make_store) -> None:
    project = (
        "buildings: [{id: A, models: [model.ifc], part: 1号楼}, {id: B, models: [model.ifc], part: 2号楼}]"
    )
    store = make_store(two_buildings().model(), project=project)
    assert [(one.key, len(one.places)) for one in store.subjects("Building")] == [("A", 1), ("B", 1)]
    wrong = make_store(
        two_buildings().model(), project="buildings: [{id: A, models: [model.ifc], part: 3号楼}]"
    )
    assert "BUILDING_NOT_FOUND" in [note.code for note in (wrong.subjects("Building"), wrong.notes())[1]]


def test_a_model_that_the_project_does_not_list_is_checked_by_itself(make_store) -> None:
    models = (architecture().model("arch.ifc"), structure().model("struct.ifc"))
    store = make_store(*models, project="buildings: [{id: B1, models: [arch.ifc]}]")
    assert [one.key for one in store.subjects("Building")] == ["B1", "building-b"]
    assert [note.code for note in store.notes()] == ["MODEL_NOT_LISTED"]


def test_a_model_without_a_building_is_one(make_store) -> None:
    builder = TablesBuilder()
    builder.start_storey("一层", 0.0)
    store = make_store(builder.model())
    assert [one.key for one in store.subjects("Building")] == ["model.ifc"]
    assert building(store, "storeys_above_ground") == interval(1)


def test_declared_values_count_like_evidence_and_are_facts_themselves(make_store) -> None:
    project = "buildings: [{id: B1, models: [arch.ifc], declared: {first_floor_area: %s m2}}]"
    agreeing = make_store(architecture().model("arch.ifc"), project=project % 400)
    assert building(agreeing, "first_floor_area") == interval(400)
    assert building(agreeing, "declared_first_floor_area") == interval(400)
    against = make_store(architecture().model("arch.ifc"), project=project % 380)
    assert building(against, "first_floor_area") == interval(380, 400)
    assert building(against, "declared_first_floor_area") == interval(380)
    assert [note.code for note in against.notes()] == ["FACT_CONFLICT"]

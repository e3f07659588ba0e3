"""Components as prefabrication looks at them: what is found once for all that are alike, and what is not."""

import pytest

from builders.model_tables import TablesBuilder
from cimcheck.core.category import category
from cimcheck.core.interval import interval
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.facts.prefabrication.component import Component, components
from cimcheck.facts.prefabrication.contradictions import Contradiction, contradiction
from cimcheck.facts.store import FactStore
from cimcheck.facts.supposed import SupposingStore, Supposition

PRECAST = ("预制混凝土", 0.2)


def block() -> TablesBuilder:
    builder = TablesBuilder()
    builder.start_building("1号住宅楼")
    builder.start_storey("一层", 0.0)
    return builder


def found(store: FactStore, *entities: str) -> list[Component]:
    (building,) = store.subjects("Building")
    return components(store, building, *entities)


@pytest.mark.parametrize("order", [("Wall", "Slab"), ("Slab", "Wall")])
def test_one_material_says_of_a_wall_what_it_does_not_say_of_a_slab(make_store, order) -> None:
    builder = block()
    for ifc_class in ("IfcWall", "IfcSlab"):
        builder.layers(builder.add(ifc_class), PRECAST)
    said = {one.ifc_class: one.members("casting") for one in found(make_store(builder.model()), *order)}
    assert said == {"IfcWall": {"precast"}, "IfcSlab": {"precast", "composite"}}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("内隔墙-ALC100", FALSE),
        ("防护单元隔墙-钢筋混凝土300", UNKNOWN),
        ("密闭隔墙-钢筋混凝土200", UNKNOWN),
        ("非承重内墙", FALSE),
        ("剪力墙-200", TRUE),
    ],
)
def test_partitions_between_shelters_are_no_light_partitions(make_store, name: str, expected) -> None:
    builder = block()
    builder.add("IfcWall", name)
    (wall,) = found(make_store(builder.model()), "Wall")
    assert wall.truth("is_load_bearing") == expected


def test_a_supposition_about_one_component_is_about_no_other(catalogue, bindings, make_store) -> None:
    builder = block()
    walls = [builder.add("IfcWall", f"外墙:{number}") for number in (312001, 312002)]
    for row in walls:
        builder.quantities(row, "Qto_WallBaseQuantities", "volume", NetVolume=2.0, GrossVolume=2.0)
    plain = make_store(builder.model())
    first, second = found(plain, "Wall")
    supposed = (
        Supposition("component.casting", category("precast"), "precast", first.subject.key),
        Supposition("component.net_volume", interval(3), "3", first.subject.key),
    )
    store = SupposingStore(supposed, catalogue, bindings, plain.project, [builder.model()])
    one, other = found(store, "Wall")
    assert one.subject == first.subject
    assert (one.members("casting"), one.number("net_volume")) == ({"precast"}, interval(3))
    assert other.members("casting") == second.members("casting") != {"precast"}
    assert other.number("net_volume") == interval(2)
    assert contradiction(one) is None
    assert one.told_by("casting") == "property"


def test_every_component_that_contradicts_itself_is_noted(make_store) -> None:
    builder = block()
    for number in (312001, 312002, 312003):
        row = builder.add("IfcWall", f"预制外墙:{number}")
        builder.properties(row, "Pset_ConcreteElementGeneral", ConstructionMethod="In-Situ")
        builder.quantities(row, "Qto_WallBaseQuantities", "length", Length=8.0)
        builder.properties(row, "Dimensions", Length=(7.0, "IfcLengthMeasure"))
    walls = found(make_store(builder.model()), "Wall")
    for one in walls:
        one.members("casting")
        contradiction(one)
    noted = [note.where for note in walls[0].store.notes() if note.code == "FACT_CONFLICT"]
    assert len(noted) == 2
    assert all(one.subject.key in where for one in walls for where in noted)


def test_walls_alike_contradict_themselves_each(make_store) -> None:
    builder = block()
    for number in (312001, 312002):
        row = builder.add("IfcWall", f"内墙:{number}")
        builder.quantities(row, "Qto_WallBaseQuantities", "volume", GrossVolume=1.0, NetVolume=2.0)
    walls = found(make_store(builder.model()), "Wall")
    assert [contradiction(one) for one in walls] == [Contradiction("net_volume", ("gross_volume",))] * 2
    (noted,) = [note for note in walls[0].store.notes() if note.code == "QUANTITY_CONTRADICTION"]
    assert all(one.subject.key in noted.where for one in walls)

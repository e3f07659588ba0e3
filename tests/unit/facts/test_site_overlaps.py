"""Areas that lie over each other in plan count once: roofs first, then facilities, then smaller surfaces."""

from fractions import Fraction

import pytest

from builders.model_tables import TablesBuilder
from cimcheck.core.interval import interval, total
from cimcheck.core.yaml_lines import parse
from cimcheck.facts.project import Project
from cimcheck.facts.project_file import project_of
from cimcheck.facts.store import FactStore
from cimcheck.reading.geometry.quantities import Measurement, Region


def box(x: float, y: float, width: float, depth: float) -> Region:
    return Region((((((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))),),))


OUTLINES = {
    "绿地": box(0, 0, 100, 100),
    "雨水花园": box(0, 0, 20, 10),
    "混凝土路面": box(50, 0, 10, 100),
    "硬屋面": box(0, 90, 100, 20),
    "雨水调蓄池": box(60, 60, 10, 10),
}
EXPOSED = {
    "绿地": 10000 - 200 - 1000 - 1000 + 100,  # garden, road, roof; where road and roof meet only once
    "雨水花园": 200,
    "混凝土路面": 1000 - 100,
    "硬屋面": 2000,
    "雨水调蓄池": 0,
}


def measured(model, wanted, obstacles):
    """What shapes of these outlines measure, by STEP id."""
    assert not obstacles
    names = dict(zip(model.tables.objects.step, model.tables.objects.name, strict=True))
    return {step: Measurement(step=step, footprint=OUTLINES[names[step]]) for step in wanted}, ()


def site(catalogue, bindings) -> FactStore:
    builder = TablesBuilder()
    builder.start_building("B")
    for name in OUTLINES:
        builder.add("IfcTank" if "池" in name else "IfcGeographicElement", name)
    return FactStore(catalogue, bindings, Project.none(), [builder.model()], measured)


def areas(store: FactStore, fact: str) -> dict[str, object]:
    return {one.name: store.value(f"site_element.{fact}", one).value for one in store.subjects("SiteElement")}


def test_every_place_belongs_to_one_element(catalogue, bindings) -> None:
    found = areas(site(catalogue, bindings), "exposed_area")
    assert found == {name: interval(Fraction(area)) for name, area in EXPOSED.items()}


def test_a_facility_under_a_lawn_keeps_its_area(catalogue, bindings) -> None:
    found = areas(site(catalogue, bindings), "area")
    assert found["雨水花园"] == interval(200)
    assert found["绿地"] == interval(10000 - 1000)


def model(name: str, *elements: str, file: str, guid: str = "", **given: object):
    """A model of one building with facilities; `name` is that of the building."""
    builder = TablesBuilder()
    builder.start_building(name)
    for element in elements:
        row = builder.add("IfcTank" if "池" in element else "IfcGeographicElement", element)
        builder.tables.objects.guid[row] = guid or f"{file}{row}"
        if "池" in element:
            builder.properties(row, "海绵", 有效容积=(40.0, "IfcVolumeMeasure"))
    for key, value in given.items():
        setattr(builder.tables.georeference, key, value)
    return builder.model(file)


ONE = "buildings: [{id: B1, models: [a.ifc, b.ifc]}]"
TWO = "buildings: [{id: B1, models: [a.ifc]}, {id: B2, models: [b.ifc]}]"


def together(catalogue, bindings, *models: object, project: str = TWO, measurer=measured) -> FactStore:
    given = project_of(parse(project, "project.yaml"), catalogue)
    return FactStore(catalogue, bindings, given, models, measurer)


def sums(store: FactStore, fact: str, name: str):
    subjects = [one for one in store.subjects("SiteElement") if one.name == name]
    return total(store.value(f"site_element.{fact}", one).value for one in subjects)


@pytest.mark.parametrize("project", [ONE, TWO])
def test_a_site_in_two_models_of_one_origin_counts_once(catalogue, bindings, project: str) -> None:
    names = ("绿地", "雨水调蓄池")
    given = {} if project == ONE else {"map_conversion": {"Eastings": 500.0}}
    models = [model("楼", *names, file=file, **given) for file in ("a.ifc", "b.ifc")]
    store = together(catalogue, bindings, *models, project=project)
    assert sums(store, "exposed_area", "绿地") == interval(10000)
    assert sums(store, "storage_volume", "雨水调蓄池") == interval(40, 80)


def test_one_element_in_two_models_counts_once(catalogue, bindings) -> None:
    models = [model("塔楼", "雨水调蓄池", file=file, guid="same") for file in ("a.ifc", "b.ifc")]
    models[0] = model("塔楼", "雨水调蓄池", "绿地", file="a.ifc", guid="same")
    store = together(catalogue, bindings, *models)
    assert [one.name for one in store.subjects("SiteElement")] == ["雨水调蓄池", "绿地"]
    assert sums(store, "storage_volume", "雨水调蓄池") == interval(40)


def test_models_of_other_origins_may_show_the_same_site(catalogue, bindings) -> None:
    names = ("绿地", "雨水调蓄池")
    store = together(
        catalogue,
        bindings,
        model("塔楼", *names, file="a.ifc", map_conversion={"Eastings": 0.0}),
        model("裙楼", *names, file="b.ifc", map_conversion={"Eastings": 500.0}),
    )
    assert sums(store, "exposed_area", "绿地") == interval(10000, 20000)
    assert sums(store, "storage_volume", "雨水调蓄池") == interval(40, 80)


def test_without_shapes_a_facility_of_the_same_name_may_be_the_same(catalogue, bindings) -> None:
    names = ("绿地", "雨水调蓄池")
    models = [model("塔楼", *names, file=file) for file in ("a.ifc", "b.ifc")]
    store = together(catalogue, bindings, *models, measurer=None)
    assert sums(store, "storage_volume", "雨水调蓄池") == interval(40, 80)


def test_facilities_of_two_buildings_that_are_each_drawn_at_zero_are_two(catalogue, bindings) -> None:
    first, second = (
        model("塔楼", "雨水调蓄池", "绿地", file="a.ifc"),
        model("裙楼", "雨水花园", "绿地", file="b.ifc"),
    )
    store = together(catalogue, bindings, first, second)
    assert sums(store, "area", "雨水花园") == interval(200)
    assert sums(store, "storage_volume", "雨水调蓄池") == interval(40)

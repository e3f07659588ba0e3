"""Areas that lie over each other in plan count once: roofs first, then facilities, then smaller surfaces."""

from fractions import Fraction

from builders.model_tables import TablesBuilder
from cimcheck.core.interval import interval
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
    from cimcheck.facts.project import Project

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

"""Outer walls by the boundaries of rooms, glazed curtain walls, windows in roofs and in nothing."""

import pytest

from builders.model_tables import TablesBuilder
from cimcheck.core.interval import interval
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.facts.store import FactStore
from cimcheck.facts.window_hosts import unplaced_windows


def building() -> TablesBuilder:
    builder = TablesBuilder()
    builder.start_building("B")
    builder.start_storey("1F", 0.0)
    return builder


def bound(builder: TablesBuilder, space: int, element: int, side: str) -> None:
    boundaries = builder.tables.boundaries
    boundaries.space.append(space)
    boundaries.element.append(element)
    boundaries.physical.append("PHYSICAL")
    boundaries.side.append(side)


def fill(builder: TablesBuilder, host: int, opening: int, filling: int) -> None:
    builder.tables.voids.left.append(host)
    builder.tables.voids.right.append(opening)
    builder.tables.fills.left.append(opening)
    builder.tables.fills.right.append(filling)


def is_external(store: FactStore, name: str, entity: str = "Wall") -> object:
    (wall,) = [one for one in store.subjects(entity) if one.name == name]
    return store.value(f"{entity.lower()}.is_external", wall).value


def two_rooms() -> TablesBuilder:
    builder = building()
    rooms = [builder.add("IfcSpace", name) for name in ("A", "B")]
    outer, inner, lonely = (builder.add("IfcWall", name) for name in ("outer", "inner", "lonely"))
    bound(builder, rooms[0], outer, "EXTERNAL")
    bound(builder, rooms[0], inner, "INTERNAL")
    bound(builder, rooms[1], inner, "INTERNAL")
    bound(builder, rooms[1], lonely, "INTERNAL")
    return builder


@pytest.mark.parametrize(("name", "answer"), [("outer", TRUE), ("inner", FALSE), ("lonely", UNKNOWN)])
def test_boundaries_tell_outer_walls_from_inner_ones(make_store, name, answer):
    assert is_external(make_store(two_rooms().model()), name) == answer


def test_boundaries_that_never_say_external_tell_nothing_of_the_inside(make_store):
    builder = two_rooms()
    builder.tables.boundaries.side[0] = "NOTDEFINED"
    assert is_external(make_store(builder.model()), "inner") == UNKNOWN


def test_what_a_wall_says_of_itself_counts_before_its_boundaries(make_store):
    builder = two_rooms()
    row = builder.tables.objects.name.index("outer")
    builder.properties(row, "Pset_WallCommon", IsExternal=False)
    assert is_external(make_store(builder.model()), "outer") == FALSE


def test_a_window_is_as_external_as_its_wall(make_store):
    builder = two_rooms()
    wall = builder.tables.objects.name.index("outer")
    opening, window = builder.add("IfcOpeningElement", "hole"), builder.add("IfcWindow", "C1")
    fill(builder, wall, opening, window)
    assert is_external(make_store(builder.model()), "C1", "Window") == TRUE


PANELS = [
    (("玻璃嵌板", "Glazed panel"), interval(1)),
    (("铝板", "石材面板"), interval(0)),
    (("玻璃嵌板", "铝板"), interval(0, 1)),
    (("玻璃嵌板", "嵌板"), interval(0, 1)),
    (("背衬玻璃板",), interval(0)),
    ((), interval(0, 1)),
]


@pytest.mark.parametrize(("names", "share"), PANELS)
def test_a_curtain_wall_is_glazed_as_all_of_its_panels_are(make_store, names, share):
    builder = building()
    curtain = builder.add("IfcCurtainWall", "幕墙")
    for name in names:
        builder.add("IfcPlate", name, parent=curtain)
    store = make_store(builder.model())
    (wall,) = store.subjects("CurtainWall")
    assert store.value("curtain_wall.glazed_share", wall).value == share


def window_in(builder: TablesBuilder, ifc_class: str, **given: object) -> TablesBuilder:
    host = builder.add(ifc_class, "host", **given)
    opening, window = builder.add("IfcOpeningElement", "hole"), builder.add("IfcWindow", "C1")
    fill(builder, host, opening, window)
    return builder


@pytest.mark.parametrize(
    ("ifc_class", "given", "placed"),
    [
        ("IfcWall", {}, True),
        ("IfcRoof", {}, True),
        ("IfcSlab", {"predefined_type": "ROOF"}, True),
        ("IfcSlab", {"predefined_type": "FLOOR"}, False),
        ("IfcBuildingElementProxy", {}, False),
    ],
)
def test_windows_belong_to_facades_only_through_walls(make_store, ifc_class, given, placed):
    store = make_store(window_in(building(), ifc_class, **given).model())
    assert (unplaced_windows(store, store.subjects("Building")[0]) == []) == placed


def test_a_window_in_a_roof_is_a_roof_light(make_store):
    store = make_store(window_in(building(), "IfcSlab", predefined_type="ROOF").model())
    assert store.value("window.is_roof_light", store.subjects("Window")[0]).value == TRUE


def test_a_roof_made_of_slabs_counts_by_its_slabs(make_store):
    builder = building()
    roof = builder.add("IfcRoof", "屋顶")
    builder.add("IfcSlab", "板", parent=roof, predefined_type="NOTDEFINED")
    store = make_store(builder.model())
    answers = {one.name: store.value("roof_part.is_roof", one).value for one in store.subjects("RoofPart")}
    assert answers == {"屋顶": FALSE, "板": TRUE}


def room_with(ifc_class: str, **properties: object) -> TablesBuilder:
    builder = building()
    room = builder.add("IfcSpace", "起居室")
    pane = builder.add(ifc_class, "X", overall_width=2.1, overall_height=2.4)
    builder.properties(pane, f"Pset_{ifc_class[3:]}Common", **properties)  # type: ignore[arg-type]
    bound(builder, room, pane, "NOTDEFINED")
    return builder


PANES = [
    ("IfcWindow", {"IsExternal": True}, interval("5.04")),
    ("IfcWindow", {"IsExternal": False}, interval(0)),
    ("IfcWindow", {}, interval(0, "5.04")),
    ("IfcDoor", {"IsExternal": True}, interval(0, "5.04")),
    ("IfcDoor", {"IsExternal": True, "玻璃面积": 4.2}, interval("4.2")),
    ("IfcDoor", {"IsExternal": False}, interval(0)),
]


@pytest.mark.parametrize(("ifc_class", "properties", "area"), PANES)
def test_a_balcony_door_may_light_a_room_and_an_inner_window_does_not(
    make_store, ifc_class, properties, area
):
    store = make_store(room_with(ifc_class, **properties).model())
    assert store.value("space.window_area", store.subjects("Space")[0]).value == area

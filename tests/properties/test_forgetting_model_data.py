"""What a model stops saying can only widen a value: nothing leaves what was possible before."""

from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from builders.model_tables import TablesBuilder
from cimcheck.core.trace import Traced
from cimcheck.core.value import contains
from cimcheck.facts.bindings import Bindings
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.project import Project
from cimcheck.facts.store import FactStore

RULES = Path(__file__).resolve().parents[2] / "rules"
CATALOGUE = Catalogue.load(RULES)
BINDINGS = Bindings.load(CATALOGUE, RULES)
FACTS = (
    "storeys_above_ground",
    "storeys_below_ground",
    "first_floor_area",
    "floor_area_above_ground",
    "floor_area_below_ground",
    "foundation_depth",
    "air_defence_floor_area",
    "is_residential",
)
ROOMS = ("车库", "滤毒室", "非人防区", "消防水池", "人员掩蔽区", "防护单元1")


@dataclass(frozen=True)
class Room:
    name: str
    area: int | None


@dataclass(frozen=True)
class Level:
    """A storey: its name, the property that says whether it is above ground, its floor area, its rooms."""

    name: str
    above: bool | None
    area: int | None
    rooms: tuple[Room, ...]


@dataclass(frozen=True)
class Tower:
    terrain: float | None
    use: str | None
    levels: tuple[Level, ...]


rooms = st.builds(Room, st.sampled_from(ROOMS), st.integers(10, 60))
plain = st.builds(Room, st.just("房间"), st.integers(10, 60))


def level(name: str, above: bool, extra: int, rooms: list[Room]) -> Level:
    """A storey whose floor area is that of its rooms and some more."""
    return Level(name, above, sum(room.area or 0 for room in rooms) + extra, tuple(rooms))


below = st.builds(
    level, st.just("地下一层"), st.just(False), st.integers(1, 300), st.lists(rooms, max_size=4)
)
above = st.builds(
    level,
    st.sampled_from(["一层", "二层", "标高 1"]),
    st.just(True),
    st.integers(1, 300),
    st.lists(plain, max_size=2),
)
towers = st.builds(
    lambda cellar, levels, terrain: Tower(terrain, "住宅", (*cellar, *levels)),
    st.lists(below, max_size=1),
    st.lists(above, min_size=1, max_size=3),
    st.just(-0.3),
)


def store_of(tower: Tower) -> FactStore:
    builder = TablesBuilder()
    attributes = {} if tower.terrain is None else {"ElevationOfTerrain": tower.terrain}
    builder.start_building("楼", attributes=attributes)
    if tower.use:
        builder.properties(0, "Pset_BuildingCommon", OccupancyType=tower.use)
    cellars = sum(level.above is False or level.name.startswith("地下") for level in tower.levels)
    for number, level in enumerate(tower.levels):
        row = builder.start_storey(level.name, 3.3 * (number - cellars))
        if level.above is not None:
            builder.properties(row, "Pset_BuildingStoreyCommon", AboveGround=level.above)
        if level.area is not None:
            builder.quantities(row, "Qto_BuildingStoreyBaseQuantities", GrossFloorArea=float(level.area))
        for room in level.rooms:
            space = builder.add("IfcSpace", room.name)
            if room.area is not None:
                builder.quantities(space, "Qto_SpaceBaseQuantities", GrossFloorArea=float(room.area))
    return FactStore(CATALOGUE, BINDINGS, Project.none(), [builder.model()])


def found(tower: Tower) -> dict[str, Traced]:
    store = store_of(tower)
    (building,) = store.subjects("Building")
    return {fact: store.value(f"building.{fact}", building) for fact in FACTS}


@st.composite
def with_gaps(draw: st.DrawFn) -> tuple[Tower, Tower]:
    """A tower that says everything, and the same one after some of it was forgotten."""
    tower = draw(towers)
    forgets = st.booleans()

    def some_of(one: Level) -> Level:
        kept = tuple(replace(room, area=None) if draw(forgets) else room for room in one.rooms)
        return Level(
            one.name, None if draw(forgets) else one.above, None if draw(forgets) else one.area, kept
        )

    forgotten = Tower(
        None if draw(forgets) else tower.terrain,
        None if draw(forgets) else tower.use,
        tuple(some_of(one) for one in tower.levels),
    )
    return tower, forgotten


@given(with_gaps())
def test_forgetting_widens(pair: tuple[Tower, Tower]) -> None:
    before, after = (found(tower) for tower in pair)
    for fact in FACTS:
        if not before[fact].trace.conflict:
            assert contains(after[fact].value, before[fact].value), (
                fact,
                before[fact].value,
                after[fact].value,
            )


@given(towers, st.randoms(use_true_random=False))
def test_the_order_of_storeys_and_rooms_makes_no_difference(tower: Tower, random) -> None:
    shuffled = replace(
        tower,
        levels=tuple(
            replace(one, rooms=tuple(random.sample(one.rooms, len(one.rooms)))) for one in tower.levels
        ),
    )
    before, after = found(tower), found(shuffled)
    assert {fact: one.value for fact, one in before.items()} == {
        fact: one.value for fact, one in after.items()
    }

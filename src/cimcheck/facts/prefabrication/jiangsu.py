"""Shares as Jiangsu measures them: main structure by volume, walls by area, the three panels together."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from cimcheck.core.interval import ZERO, Interval
from cimcheck.core.share import ANY_SHARE
from cimcheck.core.trace import Traced
from cimcheck.core.truth import UNKNOWN, Truth
from cimcheck.facts.prefabrication import sizes
from cimcheck.facts.prefabrication.component import Component, components
from cimcheck.facts.prefabrication.envelope import bears_load, is_masonry, is_partition, walls_of
from cimcheck.facts.prefabrication.items import ratio_of
from cimcheck.facts.prefabrication.pieces import (
    ALL_OF_IT,
    NONE_OF_IT,
    NOT_DRAWN,
    UNBOUNDED,
    Piece,
    made,
    portion,
)
from cimcheck.facts.prefabrication.structure import (
    FLAT_TOLD_BY,
    MAIN_STRUCTURE,
    PILE,
    PROXY,
    SORT,
    floor_portion,
    is_concrete,
    precast_share,
    stands_upright,
    unsorted,
)
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

UPRIGHT = ("Column", "Member", "Wall")
FLAT = ("Slab", "Beam", "Stair")


def structure_pieces(store: "FactStore", building: SubjectRef, *, with_topping: bool) -> Iterator[Piece]:
    """Z1: precast concrete of the main structure above ground, by volume.

    `with_topping` counts composite components in full, and toppings drawn by themselves; otherwise only what
    of them is precast.
    """
    for one in (*components(store, building, *UPRIGHT, *FLAT), *unsorted(store, building, MAIN_STRUCTURE)):
        upright = one.subject.kind in UPRIGHT or one.ifc_class == PROXY
        role = stands_upright(one) if upright else Truth(True, False)
        counts = role.and_(one.above_ground).and_(is_concrete(one)).and_(one.exists)
        if counts.surely_not or one.predefined == "BASESLAB":
            continue
        size, part = sizes.volume(one), _precast(one, with_topping=with_topping)
        lacks = [SORT] if one.ifc_class == PROXY else [PILE] if one.is_stated("is_pile") else []
        lacks += [] if one.above_ground.is_known else ["storey.is_above_ground"]
        lacks += [] if is_concrete(one).is_known else ["component.material"]
        lacks += [] if size.is_known else ["component.net_volume"]
        lacks += [] if part.is_known else ["component.casting"]
        yield made(one, size, part, counts, tuple(lacks), facts=("casting",))


def _precast(one: Component, *, with_topping: bool) -> Interval:
    if with_topping and one.truth("is_topping").surely:
        return ALL_OF_IT
    composite = ALL_OF_IT if with_topping else precast_share(one)
    known = {"precast": ALL_OF_IT, "in_situ": NONE_OF_IT, "composite": composite}
    found = [known[member] for member in one.members("casting")]
    return Interval(min(each.lo for each in found), max(each.hi for each in found))


def wall_pieces(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """Z2: of the envelope that bears no load and the partitions, what is not laid as masonry."""
    for one in walls_of(store, building):
        yield from _face(one, bears_load(one).not_())


def panel_pieces(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """The three panels of a concrete building: floor slabs, stair slabs and partitions together, by area.

    Stairs that no model draws cover no more than the floors do.
    """
    area = store.value("building.floor_area_above_ground", building).value
    most = Interval(ZERO.lo, area.hi) if isinstance(area, Interval) else UNBOUNDED
    yield from _flats(store, building, "Slab", UNBOUNDED)
    yield from _flats(store, building, "Stair", most)
    yield from _or_open(
        piece
        for one in walls_of(store, building)
        if one.ifc_class != "IfcCurtainWall"
        for piece in _face(one, is_partition(one))
    )


def steel_panel_pieces(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """The panels of a steel building: partitions and envelope together, by area."""
    yield from _or_open(wall_pieces(store, building))


def encouraged_pieces(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """The panels that are encouraged in a concrete building: the envelope that bears no load."""
    yield from _or_open(
        piece
        for one in walls_of(store, building)
        for piece in _face(one, one.truth("is_external").and_(bears_load(one).not_()))
    )


def _flats(store: "FactStore", building: SubjectRef, entity: str, most: Interval) -> Iterator[Piece]:
    sorts = frozenset({entity.casefold()})
    pieces = (
        made(one, sizes.plan_area(one), floor_portion(one), counts, _open_facts(one), facts=FLAT_TOLD_BY)
        for one in (*components(store, building, entity), *unsorted(store, building, sorts))
        if not one.truth("is_topping").surely and one.predefined != "BASESLAB"
        if not (counts := _as_sorted(one, one.above_ground.and_(one.exists))).surely_not
    )
    yield from _or_open(pieces, most)


def _as_sorted(one: Component, counts: Truth) -> Truth:
    """Whether a component counts; of an element without a class that is open."""
    return counts.and_(UNKNOWN) if one.ifc_class == PROXY else counts


def _open_facts(one: Component) -> tuple[str, ...]:
    found = [SORT] if one.ifc_class == PROXY else []
    found += [] if sizes.plan_area(one).is_known else ["component.net_area"]
    found += [] if floor_portion(one).is_known else ["component.casting"]
    return tuple(found)


def _face(one: Component, counts: Truth) -> Iterator[Piece]:
    counts = _as_sorted(one, counts.and_(one.above_ground).and_(one.exists))
    if counts.surely_not:
        return
    size, good = sizes.side_area(one), is_masonry(one).not_()
    lacks = [SORT] if one.ifc_class == PROXY else []
    lacks += [] if size.is_known else ["component.gross_side_area"]
    lacks += [] if good.is_known else ["component.is_masonry"]
    lacks += [] if counts.is_known else ["component.is_load_bearing"]
    yield made(one, size, portion(good), counts, tuple(lacks), facts=("is_masonry",))


def _or_open(pieces: Iterator[Piece], most: Interval = UNBOUNDED) -> Iterator[Piece]:
    """The pieces; where the models hold none of a kind, up to so much of it may exist."""
    found = False
    for one in pieces:
        found = True
        yield one
    if not found:
        yield Piece(NOT_DRAWN, most, ANY_SHARE, UNKNOWN)


SHARES: dict[str, tuple[Callable[["FactStore", SubjectRef], Iterator[Piece]], str]] = {
    "building.precast_volume_ratio": (partial(structure_pieces, with_topping=False), "m3"),
    "building.precast_volume_ratio_with_topping": (partial(structure_pieces, with_topping=True), "m3"),
    "building.prefabricated_wall_ratio": (wall_pieces, "m2"),
    "building.three_panel_ratio": (panel_pieces, "m2"),
    "building.steel_panel_ratio": (steel_panel_pieces, "m2"),
    "building.encouraged_panel_ratio": (encouraged_pieces, "m2"),
}
"""The pieces of each share, and the unit that they are measured in."""


def pieces_of_share(store: "FactStore", building: SubjectRef, fact: str) -> Sequence[Piece]:
    """The pieces of one share as the models state them, before anything is measured."""
    make, _ = SHARES[fact]
    return store.once(("pieces", building.key, fact), lambda: tuple(make(store, building)))


def jiangsu_share(store: "FactStore", fact: str, building: SubjectRef) -> Traced:
    """[1] One of the shares of Jiangsu, with the groups behind it."""
    return ratio_of(store, fact, building, pieces_of_share(store, building, fact), SHARES[fact][1])

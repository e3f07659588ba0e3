"""Envelope (q2a, q2b) and partitions (q2c, q2d): walls by the area of one side, openings not deducted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cimcheck.core.truth import FALSE, UNKNOWN, Truth
from cimcheck.facts.prefabrication import sizes
from cimcheck.facts.prefabrication.component import Component, components
from cimcheck.facts.prefabrication.pieces import Piece, made, portion
from cimcheck.facts.prefabrication.structure import PROXY, SORT, unsorted
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


WALLS = frozenset({"wall"})
MADE_BEFOREHAND = frozenset({"precast", "composite"})


def non_masonry_envelope(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """q2a: of the envelope that bears no load, what is not masonry."""
    for one in walls_of(store, building):
        counts = one.truth("is_external").and_(bears_load(one).not_())
        yield from _face(one, counts, is_masonry(one).not_(), "component.is_masonry")


def integrated_envelope(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """q2b: of the whole envelope, what comes with insulation and finish."""
    for one in walls_of(store, building):
        integrated = _integrated(one, "has_integrated_envelope")
        yield from _face(one, one.truth("is_external"), integrated, "component.has_integrated_envelope")


def non_masonry_partition(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """q2c: of the partitions, what is not masonry."""
    for one in walls_of(store, building):
        yield from _face(one, is_partition(one), is_masonry(one).not_(), "component.is_masonry")


def integrated_partition(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """q2d: of the partitions, what comes with services and finish."""
    for one in walls_of(store, building):
        integrated = _integrated(one, "has_integrated_services")
        yield from _face(one, is_partition(one), integrated, "component.has_integrated_services")


def walls_of(store: "FactStore", building: SubjectRef) -> list[Component]:
    """Walls, curtain walls, and elements without a class that may be walls."""
    return [*components(store, building, "Wall", "CurtainWall"), *unsorted(store, building, WALLS)]


def bears_load(one: Component) -> Truth:
    """Whether a wall bears loads; a curtain wall never does."""
    return FALSE if one.ifc_class == "IfcCurtainWall" else one.truth("is_load_bearing")


def is_masonry(one: Component) -> Truth:
    """Whether a wall is laid as masonry; a curtain wall or one made beforehand, even in part, never is.

    Blocks are made beforehand as well: a wall of blocks that is called precast is either.
    """
    if one.ifc_class == "IfcCurtainWall":
        return FALSE
    laid = one.truth("is_masonry")
    if one.is_stated("casting") and one.members("casting") <= MADE_BEFOREHAND:
        return UNKNOWN if laid.surely else FALSE
    return laid


def is_partition(one: Component) -> Truth:
    """Whether a wall is a partition: inside, and bearing no load."""
    return one.truth("is_external").not_().and_(bears_load(one).not_())


def _integrated(one: Component, fact: str) -> Truth:
    """What is laid as masonry on site did not come as one piece with anything."""
    return FALSE if is_masonry(one).surely else one.truth(fact)


def _face(one: Component, counts: Truth, good: Truth, fact: str) -> Iterator[Piece]:
    counts = counts.and_(one.above_ground).and_(one.exists)
    counts = counts.and_(UNKNOWN) if one.ifc_class == PROXY else counts
    if one.predefined == "PARAPET":
        counts = counts.and_(Truth(True, True))
    if counts.surely_not:
        return
    size = sizes.side_area(one)
    lacks = [] if one.above_ground.is_known else ["storey.is_above_ground"]
    lacks += [SORT] if one.ifc_class == PROXY else []
    if not counts.is_known and one.ifc_class != "IfcCurtainWall":
        open_facts = (name for name in ("is_external", "is_load_bearing") if not one.truth(name).is_known)
        lacks += [f"component.{name}" for name in open_facts]
    lacks += [] if size.is_known else ["component.gross_side_area"]
    lacks += [] if good.is_known else [fact]
    yield made(one, size, portion(good), counts, tuple(lacks), facts=(fact.partition(".")[2],))

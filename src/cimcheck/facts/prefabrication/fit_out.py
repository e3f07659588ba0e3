"""Fit-out and services (q3a to q3d): dry floors, kitchens, bathrooms, runs apart from the structure."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.interval import Interval, total
from cimcheck.core.share import ANY_SHARE
from cimcheck.core.truth import TRUE, truth
from cimcheck.facts.areas import rooms_of
from cimcheck.facts.prefabrication import sizes
from cimcheck.facts.prefabrication.component import Component, components
from cimcheck.facts.prefabrication.pieces import NOT_DRAWN, Piece, made, portion
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

DRY = ("is_dry_method",)
FLOORS = frozenset({"FLOORING"})
NOT_FLOORS = frozenset(
    ("CEILING", "CLADDING", "ROOFING", "INSULATION", "MEMBRANE", "SLEEVING", "WRAPPING", "SKIRTINGBOARD")
)


def dry_floors(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """q3a: floors laid dry, against the floor area above ground; floor without a finish is open."""
    area = store.value("building.floor_area_above_ground", building)
    assert isinstance(area.value, Interval)
    lacks = () if area.value.is_known else ("building.floor_area_above_ground",)
    label = store.catalogue.label("building.floor_area_above_ground").zh
    yield Piece(label, area.value, part="whole", lacks=lacks)
    covered: list[Interval] = []
    for one in components(store, building, "Covering"):
        if one.predefined in NOT_FLOORS:
            continue
        dry, size = one.truth("is_dry_method"), sizes.plan_area(one)
        counts = truth(True if one.predefined in FLOORS else None).and_(one.above_ground).and_(one.exists)
        if counts.surely and dry.is_known:
            covered.append(size.bounds)
        if counts.surely_not:
            continue
        lacking = [] if one.above_ground.is_known else ["storey.is_above_ground"]
        lacking += [] if size.is_known else ["component.net_area"]
        lacking += [] if dry.is_known else ["component.is_dry_method"]
        yield made(one, size, portion(dry), counts, tuple(lacking), facts=DRY, role="part")
    most = area.value.hi - total(covered).lo
    if most > 0:
        open_floor = Interval(Fraction(0), most)
        fact = ("building.dry_floor_ratio",)
        yield Piece(NOT_DRAWN, open_floor, ANY_SHARE, TRUE, "part", fact)


def kitchens(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """q3b: walls, ceilings and floors of kitchens that are built dry."""
    return _rooms(store, building, "kitchen")


def bathrooms(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """q3c: walls, ceilings and floors of bathrooms that are built dry."""
    return _rooms(store, building, "bathroom")


def _rooms(store: "FactStore", building: SubjectRef, kind: str) -> Iterator[Piece]:
    spaces = store.members("Space", building)
    for room in rooms_of(store, spaces):
        one = Component(store, room)
        what = one.members("room")
        if kind not in what:
            continue
        counts = truth(True if len(what) == 1 else None).and_(one.above_ground).and_(one.exists)
        if counts.surely_not:
            continue
        dry, size = one.truth("is_dry_method"), sizes.room_surfaces(one)
        lacks = [] if one.above_ground.is_known else ["storey.is_above_ground"]
        lacks += [] if len(what) == 1 else ["component.room"]
        lacks += [] if size.is_known else ["component.wall_surface"]
        lacks += [] if dry.is_known else ["component.is_dry_method"]
        yield made(one, size, portion(dry), counts, tuple(lacks), facts=DRY)


def services(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """q3d: runs of pipe, cable and tray by length, but for gas and the like. Ducts are of another class."""
    for one in components(store, building, "Pipe", "Cable"):
        kind = one.truth("is_counted_service") if one.is_stated("is_counted_service") else TRUE
        counts = kind.and_(one.above_ground).and_(one.exists)
        if counts.surely_not:
            continue
        separated, size = one.truth("is_separated"), sizes.length(one)
        lacks = [] if one.above_ground.is_known else ["storey.is_above_ground"]
        lacks += [] if kind.is_known else ["component.is_counted_service"]
        lacks += [] if size.is_known else ["component.length"]
        lacks += [] if separated.is_known else ["component.is_separated"]
        yield made(one, size, portion(separated), counts, tuple(lacks), facts=("is_separated",))

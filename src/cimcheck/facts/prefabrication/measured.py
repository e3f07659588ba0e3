"""Sizes from geometry, for pieces whose quantities are absent or contradict each other.

Only where it can narrow a ratio: where some pieces count and others do not. Where all are alike, or it is
open of most whether they count, sizes make little difference, and knowing the pieces comes first.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cimcheck.core.interval import Interval, interval
from cimcheck.facts.prefabrication.disagreement import reconciled
from cimcheck.facts.prefabrication.overlaps import covered_floor, crowded_places, place_of, union_of_level
from cimcheck.facts.prefabrication.pieces import NOT_DRAWN, Piece
from cimcheck.facts.subject import Place

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry import Measurement

SIZE_FACTS = frozenset(
    {
        "component.net_volume",
        "component.gross_side_area",
        "component.net_area",
        "component.length",
        "component.wall_surface",
    }
)


def to_measure(pieces: Sequence[Piece]) -> dict[str, list[Place]]:
    """The components whose size geometry has to tell, by the measure to take of them."""
    found: dict[str, list[Place]] = {}
    for one in pieces if _differ(pieces) else ():
        if _is_open(one) and one.given is not None:
            found.setdefault(one.given.measure, []).append(place_of(one))
    return found


def with_sizes(store: "FactStore", pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with what geometry tells of the sizes that are open."""
    sizes: dict[Place, Interval] = {}
    for measure, places in to_measure(pieces).items():
        for place, measurement in store.geometry.of(places, measure).items():
            span = getattr(measurement, measure)
            if span is not None and span.hi > 0:
                sizes[place] = span.interval
    return [_sized(store, one, sizes[place_of(one)]) if _is_among(one, sizes) else one for one in pieces]


def _is_open(one: Piece) -> bool:
    return one.subject is not None and not one.size.is_known and one.counts.can_be_true


def _is_among(one: Piece, sizes: Mapping[Place, Interval]) -> bool:
    return _is_open(one) and place_of(one) in sizes


def _differ(pieces: Sequence[Piece]) -> bool:
    """Whether some pieces count otherwise than others, and how they count is known of at least half."""
    known = [one.portion for one in pieces if one.portion.is_known and one.counts.surely]
    portions = {one.portion for one in pieces if one.counts.can_be_true}
    return len(portions) > 1 and 2 * len(known) >= len(pieces)


def _sized(store: "FactStore", one: Piece, measured: Interval) -> Piece:
    assert one.given is not None
    size = reconciled(store, one, one.given, measured)
    lacks = tuple(fact for fact in one.lacks if fact not in SIZE_FACTS or not size.is_known)
    return replace(one, size=size, lacks=lacks)


def footprints_to_measure(store: "FactStore", pieces: Sequence[Piece]) -> list[Place]:
    """The parts of floors that are measured together: all that surely count, on levels where one is open.

    Also on levels with more slab than floor; and slabs that surely do not count, where their area is open and
    floor that no slab is known to cover may be prefabricated.
    """
    sure = [one for one in pieces if _counts_as_floor(one)]
    crowded = crowded_places(store, pieces)
    levels = {_level(store, one) for one in sure if not one.size.is_known or place_of(one) in crowded}
    is_left = any(one.label == NOT_DRAWN for one in pieces)
    others = [one for one in pieces if is_left and _covers_floor(one) and not one.size.is_known]
    return [place_of(one) for one in (*(one for one in sure if _level(store, one) in levels), *others)]


def _covers_floor(one: Piece) -> bool:
    """Whether it is a slab that does not count, so that the floor it covers does not."""
    is_slab = one.subject is not None and one.subject.kind == "Slab"
    return is_slab and one.portion.hi == 0 and one.counts.surely


def with_footprints(store: "FactStore", pieces: Sequence[Piece]) -> list[Piece]:
    """Parts of the floors whose area is open, with what they cover beyond the parts whose area is known.

    A beam under a slab that counts already adds nothing, nor does a slab upon another. Only parts that surely
    count are measured: while it is open whether a part counts, its area makes little difference.
    """
    places = footprints_to_measure(store, pieces)
    if not places:
        return list(pieces)
    found, crowded = store.geometry.of(places, "footprint"), crowded_places(store, pieces)
    stated = {place_of(one) for one in pieces if _counts_as_floor(one) and one.size.is_known} - crowded
    levels: dict[tuple[int, int], list[Piece]] = {}
    for one in pieces:
        if _counts_as_floor(one):
            levels.setdefault(_level(store, one), []).append(one)
    sizes: dict[Place, Interval] = {}
    for group in levels.values():
        if any(place_of(one) in crowded for one in group):
            sizes.update(union_of_level(store, group, found))
        else:
            sizes.update(_beyond(group, stated, found))
    stated |= {place_of(one) for one in pieces if _covers_floor(one)}
    sized = [
        _checked(store, one, found) if one.subject and place_of(one) in stated else _covering(one, sizes)
        for one in pieces
    ]
    return list(_without_covered(store, sized))


def _without_covered(store: "FactStore", pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with less floor that is not drawn where slabs turn out to cover more of it."""
    area = next((one.size.hi for one in pieces if one.part == "whole"), None)
    for one in pieces:
        if one.label != NOT_DRAWN or not isinstance(area, Fraction):
            yield one
        elif (left := area - covered_floor(store, pieces)) > 0:
            yield replace(one, size=Interval(one.size.lo, left))


def _checked(store: "FactStore", one: Piece, found: Mapping[Place, "Measurement"]) -> Piece:
    """A part whose area is stated, held against its footprint."""
    measurement = found.get(place_of(one))
    shape = measurement.footprint if measurement is not None else None
    return one if shape is None else _sized(store, one, interval(round(shape.area, 6)))


def _covering(one: Piece, sizes: Mapping[Place, Interval]) -> Piece:
    """A part with what it covers beyond others. Geometry gives that, no quantity states it."""
    if one.subject is None or place_of(one) not in sizes:
        return one
    size = sizes[place_of(one)]
    kept = tuple(fact for fact in one.lacks if fact not in SIZE_FACTS)
    return replace(one, size=size, lacks=kept if size.is_known else (*kept, "component.net_area"))


def _counts_as_floor(one: Piece) -> bool:
    return one.subject is not None and one.part == "part" and one.portion.lo == 1 and one.counts.surely


def _level(store: "FactStore", one: Piece) -> tuple[int, int]:
    """The model and the storey in it."""
    place = place_of(one)
    return place.model, store.views[place.model].objects.storey[place.row]


def _beyond(
    group: Sequence[Piece], stated: Collection[Place], found: Mapping[Place, "Measurement"]
) -> Iterator[tuple[Place, Interval]]:
    """[m2] What each open part of one level covers that no part before it does."""
    shapes = {place_of(one): found[place_of(one)].footprint for one in group if place_of(one) in found}
    known = [place_of(one) for one in group if place_of(one) in stated]
    if not shapes or any(shapes.get(place) is None for place in known):
        return
    from cimcheck.reading.geometry.coverage import Coverage

    covered = Coverage(region for place in known if (region := shapes[place]) is not None)
    for one in group:
        region = shapes.get(place_of(one))
        if place_of(one) not in stated and region is not None:
            yield place_of(one), interval(covered.add(region))

"""Sizes from geometry, for pieces whose quantities are absent or contradict each other.

Only where it can narrow a ratio: where some pieces count and others do not. Where all are alike, or it is
open of most whether they count, sizes make little difference, and knowing the pieces comes first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cimcheck.core.interval import Interval, interval
from cimcheck.facts.prefabrication.pieces import Piece
from cimcheck.facts.subject import Place

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry import Measurement

SIZE_FACTS = frozenset(
    {"component.net_volume", "component.gross_side_area", "component.net_area", "component.length"}
)


def with_sizes(store: "FactStore", pieces: Sequence[Piece], measure: str) -> list[Piece]:
    """The pieces with what geometry tells of the sizes that are open."""
    open_ones = [one for one in pieces if one.subject and not one.size.is_known and one.counts.can_be_true]
    if not open_ones or not _differ(pieces):
        return list(pieces)
    found = store.geometry.of((_place(one) for one in open_ones), measure)
    sizes = {
        place: span.interval
        for place, measurement in found.items()
        if (span := getattr(measurement, measure)) is not None and span.hi > 0
    }
    return [_sized(one, sizes.get(_place(one))) if one in open_ones else one for one in pieces]


def _differ(pieces: Sequence[Piece]) -> bool:
    """Whether some pieces count otherwise than others, and how they count is known of at least half."""
    known = [one.portion for one in pieces if one.portion.is_known and one.counts.surely]
    portions = {(one.portion.lo, one.portion.hi) for one in pieces if one.counts.can_be_true}
    return len(portions) > 1 and 2 * len(known) >= len(pieces)


def _place(one: Piece) -> Place:
    assert one.subject is not None
    return one.subject.places[0]


def _sized(one: Piece, size: Interval | None) -> Piece:
    if size is None:
        return one
    lacks = tuple(fact for fact in one.lacks if fact not in SIZE_FACTS or not size.is_known)
    return replace(one, size=size, lacks=lacks)


def with_footprints(store: "FactStore", pieces: Sequence[Piece]) -> list[Piece]:
    """Parts of the floors whose area is open, with what they cover beyond the parts whose area is known.

    A beam under a slab that counts already adds nothing. Only parts that surely count are measured: while it
    is open whether a part counts, its area makes little difference.
    """
    sure = [one for one in pieces if _counts_as_floor(one)]
    open_ones = [one for one in sure if not one.size.is_known]
    if not open_ones:
        return list(pieces)
    found = store.geometry.of((_place(one) for one in sure), "footprint")
    levels: dict[int, list[Piece]] = {}
    for one in sure:
        levels.setdefault(_level(store, one), []).append(one)
    sizes: dict[Place, Interval] = {}
    for group in levels.values():
        sizes |= _beyond_the_known(group, found)
    return [_sized(one, sizes.get(_place(one))) if one in open_ones else one for one in pieces]


def _counts_as_floor(one: Piece) -> bool:
    return one.subject is not None and one.part == "part" and one.portion.lo == 1 and one.counts.surely


def _level(store: "FactStore", one: Piece) -> int:
    place = _place(one)
    return store.views[place.model].objects.storey[place.row]


def _beyond_the_known(group: Sequence[Piece], found: Mapping[Place, "Measurement"]) -> dict[Place, Interval]:
    """[m2] What each open part of one level covers that no part before it does."""
    from cimcheck.reading.geometry import union

    shapes = {_place(one): found[_place(one)].footprint for one in group if _place(one) in found}
    known = [one for one in group if one.size.is_known]
    if any(shapes.get(_place(one)) is None for one in known):
        return {}
    covered = union(region for one in known if (region := shapes[_place(one)]) is not None)
    sizes: dict[Place, Interval] = {}
    for one in group:
        region = shapes.get(_place(one))
        if one in known or region is None:
            continue
        more = union([covered, region])
        sizes[_place(one)] = interval(round(max(more.area - covered.area, 0), 6))
        covered = more
    return sizes

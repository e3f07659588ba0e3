"""What a ratio would be if one of the facts that keep it open were known of all its components."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from cimcheck.core.interval import Interval, total
from cimcheck.core.truth import TRUE
from cimcheck.facts.prefabrication.measured import SIZE_FACTS
from cimcheck.facts.prefabrication.pieces import NOT_DRAWN, Group, Piece, ratio

MEMBERSHIP = frozenset(
    {
        "component.is_counted_service",
        "component.is_external",
        "component.is_load_bearing",
        "component.is_pile",
        "component.material",
        "component.room",
        "component.stands_for",
        "storey.is_above_ground",
    }
)
FLOOR_AREA = "building.floor_area_above_ground"
FAR = Fraction(10) ** 12
LOW, HIGH = 0, 1


def narrowed(groups: Sequence[Group], fact: str) -> tuple[Interval, ...]:
    """[1] The ratio when the fact turns out as low as it can of all components, and as high.

    What no model draws can only be told as a whole: then the ratio itself is known.
    """
    pieces = [replace(group.first, size=total(one.size for one in group.pieces)) for group in groups]
    if any(one.label == NOT_DRAWN and fact in one.lacks for one in pieces):
        known = ratio(pieces)
        found = [_end(known, LOW), _end(known, HIGH)]
    elif fact == FLOOR_AREA:
        found = [ratio(_with_area(pieces, end)) for end in (LOW, HIGH)]
    else:
        ways = ([kept for one in pieces for kept in _settled(one, fact, end)] for end in (LOW, HIGH))
        found = [ratio(way) for way in ways if any(one.part != "part" for one in way)]
    return tuple(dict.fromkeys(found))


def _settled(one: Piece, fact: str, end: int) -> Iterator[Piece]:
    """Pieces alike, with the fact known."""
    if fact not in one.lacks:
        yield one
    elif fact in SIZE_FACTS:
        yield replace(one, size=_end(one.size, end))
    elif fact not in MEMBERSHIP:
        yield replace(one, portion=_end(one.portion, end))
    elif end == HIGH:
        alone = not any(other in MEMBERSHIP for other in one.lacks if other != fact)
        yield replace(one, counts=TRUE if alone else one.counts)


def _with_area(pieces: Sequence[Piece], end: int) -> Iterator[Piece]:
    """The pieces on a floor area that is known; what is drawn of them takes its part of it."""
    drawn = sum(
        (Fraction(one.size.lo) for one in pieces if one.part == "part" and one.label != NOT_DRAWN),
        Fraction(0),
    )
    for one in pieces:
        if one.part == "whole":
            area = max(Fraction(_end(one.size, end).lo), drawn)
            yield replace(one, size=Interval(area, area))
    for one in pieces:
        if one.label == NOT_DRAWN:
            yield replace(one, size=Interval(Fraction(0), max(area - drawn, Fraction(0))))
        elif one.part != "whole":
            yield one


def _end(span: Interval, end: int) -> Interval:
    number = span.lo if end == LOW else span.hi
    exact = number if isinstance(number, Fraction) else FAR
    return Interval(exact, exact)

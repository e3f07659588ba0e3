"""The share of a whole when neither its parts nor what counts of them is fully known; sharp bounds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from cimcheck.core.interval import ZERO, Interval, total

ANY_SHARE = Interval(Fraction(0), Fraction(1))


def share(members: Iterable[tuple[Interval, Interval]]) -> Interval:
    """`sum(size * portion) / sum(size)` over members `(size, portion)`, size >= 0 and portion in [0, 1].

    Unlike the quotient of two intervals this remembers that a member's size is the same above and below the
    line, so the bounds are reached by some building, or approached where a size has no upper end. Everything
    in [0, 1] when the whole may be nothing.
    """
    upper: dict[Fraction, list[Interval]] = defaultdict(list)
    lower: dict[Fraction, list[Interval]] = defaultdict(list)
    for size, portion in members:
        kept = portion.clipped(ANY_SHARE)
        upper[Fraction(kept.hi)].append(size)
        lower[1 - Fraction(kept.lo)].append(size)
    highest = largest_share({portion: total(sizes) for portion, sizes in upper.items()})
    lowest = largest_share({portion: total(sizes) for portion, sizes in lower.items()})
    if highest is None or lowest is None:
        return ANY_SHARE
    return Interval(1 - lowest, highest)


def largest_share(sizes: Mapping[Fraction, Interval]) -> Fraction | None:
    """The largest possible share, of the total size of the members by their portion.

    Sizes grow from the highest portion down, as long as it helps; one without an upper end outweighs all
    others. None when the whole may be nothing.
    """
    whole = sum((Fraction(size.lo) for size in sizes.values()), Fraction(0))
    if whole == 0:
        return None
    part = sum((portion * Fraction(size.lo) for portion, size in sizes.items()), Fraction(0))
    for portion in sorted(sizes, reverse=True):
        if portion * whole <= part:
            break
        width = sizes[portion].width
        if not isinstance(width, Fraction):
            return portion
        more = width
        part, whole = part + portion * more, whole + more
    return part / whole


def counted(size: Interval, counts_surely: bool, counts_perhaps: bool) -> Interval:
    """What of a member's size belongs to the whole when it may or may not count."""
    if not counts_perhaps:
        return ZERO
    return size if counts_surely else size.hull(ZERO)

"""What the rest of the planned area must come to, so that a share reaches its target in the end."""

from fractions import Fraction
from itertools import product

from cimcheck.core.interval import Interval


def needed_of_rest(planned: Interval, counted: Interval, good: Interval, target: Interval) -> Interval | None:
    """The share of what is still to be built that must be good; above 1 the target is out of reach.

    Areas in one unit, `target` and the result as fractions. The lower end holds when everything open turns
    out well, the upper end when it turns out badly. None when nothing is left to build, or perhaps nothing.
    The quotient is linear over linear in what is counted and good, and monotone in the other two, so its
    extremes stand at the corners.
    """
    if planned.lo <= counted.hi:
        return None
    corners = [
        (share * whole - part) / (whole - done)
        for whole, share, (done, part) in product(_ends(planned), _ends(target), _corners(counted, good))
    ]
    return Interval(max(min(corners), Fraction(0)), max(*corners, Fraction(0)))


def needed_each_year(value: Interval, target: Interval, years: int) -> Interval | None:
    """What each of the remaining years must add; None when none remains."""
    if years <= 0:
        return None
    rest = target - value
    share = Fraction(1, years)
    return Interval(max(rest.lo * share, Fraction(0)), max(rest.hi * share, Fraction(0)))


def _corners(counted: Interval, good: Interval) -> list[tuple[Fraction, Fraction]]:
    """The corners of all pairs in which no more is good than is counted."""
    corners = [(done, part) for done, part in product(_ends(counted), _ends(good)) if part <= done]
    edge = (end for end in (*_ends(counted), *_ends(good)))
    return corners + [
        (end, end) for end in edge if counted.lo <= end <= counted.hi and good.lo <= end <= good.hi
    ]


def _ends(value: Interval) -> tuple[Fraction, ...]:
    return tuple({Fraction(value.lo), Fraction(value.hi)})

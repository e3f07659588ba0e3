"""Numbers of which only bounds are known: closed intervals with exact rational ends.

Ends are `fractions.Fraction` or an infinity, so sums do not depend on the order of their terms, feet turn
into metres without loss, and a value that stands exactly on a threshold is judged exactly.
"""

import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import msgspec

from cimcheck.core.truth import FALSE, TRUE, UNKNOWN, Truth

End = Fraction | float
"""An end of an interval: an exact Fraction, or `math.inf` / `-math.inf`."""

INFINITY = math.inf


def exact(number: int | float | str | Fraction) -> Fraction:
    """The exact value of a number as it was written: 0.1 is one tenth, not its binary neighbour.

    ValueError when it is not finite or not a number.
    """
    if isinstance(number, Fraction):
        return number
    if isinstance(number, float):
        if math.isinf(number):
            raise ValueError("an infinity is no number")
        return Fraction(Decimal(repr(number)))  # several times as quick as reading the text as a fraction
    return Fraction(number)


class Interval(msgspec.Struct, frozen=True, cache_hash=True):
    """All numbers from `lo` to `hi`, ends included. Known when they are equal.

    Every operation returns an interval that holds each result some choice inside the operands gives. It may
    be wider than needed when an operand occurs twice; it is never too narrow.
    """

    lo: End
    hi: End

    def __post_init__(self) -> None:
        lo, hi = self.lo, self.hi
        if lo is hi and isinstance(lo, Fraction):
            return  # one known number, the commonest case, needs no comparison of fractions
        if not lo <= hi:
            raise ValueError(f"interval ends out of order: {lo} > {hi}")
        if not isinstance(lo, Fraction) and (lo == INFINITY or hi == -INFINITY):
            raise ValueError("an interval needs a finite member")

    @property
    def is_known(self) -> bool:
        """True when only one number is possible."""
        return self.lo is self.hi or self.lo == self.hi

    @property
    def width(self) -> End:
        """`hi - lo`; infinite when an end is."""
        return self.hi - self.lo

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.lo + other.lo, self.hi + other.hi)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.lo - other.hi, self.hi - other.lo)

    def __neg__(self) -> "Interval":
        return Interval(-self.hi, -self.lo)

    def __mul__(self, other: "Interval") -> "Interval":
        if self.is_known and other.is_known:
            product = self.lo * other.lo
            return Interval(product, product)
        ends = [_times(a, b) for a in (self.lo, self.hi) for b in (other.lo, other.hi)]
        return Interval(min(ends), max(ends))

    def divided_by(self, other: "Interval") -> "Interval":
        """The quotient. A divisor that may be zero may give no number at all, hence the whole line."""
        if other.lo > 0 or other.hi < 0:
            return self * Interval(_inverse(other.hi), _inverse(other.lo))
        return WHOLE_LINE

    def minimum(self, other: "Interval") -> "Interval":
        """The smaller of the two."""
        return Interval(min(self.lo, other.lo), min(self.hi, other.hi))

    def maximum(self, other: "Interval") -> "Interval":
        """The larger of the two."""
        return Interval(max(self.lo, other.lo), max(self.hi, other.hi))

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both."""
        return Interval(min(self.lo, other.lo), max(self.hi, other.hi))

    def clipped(self, limits: "Interval") -> "Interval":
        """What of this lies inside `limits`; the nearest limit when nothing does."""
        lo = min(max(self.lo, limits.lo), limits.hi)
        hi = max(min(self.hi, limits.hi), limits.lo)
        return Interval(lo, hi)

    def contains(self, other: "Interval") -> bool:
        """True when every number of `other` is possible here."""
        return self.lo <= other.lo and other.hi <= self.hi

    def less_equal(self, other: "Interval") -> Truth:
        """Whether self <= other."""
        if self.hi <= other.lo:
            return TRUE
        return FALSE if self.lo > other.hi else UNKNOWN

    def less(self, other: "Interval") -> Truth:
        """Whether self < other."""
        if self.hi < other.lo:
            return TRUE
        return FALSE if self.lo >= other.hi else UNKNOWN

    def equals(self, other: "Interval") -> Truth:
        """Whether both are the same number."""
        if self.hi < other.lo or other.hi < self.lo:
            return FALSE
        return TRUE if self.is_known and other.is_known else UNKNOWN


def interval(lo: int | float | str | Fraction, hi: int | float | str | Fraction | None = None) -> Interval:
    """An interval from numbers as written; with one number, a known value."""
    low = lo if lo in (INFINITY, -INFINITY) else exact(lo)
    if hi is None:
        return Interval(low, low)
    return Interval(low, hi if hi in (INFINITY, -INFINITY) else exact(hi))


def total(terms: Iterable[Interval]) -> Interval:
    """The sum of many intervals; zero for none. Exact, so the order of the terms makes no difference."""
    kept = list(terms)
    low = _exact_sum(term.lo for term in kept)
    if all(term.lo is term.hi for term in kept):
        return Interval(low, low)
    return Interval(low, _exact_sum(term.hi for term in kept))


def _exact_sum(ends: Iterable[End]) -> End:
    """Add ends over a common denominator for each denominator met: far fewer reductions than one by one."""
    by_denominator: dict[int, int] = {}
    for end in ends:
        if isinstance(end, float):
            return end
        numerator, denominator = end.as_integer_ratio()
        by_denominator[denominator] = by_denominator.get(denominator, 0) + numerator
    return sum((Fraction(n, d) for d, n in by_denominator.items()), Fraction(0))


def _times(a: End, b: End) -> End:
    """Product of two ends where zero times infinity is zero: the infinite end is never reached."""
    return Fraction(0) if a == 0 or b == 0 else a * b


def _inverse(end: End) -> End:
    return Fraction(0) if isinstance(end, float) else 1 / end


ZERO = Interval(Fraction(0), Fraction(0))
WHOLE_LINE = Interval(-INFINITY, INFINITY)

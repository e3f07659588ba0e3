"""Adding up what buildings contribute to an indicator, and asking what one of them would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from cimcheck.core.interval import ZERO, Interval, interval, total
from cimcheck.core.share import ANY_SHARE, largest_share

NONE = interval(0)
ALL = interval(1)


@dataclass(frozen=True, slots=True)
class Part:
    """What a building contributes: a size that counts, and for a share the portion of it that is good."""

    size: Interval
    portion: Interval = ALL

    @property
    def good(self) -> Interval:
        """What of its size is good."""
        if self.portion is ALL:
            return self.size
        return ZERO if self.portion is NONE else self.size * self.portion


class Tally:
    """Parts added up to a sum or to a share, with sharp bounds.

    The ends of a share are those of a real completion: each building is good or bad as a whole and as large
    above the line as below it.
    """

    def __init__(self, parts: Iterable[Part], *, is_share: bool) -> None:
        self._is_share = is_share
        # By identity, as portions are mostly one of three objects and the hash of a Fraction is slow.
        sizes: dict[int, tuple[Interval, list[Interval]]] = {}
        for part in parts:
            sizes.setdefault(id(part.portion), (part.portion, []))[1].append(part.size)
        self._upper: dict[Fraction, Interval] = {}
        self._lower: dict[Fraction, Interval] = {}
        for portion, members in sizes.values():
            added = total(members)
            _put(self._upper, Fraction(portion.hi), added, 1)
            if is_share:
                _put(self._lower, 1 - Fraction(portion.lo), added, 1)

    def value(self) -> Interval:
        """The sum, or the share in [0, 1]; all of [0, 1] when nothing may be there to share."""
        if not self._is_share:
            return sum(self._upper.values(), ZERO)
        highest, lowest = largest_share(self._upper), largest_share(self._lower)
        if highest is None or lowest is None:
            return ANY_SHARE
        return Interval(1 - lowest, highest)

    def exchanged(self, old: Part, new: Part) -> Interval:
        """The value with one part in place of another."""
        other = Tally((), is_share=self._is_share)
        other._upper, other._lower = dict(self._upper), dict(self._lower)
        _put(other._upper, Fraction(old.portion.hi), old.size, -1)
        _put(other._upper, Fraction(new.portion.hi), new.size, 1)
        if self._is_share:
            _put(other._lower, 1 - Fraction(old.portion.lo), old.size, -1)
            _put(other._lower, 1 - Fraction(new.portion.lo), new.size, 1)
        return other.value()


def _put(sizes: dict[Fraction, Interval], portion: Fraction, size: Interval, sign: int) -> None:
    """Add a size to those of a portion, or take it out again, end by end."""
    before = sizes.get(portion, ZERO)
    sizes[portion] = Interval(before.lo + sign * size.lo, before.hi + sign * size.hi)

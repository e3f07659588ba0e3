"""The items of table 4.0.1 of GB/T 51129-2017 as a rule gives them, and the points of a ratio."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

from cimcheck.calculators.interface import Argument
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the table: from `lo` the score runs linearly from `score_min` to `score_max` at `hi`.

    `lo`, `hi` are ratios [1]; scores are points. A line without steps has `hi == lo`; a yes/no has no ratio.
    `words` are the texts for people: title, measured, whole, unit, clause.
    """

    name: str
    group: str
    lo: Fraction
    hi: Fraction
    score_min: Fraction
    score_max: Fraction
    words: Mapping[str, object] = field(compare=False)

    @property
    def title(self) -> Text:
        """Its name for people."""
        words = self.words.get("title")
        known = words if isinstance(words, Mapping) else {}
        return Text(str(known.get("zh", self.name)), str(known.get("en", self.name)))

    def score(self, ratio: Fraction) -> Fraction:
        """Points for a ratio: nothing below `lo`, one decimal in between, rounded half up."""
        if ratio < self.lo:
            return Fraction(0)
        if ratio >= self.hi:
            return self.score_max
        exact = self.score_min + (self.score_max - self.score_min) * (ratio - self.lo) / (self.hi - self.lo)
        return Fraction(floor(exact * 10 + Fraction(1, 2)), 10)

    def bounds(self, ratio: Interval) -> Interval:
        """Points for a ratio with bounds: a score never falls when a ratio rises."""
        low, high = (
            end if isinstance(end, Fraction) else Fraction(int(end > 0)) for end in (ratio.lo, ratio.hi)
        )
        return Interval(self.score(low), self.score(high))

    def ratio_for(self, points: Fraction) -> Fraction:
        """The least ratio [1] that gives at least so many points, to be reached or exceeded."""
        if points <= 0:
            return Fraction(0)
        if points <= self.score_min or self.hi == self.lo:
            return self.lo
        steps = self.score_max - self.score_min
        return min(self.hi, self.lo + (points - self.score_min) / steps * (self.hi - self.lo))


def read_items(table: Argument) -> list[Item]:
    """The items of the rule's table, in its order. TypeError when it has another shape."""
    if not isinstance(table, Mapping):
        raise TypeError("items must be a table")
    items = []
    for name, row in table.items():
        if not isinstance(row, Mapping):
            raise TypeError(f"item {name} must be a mapping")
        lo, best = row.get("lo", Fraction(1)), row["score_max"]
        least = row.get("score_min", best)
        items.append(Item(name, str(row["group"]), lo, row.get("hi", lo), least, best, row))
    return items

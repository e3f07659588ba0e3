"""A small drawing of an interval against its threshold, as numbers a template puts into SVG.

The drawing never stands alone: the same numbers are written beside it. What is certain is solid, what is
only possible is hatched and outlined, an end that is open has an arrow, the threshold is a dark line (a band
when it is itself uncertain), and a line under the axis runs along the side that meets the requirement.
"""

from dataclasses import dataclass

from cimcheck.findings.finding import Measured, Required

WIDTH = 240.0
MARGIN = 8.0
SPREAD = 0.12
"""Share of the largest end below which the ends lie too close together to be drawn from zero."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Positions in drawing units from the left; `None` for what is not drawn."""

    from_zero: bool
    solid_end: float | None
    possible: tuple[float, float] | None
    open_left: bool
    open_right: bool
    threshold: tuple[float, float] | None
    good: tuple[float, float] | None


def bar(measured: Measured | None, required: Required | None) -> Bar | None:
    """The drawing, or None when there are not two numbers to compare or nothing is bounded."""
    if measured is None or required is None or measured.unit != required.unit:
        return None
    ends = [end for side in (measured, required) for end in (side.lo, side.hi) if end is not None]
    if not ends or (required.lo is None and required.hi is None) or measured.members or required.members:
        return None
    scale = _Scale.over([float(end) for end in ends])
    lo, hi = scale.at(measured.lo, left=True), scale.at(measured.hi, left=False)
    threshold = (scale.at(required.lo, left=True), scale.at(required.hi, left=False))
    known = measured.lo is not None and measured.lo == measured.hi
    return Bar(
        from_zero=scale.from_zero,
        solid_end=lo if measured.lo is not None and (scale.from_zero or known) else None,
        possible=None if known else (lo, hi),
        open_left=measured.lo is None,
        open_right=measured.hi is None,
        threshold=threshold,
        good=_good_side(required.op, threshold),
    )


def _good_side(op: str, threshold: tuple[float, float]) -> tuple[float, float] | None:
    """Where the requirement is surely met."""
    match op:
        case ">=" | ">":
            return (threshold[1], WIDTH)
        case "<=" | "<":
            return (0.0, threshold[0])
        case "==":
            return threshold
    return None


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    from_zero: bool

    @classmethod
    def over(cls, ends: list[float]) -> "_Scale":
        low, high = min(ends), max(ends)
        if low >= 0 and (high - low >= SPREAD * high or high == 0):
            return cls(0.0, (high or 1.0) * 1.15, True)
        room = (high - low) or abs(high) or 1.0
        return cls(low - 0.35 * room, high + 0.35 * room, False)

    def at(self, end: float | int | None, *, left: bool) -> float:
        if end is None:
            return 0.0 if left else WIDTH
        share = (float(end) - self.low) / (self.high - self.low)
        start = 0.0 if self.from_zero else MARGIN
        return round(start + share * (WIDTH - start), 1)

"""A quantity that the model states against what its geometry gives."""

from dataclasses import dataclass
from fractions import Fraction

from cimcheck.core.interval import Interval
from cimcheck.reading.geometry.quantities import Span

TOLERANCE = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both values, in one unit, and whether they agree.

    `factor`: geometry / stated where both are known, else None; a power of ten tells of a wrong unit.
    """

    stated: Interval
    geometry: Interval
    agrees: bool
    factor: Fraction | None


def compare(stated: Interval, geometry: Span | Interval, tolerance: Fraction = TOLERANCE) -> Comparison:
    """Whether a stated quantity is within `tolerance`, a share of the measured one, of what geometry allows.

    Both are of things that cannot be negative.
    """
    measured = geometry.interval if isinstance(geometry, Span) else geometry
    low, high = 1 - tolerance, 1 + tolerance
    agrees = measured.lo * low <= stated.hi and stated.lo <= measured.hi * high
    return Comparison(stated, measured, agrees, _factor(stated, measured))


def _factor(stated: Interval, measured: Interval) -> Fraction | None:
    low, high = stated.lo, measured.lo
    if not (
        stated.is_known and measured.is_known and isinstance(low, Fraction) and isinstance(high, Fraction)
    ):
        return None
    return high / low if low else None

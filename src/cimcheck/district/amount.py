"""From exact values in coherent units to the figures of documents, in the units of the plan."""

from fractions import Fraction

from cimcheck.core.interval import Interval
from cimcheck.core.units import parse_unit
from cimcheck.core.value import number
from cimcheck.findings.finding import Measured


def measured(value: Interval, unit: str) -> Measured:
    """A coherent value in `unit`."""
    return plain(in_unit(value, unit), unit)


def plain(value: Interval, unit: str) -> Measured:
    """A value that is in `unit` already."""
    low = number(value.lo)
    return Measured(lo=low, hi=low if value.hi is value.lo else number(value.hi), unit=unit)


def shown_number(value: Fraction) -> float | int:
    """A number as documents have it: whole when it is."""
    return int(value) if value.denominator == 1 else float(value)


def in_unit(value: Interval, unit: str) -> Interval:
    """The coherent value as exact numbers of `unit`."""
    factor = parse_unit(unit).factor
    if factor == 1:
        return value
    low = _in(value.lo, factor)
    return Interval(low, low if value.hi is value.lo else _in(value.hi, factor))


def _in(end: Fraction | float, factor: Fraction) -> Fraction | float:
    return end / factor if isinstance(end, Fraction) else end

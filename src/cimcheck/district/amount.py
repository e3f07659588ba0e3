"""From exact values in coherent units to the figures of documents, in the units of the plan."""

from fractions import Fraction

from cimcheck.core.interval import Interval
from cimcheck.core.units import parse_unit
from cimcheck.core.value import number
from cimcheck.findings.finding import Measured


def measured(value: Interval, unit: str) -> Measured:
    """A coherent value in `unit`."""
    factor = parse_unit(unit).factor
    return Measured(lo=number(_in(value.lo, factor)), hi=number(_in(value.hi, factor)), unit=unit)


def plain(value: Interval, unit: str) -> Measured:
    """A value that is in `unit` already."""
    return Measured(lo=number(value.lo), hi=number(value.hi), unit=unit)


def shown_number(value: Fraction) -> float | int:
    """A number as documents have it: whole when it is."""
    return int(value) if value.denominator == 1 else float(value)


def in_unit(value: Interval, unit: str) -> Interval:
    """The coherent value as exact numbers of `unit`."""
    factor = parse_unit(unit).factor
    return Interval(_in(value.lo, factor), _in(value.hi, factor))


def _in(end: Fraction | float, factor: Fraction) -> Fraction | float:
    return end / factor if isinstance(end, Fraction) else end

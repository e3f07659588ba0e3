"""What a calculator is given, as the kind it expects. A wrong kind is a defect: rules are linted for it."""

from cimcheck.calculators.interface import Argument
from cimcheck.core.interval import Interval
from cimcheck.core.trace import Column, Traced
from cimcheck.core.truth import Truth


def single(argument: Argument) -> Traced:
    """A single value."""
    if not isinstance(argument, Traced):
        raise TypeError("expected a single value")
    return argument


def column(argument: Argument) -> Column:
    """One value for each member."""
    if not isinstance(argument, Column):
        raise TypeError("expected one value for each member")
    return argument


def number(given: Traced) -> Interval:
    """A number."""
    if not isinstance(given.value, Interval):
        raise TypeError("expected a number")
    return given.value


def answer(given: Traced) -> Truth:
    """A yes or no."""
    if not isinstance(given.value, Truth):
        raise TypeError("expected a yes or no")
    return given.value

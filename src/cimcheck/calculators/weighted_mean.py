"""The mean of three values whose weights add up to one, even where the weights are not known."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval
from cimcheck.core.trace import Kind, Traced, node
from cimcheck.core.units import PLAIN

NUMBER = NameType("number", PLAIN)
PARTS = ("1", "2", "3")
ARGUMENTS: Mapping[str, NameType] = {
    **{f"value_{part}": NUMBER for part in PARTS},
    **{f"weight_{part}": NUMBER for part in PARTS},
}
OUTPUTS: Mapping[str, NameType] = {"mean": NUMBER}
ONE = Fraction(1)


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`mean` [1] of values and weights in [0, 1].

    That the weights add up to one keeps an unknown weight from doing more than moving between the values.
    Weights that cannot add up to one leave everything between the least and the greatest value.
    """
    values = [_traced(arguments, f"value_{part}") for part in PARTS]
    weights = [_traced(arguments, f"weight_{part}") for part in PARTS]
    bounds = [_interval(one) for one in weights]
    lows = [Fraction(_interval(one).lo) for one in values]
    highs = [Fraction(_interval(one).hi) for one in values]
    mean = Interval(_least(lows, bounds), -_least([-high for high in highs], bounds))
    operands = tuple(one.trace for pair in zip(weights, values, strict=True) for one in pair)
    trace = node(
        Kind.CALCULATION, "mean", mean, unit="1", text="a1 * Z1 + a2 * Z2 + a3 * Z3", operands=operands
    )
    return Calculated({"mean": Traced(mean, trace)})


def _traced(arguments: Mapping[str, Argument], name: str) -> Traced:
    given = arguments[name]
    if not isinstance(given, Traced):
        raise TypeError(f"{name} must be a single number")
    return given


def _interval(given: Traced) -> Interval:
    if not isinstance(given.value, Interval):
        raise TypeError("values and weights must be numbers")
    return given.value


def _least(values: Sequence[Fraction], weights: Sequence[Interval]) -> Fraction:
    """The least mean: what weight is free goes to the smallest values first."""
    given = [Fraction(weight.lo) for weight in weights]
    left = ONE - sum(given)
    if left < 0 or sum(Fraction(weight.hi) for weight in weights) < ONE:
        return min(values)
    for number in sorted(range(len(values)), key=lambda number: values[number]):
        more = min(left, Fraction(weights[number].width))
        given[number] += more
        left -= more
    return sum((weight * value for weight, value in zip(given, values, strict=True)), Fraction(0))

"""Calculators are asked once for the same arguments, and again for others."""

from fractions import Fraction

from cimcheck.calculators.interface import Argument
from cimcheck.core.interval import Interval, interval
from cimcheck.core.trace import Kind, Traced, node
from cimcheck.engine.calculations import KEPT, Calculations


def given(first: int) -> dict[str, Argument]:
    numbers = {f"value_{part}": Fraction(first, part) for part in (1, 2, 3)}
    numbers |= {f"weight_{part}": Fraction(1, 3) for part in (1, 2, 3)}
    values = {name: Interval(number, number) for name, number in numbers.items()}
    return {name: Traced(value, node(Kind.FACT, name, value)) for name, value in values.items()}


def test_equal_arguments_are_calculated_once() -> None:
    calculations = Calculations()
    first = calculations.of("weighted_mean", given(1))
    assert calculations.of("weighted_mean", given(1)) is first
    assert Calculations().of("weighted_mean", given(1)) == first


def test_other_arguments_are_calculated_anew() -> None:
    calculations = Calculations()
    means = [calculations.of("weighted_mean", given(first)).outputs["mean"].value for first in (1, 2, 3)]
    assert means == [interval("11/18"), interval("22/18"), interval("33/18")]


def test_only_the_latest_answers_are_kept() -> None:
    calculations = Calculations()
    first = calculations.of("weighted_mean", given(1))
    for other in range(2, KEPT + 2):
        calculations.of("weighted_mean", given(other))
    again = calculations.of("weighted_mean", given(1))
    assert again == first
    assert again is not first

"""Means whose weights are open but add up to one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimcheck.calculators.weighted_mean import calculate
from cimcheck.core.interval import Interval, interval
from cimcheck.core.trace import Kind, Traced, node


def mean(values: list[Interval], weights: list[Interval]) -> Interval:
    named = {f"value_{n}": one for n, one in enumerate(values, 1)}
    named |= {f"weight_{n}": one for n, one in enumerate(weights, 1)}
    given = {name: Traced(one, node(Kind.FACT, name, one)) for name, one in named.items()}
    found = calculate(given).outputs["mean"].value
    assert isinstance(found, Interval)
    return found


def parts(*shares: str) -> list[Interval]:
    return [interval(share) for share in shares]


OPEN = [interval(0, 1)] * 3


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        (parts("0.5", "0.25", "0.25"), interval("0.53")),
        (OPEN, interval("0.4", "0.72")),
        ([interval("0.5"), *OPEN[1:]], interval("0.5", "0.56")),
        (parts("0.5", "0.5", "0.5"), interval("0.4", "0.72")),
    ],
)
def test_three_shares(weights: list[Interval], expected: Interval) -> None:
    assert mean(parts("0.4", "0.72", "0.6"), weights) == expected


SHARE = st.integers(0, 10).map(lambda n: Fraction(n, 10))


@given(st.lists(SHARE, min_size=3, max_size=3), st.tuples(SHARE, SHARE))
def test_any_weights_lie_inside(values: list[Fraction], cuts: tuple[Fraction, Fraction]) -> None:
    low, high = sorted(cuts)
    real = [low, high - low, 1 - high]
    expected = sum(w * v for w, v in zip(real, values, strict=True))
    known = [Interval(v, v) for v in values]
    assert mean(known, [Interval(w, w) for w in real]) == Interval(expected, expected)
    assert mean(known, OPEN).contains(Interval(expected, expected))
    assert mean(known, [Interval(real[0], real[0]), *OPEN[1:]]).contains(Interval(expected, expected))

"""The drawing of an interval against its threshold says the same as the verdict."""

from hypothesis import assume, given
from hypothesis import strategies as st

from cimcheck.findings.finding import Measured, Required
from cimcheck.outputs.html.bar import WIDTH, bar

NUMBERS = st.floats(0, 1e7, allow_nan=False).map(lambda number: round(number, 2))


@given(NUMBERS, NUMBERS, NUMBERS)
def test_what_meets_the_requirement_is_drawn_on_the_good_side(a: float, b: float, threshold: float) -> None:
    low, high = sorted((a, b))
    assume(max(low, high, threshold) > 0)
    drawn = bar(
        Measured(lo=low, hi=high, unit="m2"), Required(op=">=", lo=threshold, hi=threshold, unit="m2")
    )
    assert drawn is not None
    assert drawn.good is not None
    left, right = drawn.possible or (drawn.solid_end, drawn.solid_end)
    assert left is not None
    assert right is not None
    if low >= threshold:
        assert left >= drawn.good[0]
    if high < threshold:
        assert right <= drawn.good[0]
    assert 0 <= left <= right <= WIDTH


def test_an_open_end_is_an_arrow_to_the_edge() -> None:
    drawn = bar(Measured(lo=5, hi=None, unit="m"), Required(op="<=", lo=10, hi=12, unit="m"))
    assert drawn is not None
    assert drawn.open_right
    assert drawn.possible is not None
    assert drawn.possible[1] == WIDTH
    assert drawn.threshold is not None
    assert drawn.threshold[0] < drawn.threshold[1]
    assert drawn.good == (0.0, drawn.threshold[0])


def test_close_numbers_are_told_apart_on_an_axis_that_does_not_start_at_zero() -> None:
    drawn = bar(Measured(lo=2000.5, hi=2000.5, unit="m2"), Required(op="<=", lo=2000, hi=2000, unit="m2"))
    assert drawn is not None
    assert not drawn.from_zero
    assert drawn.solid_end is not None
    assert drawn.threshold is not None
    assert drawn.solid_end - drawn.threshold[0] > 20


def test_nothing_is_drawn_without_two_numbers() -> None:
    required = Required(op=">=", lo=1, hi=1, unit="m")
    assert bar(None, required) is None
    assert bar(Measured(lo=1, hi=1, unit="m"), None) is None
    assert bar(Measured(lo=1, hi=1, unit="m2"), required) is None
    assert bar(Measured(members=["a"]), Required(op="in", members=["a", "b"])) is None
    assert bar(Measured(unit="m"), Required(op=">=", unit="m")) is None

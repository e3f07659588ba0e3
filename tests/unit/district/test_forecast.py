"""What the rest of the plan must come to."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from cimcheck.core.interval import interval
from cimcheck.district.forecast import needed_each_year, needed_of_rest

HALF = interval(Fraction(1, 2))


def test_the_rest_makes_up_for_what_is_missing():
    # 100 planned, 40 built of which 10 good: 40 of the remaining 60 have to be good.
    needed = needed_of_rest(interval(100), interval(40), interval(10), HALF)
    assert needed == interval(Fraction(2, 3))


def test_beyond_reach_is_more_than_everything():
    needed = needed_of_rest(interval(100), interval(90), interval(10), HALF)
    assert needed is not None
    assert needed.lo == 4


def test_nothing_is_needed_once_the_target_is_safe():
    assert needed_of_rest(interval(100), interval(60), interval(55), HALF) == interval(0)


def test_without_a_rest_there_is_no_forecast():
    assert needed_of_rest(interval(100), interval(90, 100), interval(10), HALF) is None
    assert needed_each_year(interval(10), interval(75), 0) is None


def test_each_remaining_year_takes_its_part():
    assert needed_each_year(interval(15, 25), interval(75), 2) == interval(25, 30)


AREAS = st.integers(min_value=0, max_value=500)


@settings(derandomize=True, max_examples=200)
@given(AREAS, AREAS, AREAS, AREAS, st.data())
def test_every_completion_lies_inside(base, width, part, more, data):
    counted = interval(base, base + width)
    good = interval(min(part, base), min(part, base) + more)
    planned = interval(1500, 1600)
    outer = needed_of_rest(planned, counted, good, HALF)
    assert outer is not None
    whole = data.draw(st.integers(1500, 1600))
    done = data.draw(st.integers(base, base + width))
    fine = data.draw(
        st.integers(min(part, base), min(part, base) + more).filter(lambda one: one <= done)
        | st.just(min(part, base))
    )
    inner = needed_of_rest(interval(whole), interval(done), interval(fine), HALF)
    assert inner is not None
    assert outer.contains(inner)

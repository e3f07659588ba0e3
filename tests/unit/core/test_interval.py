"""Intervals: exact ends, open divisors, order of terms."""

import random
from fractions import Fraction

import pytest

from cimcheck.core.interval import INFINITY, WHOLE_LINE, Interval, exact, interval, total
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN


def test_a_number_is_what_was_written_not_its_binary_neighbour():
    assert exact(0.1) == Fraction(1, 10)
    assert total([interval(0.1)] * 10) == interval(1)


def test_the_order_of_terms_makes_no_difference():
    terms = [interval(x) for x in (0.1, 1e9, 0.3, 7.77, 1e-9, 123.456)]
    shuffled = terms[:]
    random.Random(1).shuffle(shuffled)
    assert total(terms) == total(shuffled)


def test_a_threshold_is_met_exactly_on_it():
    assert interval(3).less_equal(interval("3.0")) is TRUE
    assert interval("2.9999999999").less_equal(interval(3)) is TRUE
    assert interval("3.0000000001").less_equal(interval(3)) is FALSE
    assert interval(2, 4).less_equal(interval(3)) is UNKNOWN


def test_a_divisor_that_may_be_zero_leaves_everything_open():
    assert interval(1, 2).divided_by(interval(0, 4)) == WHOLE_LINE
    assert interval(1, 2).divided_by(interval(-1, 1)) == WHOLE_LINE
    assert interval(1).divided_by(interval(0)) == WHOLE_LINE
    assert interval(6).divided_by(interval(2, 3)) == interval(2, 3)


def test_zero_times_an_open_end_is_zero():
    assert interval(0) * Interval(Fraction(1), INFINITY) == interval(0)


@pytest.mark.parametrize("ends", [(2, 1), (INFINITY, INFINITY)])
def test_impossible_ends_are_refused(ends):
    with pytest.raises(ValueError, match="interval"):
        Interval(*(Fraction(e) if e != INFINITY else e for e in ends))


def test_clipping_keeps_what_lies_inside_and_the_nearest_limit_otherwise():
    assert interval(-1, 2).clipped(interval(0, 1)) == interval(0, 1)
    assert interval(5, 6).clipped(interval(0, 1)) == interval(1)

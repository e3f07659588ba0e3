"""Shares keep the link between part and whole, so their bounds are those of real buildings."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cimcheck.core.interval import INFINITY, Interval, interval
from cimcheck.core.share import ANY_SHARE, share

ONE, NONE, EITHER = interval(1), interval(0), interval(0, 1)


def test_an_unclassified_element_contributes_its_whole_range():
    assert share([(interval(30), ONE), (interval(50), NONE), (interval(20), EITHER)]) == interval(
        "0.3", "0.5"
    )


def test_an_unsure_size_stands_on_both_sides_of_the_line():
    assert share([(interval(10, 30), ONE), (interval(10), NONE)]) == interval("0.5", "0.75")


def test_nothing_in_the_whole_leaves_any_share():
    assert share([]) == ANY_SHARE
    assert share([(interval(0, 5), ONE)]) == ANY_SHARE


def test_a_size_without_an_upper_end_may_outweigh_all_others_and_not_more():
    endless = Interval(Fraction(1), INFINITY)
    assert share([(endless, NONE)]) == interval(0)
    assert share([(endless, ONE), (interval(1), NONE)]) == interval("0.5", 1)
    assert share([(endless, EITHER), (interval(3), ONE)]) == interval(0, 1)
    assert share([(endless, interval("0.5")), (interval(1), ONE)]) == interval("0.5", "0.75")
    assert share([(Interval(Fraction(0), INFINITY), ONE)]) == ANY_SHARE


numbers = st.integers(0, 6).map(Fraction)
pairs = st.tuples(numbers, numbers).map(lambda p: Interval(min(p), max(p)))
portions = st.sampled_from([ONE, NONE, EITHER, interval("0.25", "0.5"), interval("0.5")])


@given(st.lists(st.tuples(pairs, portions), min_size=1, max_size=4))
def test_bounds_hold_every_building_and_are_reached_by_one(members):
    bounds = share(members)
    reached = []
    for ends in product(*((s.lo, s.hi) for s, _ in members)):
        for parts in product(*((p.lo, p.hi) for _, p in members)):
            whole = sum(ends)
            if whole:
                reached.append(sum(size * part for size, part in zip(ends, parts, strict=True)) / whole)
    assert all(bounds.lo <= one <= bounds.hi for one in reached)
    if sum(size.lo for size, _ in members):
        assert (min(reached), max(reached)) == (bounds.lo, bounds.hi)

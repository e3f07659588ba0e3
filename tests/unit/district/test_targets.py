"""What counts as a contradiction of a plan, and what is only rounded."""

from fractions import Fraction

import pytest

from builders.districts import plan
from cimcheck.district.indicators import printed_sums
from cimcheck.district.targets import contradict, sum_contradicts


def figures(*printed):
    return [Fraction(one) for one in printed]


@pytest.mark.parametrize(
    "printed", [("75", "78"), ("2", "3"), ("1011.1", "1011.04"), ("16.4", "16.45", "16.46")]
)
def test_figures_that_no_rounding_explains_contradict(printed):
    assert contradict(figures(*printed))


@pytest.mark.parametrize(
    "printed", [("75",), ("75", "75"), ("1011.1", "1011.06"), ("136.4", "136.38"), ("2", "2.5")]
)
def test_a_figure_with_fewer_decimals_may_be_the_other_one_rounded(printed):
    assert not contradict(figures(*printed))


def test_a_sum_may_differ_by_what_its_parts_were_rounded():
    assert not sum_contradicts(figures("100"), figures("33.3", "33.3", "33.3"))
    assert sum_contradicts(figures("102"), figures("33.3", "33.3", "33.3"))
    assert not sum_contradicts(figures("102", "99.9"), figures("33.3", "33.3", "33.3"))


def test_the_plan_contradicts_itself_twice_and_rounds_its_sums():
    contradictory = [
        one.number
        for one in plan().indicators.values()
        for passages in one.targets.values()
        if contradict([Fraction(str(said.value)) for said in passages])
    ]
    assert contradictory == ["30", "32"]
    sums = printed_sums(plan())
    assert [(one.agrees, one.contradictory) for one in sums] == [(False, False)] * 4

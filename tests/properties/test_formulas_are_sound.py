"""Any completion of a model stays inside what was said of the incomplete one."""

from hypothesis import given, settings

from cimcheck.core.formula import parse
from cimcheck.core.interval import Interval
from cimcheck.core.truth import Truth
from cimcheck.core.value import contains
from cimcheck.engine.expression import evaluate
from properties.expressions import facts_and_completion, number_formulas, truth_formulas


@settings(max_examples=600)
@given(number_formulas, facts_and_completion())
def test_a_completed_number_lies_inside_its_bounds(formula, worlds):
    partly, whole = worlds
    bounds = evaluate(parse(formula), partly)
    assert isinstance(bounds, Interval)
    assert contains(bounds, evaluate(parse(formula), whole)), formula


@settings(max_examples=600)
@given(truth_formulas, facts_and_completion())
def test_a_completed_answer_was_possible_before(formula, worlds):
    partly, whole = worlds
    possible = evaluate(parse(formula), partly)
    assert isinstance(possible, Truth)
    assert contains(possible, evaluate(parse(formula), whole)), formula

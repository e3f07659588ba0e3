"""For every rule: completing a model never leaves the bounds, and forgetting a fact never flips a verdict."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.book import book, newest_versions
from cimcheck.core.category import Category
from cimcheck.core.conversion import to_coherent
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval
from cimcheck.core.trace import Column, Traced
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.core.value import Value, contains
from cimcheck.core.verdict import Verdict
from cimcheck.engine.examples import traced
from cimcheck.engine.judgement import judge
from cimcheck.engine.types import types_of
from cimcheck.engine.world import build
from properties.expressions import complete

RULES = {rule.version: rule for rule in newest_versions()}
FLIPPED = {(Verdict.PASS, Verdict.FAIL), (Verdict.FAIL, Verdict.PASS)}


def numbers_near(rule_id: str) -> list[Fraction]:
    """Numbers that the rule's examples give: where its thresholds lie."""
    found = {Fraction(0), Fraction(1)}
    for example in book().pack.examples(rule_id):
        for plain in example.given.values():
            for one in plain if isinstance(plain, list | tuple) else (plain,):
                if isinstance(one, int | Fraction) and not isinstance(one, bool):
                    found.add(Fraction(one))
    return sorted(found)


def partly(draw: st.DrawFn, kind: NameType, unknown: Value, near: list[Fraction]) -> Value:
    """A partly known value of a fact, inside what the catalogue allows."""
    if draw(st.integers(0, 4)) == 0:
        return unknown
    if kind.kind == "category":
        return Category(frozenset(draw(st.sets(st.sampled_from(sorted(kind.members)), min_size=1))))
    if kind.kind == "truth":
        return draw(st.sampled_from([TRUE, FALSE, UNKNOWN]))
    ends = sorted((draw(st.sampled_from(near)), draw(st.sampled_from(near))))
    value = to_coherent(Interval(*ends), kind.unit) if kind.unit else Interval(*ends)
    assert isinstance(value, Interval)
    assert isinstance(unknown, Interval)
    return value.clipped(unknown)


def finite(value: Value) -> Value:
    """Open ends closed, so that a completion can be drawn."""
    if not isinstance(value, Interval):
        return value
    lo = value.lo if isinstance(value.lo, Fraction) else Fraction(-(10**6))
    hi = value.hi if isinstance(value.hi, Fraction) else max(lo, Fraction(10**6))
    return Interval(lo, hi)


@st.composite
def worlds(draw: st.DrawFn, rule):
    """A partly known building and one of its completions, as the rule's inputs."""
    types, near = types_of(rule, book().catalogue.types()), numbers_near(rule.id)
    length = draw(st.integers(0, 3))
    open_inputs, closed_inputs = {}, {}
    for alias, fact in rule.facts.items():
        kind, unknown = types[alias], book().catalogue.unknown(fact)
        pairs = []
        for _ in range(length if kind.entity else 1):
            value = partly(draw, kind, unknown, near)
            whole = complete(draw, finite(value))
            pairs.append((traced(fact, value, kind), traced(fact, whole, kind)))
        open_inputs[alias] = _input(kind, [pair[0] for pair in pairs])
        closed_inputs[alias] = _input(kind, [pair[1] for pair in pairs])
    return open_inputs, closed_inputs


def _input(kind: NameType, values: list[Traced]) -> Traced | Column:
    if not kind.entity:
        return values[0]
    return Column(tuple(str(i) for i in range(len(values))), tuple(values))


@pytest.mark.parametrize("version", sorted(RULES))
def test_completing_a_model_stays_inside_its_bounds(version):
    rule = RULES[version]

    @settings(max_examples=150)
    @given(worlds(rule))
    def holds(pair):
        before, after = judge(build(rule, pair[0])), judge(build(rule, pair[1]))
        assert (before.verdict, after.verdict) not in FLIPPED
        assert before.verdict is not Verdict.NOT_APPLICABLE or after.verdict is Verdict.NOT_APPLICABLE
        for side in ("measured", "required"):
            if getattr(before, side) is not None:
                assert contains(getattr(before, side), getattr(after, side))

    holds()

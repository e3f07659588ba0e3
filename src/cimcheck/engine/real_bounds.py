"""Which ends of a result are real bounds, and which only repeat what the catalogue says can be at most.

An end that moves when the limits of unknown facts move is no bound that the model or the law gives: it is
shown as open.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from cimcheck.core.interval import INFINITY, End, Interval
from cimcheck.core.trace import Column, Traced
from cimcheck.core.value import Value
from cimcheck.engine.expression import Result
from cimcheck.engine.judgement import Judgement, judge
from cimcheck.engine.world import Input, World, build


def widened(world: World, unknown: Mapping[str, Value]) -> World | None:
    """The world with every fact that reaches its limit going beyond it; None when no fact does.

    `unknown` gives, by alias, everything a fact may be.
    """
    inputs: dict[str, Input] = {}
    moved = False
    for alias, given in world.inputs.items():
        limits = unknown[alias]
        wider = _wider(given, limits) if isinstance(limits, Interval) else given
        moved = moved or wider is not given
        inputs[alias] = wider
    return build(world.rule, inputs) if moved else None


def _wider(given: Input, limits: Interval) -> Input:
    if isinstance(given, Traced):
        value = _beyond(given.value, limits)
        return given if value is given.value else replace(given, value=value)
    values = tuple(_wider(member, limits) for member in given.values)
    if all(a is b for a, b in zip(values, given.values, strict=True)):
        return given
    return Column(given.subjects, tuple(value for value in values if isinstance(value, Traced)))


def _beyond(value: Value, limits: Interval) -> Value:
    if not isinstance(value, Interval) or value.is_known:
        return value
    lo, hi = value.lo, value.hi
    if hi == limits.hi and isinstance(hi, Fraction):
        hi = hi * 2 + 1
    if lo == limits.lo and isinstance(lo, Fraction) and lo < 0:
        lo = lo * 2 - 1
    return value if (lo, hi) == (value.lo, value.hi) else Interval(lo, hi)


def shown(value: Result, wider: Result) -> Result:
    """The value with the ends that are no real bounds opened."""
    if not isinstance(value, Interval) or not isinstance(wider, Interval):
        return value
    lo: End = value.lo if value.lo == wider.lo else -INFINITY
    hi: End = value.hi if value.hi == wider.hi else INFINITY
    return value if (lo, hi) == (value.lo, value.hi) else Interval(lo, hi)


def shown_judgement(judgement: Judgement, wider: World | None) -> Judgement:
    """The judgement with the ends of both sides that are no real bounds opened."""
    if wider is None:
        return judgement
    other = judge(wider)
    return replace(
        judgement,
        measured=_opened(judgement.measured, other.measured),
        required=_opened(judgement.required, other.required),
    )


def _opened(value: Value | None, wider: Value | None) -> Value | None:
    if value is None or wider is None:
        return value
    found = shown(value, wider)
    return value if isinstance(found, tuple) else found

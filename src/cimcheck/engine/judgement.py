"""Verdict and comparison of a world: the part that is evaluated again for every what-if."""

import msgspec

from cimcheck.core.formula import Expr
from cimcheck.core.interval import ZERO, Interval
from cimcheck.core.value import Value
from cimcheck.core.verdict import Verdict, verdict
from cimcheck.engine.expression import single, truth_of
from cimcheck.engine.types import comparison
from cimcheck.engine.world import World, applies


class Judgement(msgspec.Struct, frozen=True):
    """The verdict and, when there is one, what was compared (coherent units)."""

    verdict: Verdict
    measured: Value | None
    op: str
    required: Value | None

    @property
    def margin(self) -> Interval | None:
        """How far the check is met: positive is good. None when nothing numeric is compared."""
        if not isinstance(self.measured, Interval) or not isinstance(self.required, Interval):
            return None
        if self.op in (">=", ">"):
            return self.measured - self.required
        return self.required - self.measured if self.op in ("<=", "<") else None

    @property
    def shortfall(self) -> Interval | None:
        """What is still missing to meet the check, never below zero."""
        margin = self.margin
        return None if margin is None else (-margin).maximum(ZERO)


def compared(world: World) -> tuple[Expr, str, Expr] | None:
    """The two sides that a finding shows: the rule's headline, else its single comparison."""
    headline = world.rule.headline
    if headline is not None:
        return headline.measured, headline.op, headline.required
    return comparison(world.rule.check)


def judge(world: World) -> Judgement:
    """The verdict over all possible worlds inside `world`."""
    found = verdict(applies(world), truth_of(world.rule.check, world.values))
    sides = compared(world)
    if sides is None:
        return Judgement(found, None, "", None)
    left, op, right = sides
    return Judgement(found, single(left, world.values), op, single(right, world.values))

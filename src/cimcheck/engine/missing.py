"""What keeps a verdict open, and how much of the width each missing thing causes.

Each open name is closed alone, at each end of what it may be, and the rule is judged again.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from cimcheck.core.category import Category
from cimcheck.core.interval import Interval
from cimcheck.core.trace import Column, Gap, Traced
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.core.value import Value
from cimcheck.core.verdict import Verdict
from cimcheck.engine.judgement import Judgement, judge
from cimcheck.engine.outcome import Open
from cimcheck.engine.world import Input, World, anything, build

MAX_MEMBERS_TRIED = 12


def missing(world: World, base: Judgement) -> tuple[Open, ...]:
    """The open facts and parameters that matter to an undetermined verdict, most effective first."""
    found = [*_open_facts(world, base), *_open_parameters(world, base)]
    matters = [one for one in found if one.decides or one.effect is None or one.effect > 0]
    return tuple(
        sorted(matters or found, key=lambda one: (-(one.effect or Fraction(2)), one.fact, one.subjects))
    )


def _open_facts(world: World, base: Judgement) -> Iterator[Open]:
    for alias, given in world.inputs.items():
        gaps = gaps_of(given)
        if not gaps and _known(given):
            continue
        judged = [judge(build(world.rule, {**world.inputs, alias: one})) for one in closings(given)]
        effect, decides = _influence(base, judged)
        for fact, subjects in _by_fact(gaps or (Gap(world.rule.facts[alias]),)):
            yield Open(alias, fact, subjects, effect, decides)


def _open_parameters(world: World, base: Judgement) -> Iterator[Open]:
    for parameter in world.rule.parameters.values():
        if parameter.value is not None:
            continue
        judged = []
        for value in ends(anything(parameter)):
            closed = {**world.rule.parameters, parameter.name: replace(parameter, value=value)}
            judged.append(judge(build(replace(world.rule, parameters=closed), world.inputs)))
        effect, decides = _influence(base, judged)
        yield Open(parameter.name, f"{world.rule.id}.{parameter.name}", (), effect, decides)


def gaps_of(given: Input) -> tuple[Gap, ...]:
    """The gaps of a fact, or of all members of a column."""
    if isinstance(given, Column):
        return tuple(gap for member in given.values for gap in member.gaps)
    return given.gaps


def _known(given: Input) -> bool:
    members = given.values if isinstance(given, Column) else (given,)
    return all(member.value.is_known for member in members)


def _by_fact(gaps: tuple[Gap, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    subjects: dict[str, dict[str, None]] = {}
    for gap in gaps:
        subjects.setdefault(gap.fact, {}).update(dict.fromkeys(gap.subjects))
    for fact in sorted(subjects):
        yield fact, tuple(subjects[fact])


def closings(given: Input) -> Iterator[Input]:
    """The fact made known at each of its ends; the members of a column all at their lower or upper end."""
    if isinstance(given, Traced):
        for value in ends(given.value):
            yield replace(given, value=value)
        return
    columns = [list(ends(member.value)) for member in given.values]
    for position in range(max((len(values) for values in columns), default=0)):
        members = (
            replace(member, value=values[min(position, len(values) - 1)])
            for member, values in zip(given.values, columns, strict=True)
        )
        yield Column(given.subjects, tuple(members))


def ends(value: Value) -> Iterator[Value]:
    """The extreme single values of what is possible; infinite ends are left out."""
    match value:
        case Interval():
            for end in dict.fromkeys((value.lo, value.hi)):
                if isinstance(end, Fraction):
                    yield Interval(end, end)
        case Category():
            for member in sorted(value.members)[:MAX_MEMBERS_TRIED]:
                yield Category(frozenset((member,)))
        case Truth():
            if value.can_be_true:
                yield TRUE
            if value.can_be_false:
                yield FALSE


def _influence(base: Judgement, closed: list[Judgement]) -> tuple[Fraction | None, bool]:
    """The share of the margin's width that goes away at best, and whether a verdict falls."""
    decides = any(one.verdict is not Verdict.UNDETERMINED for one in closed)
    width = None if base.margin is None else base.margin.width
    if not isinstance(width, Fraction) or width == 0:
        return None, decides
    left = [one.margin.width for one in closed if one.margin is not None]
    finite = [one for one in left if isinstance(one, Fraction)]
    return (max(Fraction(0), 1 - min(finite) / width) if finite else Fraction(0)), decides

"""What keeps a verdict open, and how much of the width each missing thing causes.

Each open name is closed alone, at each end of what it may be, and the rule is judged again. A name that
settles nothing, whatever the others turn out to be, is not asked for. Where a value tells what each of its
gaps alone would leave, that is judged, else all gaps of a name share its effect.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

import msgspec
from msgspec.structs import replace

from cimcheck.core.category import Category
from cimcheck.core.interval import Interval
from cimcheck.core.trace import Column, Gap, Traced
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.core.value import Value
from cimcheck.core.verdict import Verdict
from cimcheck.engine.judgement import Judgement, judge
from cimcheck.engine.outcome import Open
from cimcheck.engine.world import Input, World, build, parameter_value
from cimcheck.packs.rule import ByCategory, Parameter, RuleVersion

MAX_MEMBERS_TRIED = 12
MAX_WORLDS_TRIED = 64
FAR = Fraction(10) ** 12
MAX_NAMES_TRIED = 40
"""Where more names than this are open, all are listed: trying every one of them is not worth the time."""


class Name(msgspec.Struct, frozen=True):
    """An open name of a rule: what it may turn out to be, and the gaps it stands for."""

    alias: str
    gaps: tuple[Gap, ...]
    closings: tuple[Input | Parameter, ...]


Influence = tuple[Fraction | None, bool]


def missing(world: World, base: Judgement) -> tuple[Open, ...]:
    """The open facts and parameters that matter to an undetermined verdict, most effective first."""
    names = [*_open_facts(world), *_open_parameters(world)]
    if len(names) > MAX_NAMES_TRIED:
        return tuple(Open(n.alias, fact, keys, None, False) for n in names for fact, keys in _by_fact(n.gaps))
    influences = {
        name.alias: _influence(base, [judge(_closed(world, (one,), (name,))) for one in name.closings])
        for name in names
    }
    acting = [name for name in names if influences[name.alias] != (Fraction(0), False)]
    relevant = [name for name in acting if _matters(world, name, acting)]
    chosen = relevant or acting or names
    found = [
        Open(name.alias, fact, keys, *influences[name.alias])
        for name in chosen
        for fact, keys in _by_fact(name.gaps)
    ]
    alone = dict(_alone(world, base, chosen))
    return tuple(sorted(_each_once(found, alone), key=lambda one: (-_weight(one), one.fact, one.subjects)))


def _each_once(found: Sequence[Open], alone: Mapping[str, Influence]) -> Iterator[Open]:
    """Facts of which is told what they alone narrow once, with all their subjects; the others as they are."""
    subjects: dict[str, dict[str, None]] = {}
    for one in found:
        subjects.setdefault(one.fact, {}).update(dict.fromkeys(one.subjects))
    named: set[str] = set()
    for one in found:
        if one.fact not in alone:
            yield one
        elif one.fact not in named:
            effect, decides = alone[one.fact]
            yield replace(one, subjects=tuple(subjects[one.fact]), effect=effect, decides=decides)
        named.add(one.fact)


def _alone(world: World, base: Judgement, names: Sequence[Name]) -> Iterator[tuple[str, Influence]]:
    """The facts behind names of which is told what each narrows, known low and known high of all names."""
    by_fact: dict[str, list[tuple[Name, tuple[Traced, ...]]]] = {}
    for name in names:
        given = world.inputs.get(name.alias)
        if isinstance(given, Traced):
            for closing in given.closings:
                ways = tuple(replace(given, value=value) for value in closing.values)
                by_fact.setdefault(closing.gap.fact, []).append((name, ways))
    for fact, closed in by_fact.items():
        known = tuple(name for name, _ in closed)
        choices = (tuple(ways[end] for _, ways in closed) for end in (0, -1))
        yield fact, _influence(base, [judge(_closed(world, choice, known)) for choice in choices])


def _weight(one: Open) -> Fraction:
    return Fraction(2) if one.effect is None else one.effect


def _matters(world: World, name: Name, names: list[Name]) -> bool:
    """Whether, with all others known in some way, the verdict may still hang on this name."""
    others = [other for other in names if other is not name and other.closings]
    if prod(len(other.closings) for other in others) > MAX_WORLDS_TRIED:
        return True
    return any(
        judge(_closed(world, choice, tuple(others))).verdict is Verdict.UNDETERMINED
        for choice in product(*(other.closings for other in others))
    )


def _closed(world: World, choice: tuple[Input | Parameter, ...], names: tuple[Name, ...]) -> World:
    """The world in which the names have turned out as chosen."""
    inputs, parameters = dict(world.inputs), dict(world.rule.parameters)
    for name, closing in zip(names, choice, strict=True):
        if isinstance(closing, Parameter):
            parameters[name.alias] = closing
        else:
            inputs[name.alias] = closing
    rule: RuleVersion = replace(world.rule, parameters=parameters)
    return build(rule, inputs, with_sheets=False, calculations=world.calculations)


def _open_facts(world: World) -> Iterator[Name]:
    for alias, given in world.inputs.items():
        gaps = gaps_of(given)
        if gaps or not _known(given):
            yield Name(alias, gaps or (Gap(world.rule.facts[alias]),), tuple(closings(given)))


def _open_parameters(world: World) -> Iterator[Name]:
    for parameter in world.rule.parameters.values():
        if parameter.kind == "table":
            continue
        possible = parameter_value(parameter, world.values)
        if possible.is_known or _known_when_facts_are(parameter):
            continue
        gap = Gap(f"{world.rule.id}.{parameter.name}")
        yield Name(parameter.name, (gap,), tuple(_closed_parameter(parameter, possible)))


def _closed_parameter(parameter: Parameter, possible: Value) -> Iterator[Parameter]:
    """The parameter at each end; a table by category stays one, with every member at one end."""
    table = parameter.value
    if not isinstance(table, ByCategory):
        for value in ends(possible):
            yield replace(parameter, value=value)
        return
    columns = {member: list(ends(value)) or [value] for member, value in table.values.items()}
    for position in range(max(len(values) for values in columns.values())):
        row = {member: values[min(position, len(values) - 1)] for member, values in columns.items()}
        yield replace(parameter, value=replace(table, values=row))


def _known_when_facts_are(parameter: Parameter) -> bool:
    """True for a table with one value a member: then it is the category that is missing."""
    value = parameter.value
    return isinstance(value, ByCategory) and all(one.is_known for one in value.values.values())


def gaps_of(given: Input) -> tuple[Gap, ...]:
    """The gaps of a fact, or of all members of a column; a member's own gap names the member."""
    if isinstance(given, Column):
        rows = zip(given.subjects, given.values, strict=True)
        return tuple(
            replace(gap, subjects=gap.subjects or (key,)) for key, member in rows for gap in member.gaps
        )
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
    columns = [list(ends(member.value)) or [member.value] for member in given.values]
    for position in range(max((len(values) for values in columns), default=0)):
        members = (
            replace(member, value=values[min(position, len(values) - 1)])
            for member, values in zip(given.values, columns, strict=True)
        )
        yield Column(given.subjects, tuple(members))


def ends(value: Value) -> Iterator[Value]:
    """The extreme single values of what is possible; a number far away stands for an open end."""
    match value:
        case Interval():
            for end in dict.fromkeys((value.lo, value.hi)):
                number = end if isinstance(end, Fraction) else FAR if end > 0 else -FAR
                yield Interval(number, number)
        case Category():
            for member in sorted(value.members)[:MAX_MEMBERS_TRIED]:
                yield Category(frozenset((member,)))
        case Truth():
            if value.can_be_true:
                yield TRUE
            if value.can_be_false:
                yield FALSE


def _influence(base: Judgement, closed: list[Judgement]) -> Influence:
    """The share of the margin's width that goes away at best, and whether a verdict falls."""
    decides = any(one.verdict is not Verdict.UNDETERMINED for one in closed)
    width = None if base.margin is None else base.margin.width
    if width == 0:
        return Fraction(0), decides
    left = [one.margin.width for one in closed if one.margin is not None]
    finite = [one for one in left if isinstance(one, Fraction)]
    if not isinstance(width, Fraction):
        return (Fraction(1) if width is not None and finite else None), decides
    return (max(Fraction(0), 1 - min(finite) / width) if finite else Fraction(0)), decides

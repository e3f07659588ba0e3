"""Threshold mutation: every number and date of a rule, moved by one resolution step, must break an example.

A threshold that can be moved without an example noticing is not tested. The step of a number is one unit of
its last written decimal place; dates move by one day, dependent tables and calculator tables leaf by leaf.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction

import msgspec
from msgspec.structs import replace

from cimcheck.core.conversion import to_coherent, to_unit
from cimcheck.core.interval import Interval
from cimcheck.core.units import Unit
from cimcheck.engine.examples import agrees
from cimcheck.engine.protocols import Definitions
from cimcheck.packs.rule import ByCategory, Example, Parameter, RuleVersion

Resolve = Callable[[date, str], RuleVersion | None]


class Mutant(msgspec.Struct, frozen=True):
    """One change to one rule: which number or date, from what to what, and whether an example noticed."""

    rule: str
    what: str
    before: str
    after: str
    killed: bool


def mutate(examples: tuple[Example, ...], resolve: Resolve, catalogue: Definitions) -> Iterator[Mutant]:
    """All mutants of one rule, whose version for a date and place `resolve` gives."""
    versions = {(one.as_of, one.place): resolve(one.as_of, one.place) for one in examples}
    yield from _numbers(examples, versions, catalogue)
    yield from _dates(examples, versions, resolve, catalogue)


Versions = Mapping[tuple[date, str], RuleVersion | None]


def _numbers(examples: tuple[Example, ...], versions: Versions, catalogue: Definitions) -> Iterator[Mutant]:
    seen: set[tuple[str, str, str]] = set()
    in_turn = list(examples)
    for rule in versions.values():
        for parameter in rule.parameters.values() if rule else ():
            for what, before, after, changed in _changes(parameter):
                if rule is None or parameter.inherited or (what, before, after) in seen:
                    continue
                seen.add((what, before, after))
                killed = _noticed(in_turn, versions, parameter, changed, catalogue)
                yield Mutant(rule.id, what, before, after, killed)


def _noticed(
    examples: list[Example],
    versions: Versions,
    before: Parameter,
    after: Parameter,
    catalogue: Definitions,
) -> bool:
    """Whether some example comes out otherwise in a version that has the unchanged parameter."""
    for position, example in enumerate(examples):
        rule = versions[example.as_of, example.place]
        if rule is None or rule.parameters.get(before.name) != before:
            continue
        mutant = replace(rule, parameters={**rule.parameters, before.name: after})
        if not agrees(example, mutant, catalogue):
            examples.insert(0, examples.pop(position))  # neighbouring numbers fall to the same example
            return True
    return False


def _changes(parameter: Parameter) -> Iterator[tuple[str, str, str, Parameter]]:
    for path, before, after, value in _moved(parameter.value, parameter.unit):
        what = ".".join((parameter.name, *path))
        if parameter.effective:
            what += f"@{parameter.effective.isoformat()}"
        yield what, before, after, replace(parameter, value=value)


def _moved(value: object, unit: Unit) -> Iterator[tuple[tuple[str, ...], str, str, object]]:
    """Every leaf number of a value moved up and down by one step, with the path to it."""
    match value:
        case Interval():
            yield from _moved_interval(value, unit)
        case ByCategory():
            for path, before, after, changed in _moved_items(value.values, unit):
                yield path, before, after, replace(value, values=changed)
        case Mapping():
            yield from _moved_items(value, unit)
        case tuple():
            for path, before, after, items in _moved_items(
                {str(i): item for i, item in enumerate(value)}, unit
            ):
                yield path, before, after, tuple(items.values())
        case Fraction():
            for sign in (1, -1):
                moved = value + sign * step_of(value)
                yield (), _text(value), _text(moved), moved


def _moved_items(
    items: Mapping[str, object], unit: Unit
) -> Iterator[tuple[tuple[str, ...], str, str, dict[str, object]]]:
    for key in items:
        for path, before, after, moved in _moved(items[key], unit):
            yield (key, *path), before, after, {**items, key: moved}


def _moved_interval(value: Interval, unit: Unit) -> Iterator[tuple[tuple[str, ...], str, str, object]]:
    shown = to_unit(value, unit)
    if not isinstance(shown, Interval):
        return
    for end in ("lo", "hi") if not shown.is_known else ("lo",):
        number = getattr(shown, end)
        if not isinstance(number, Fraction):
            continue
        for sign in (1, -1):
            moved = number + sign * step_of(number)
            ends = (
                (moved, moved) if shown.is_known else (moved, shown.hi) if end == "lo" else (shown.lo, moved)
            )
            if ends[0] <= ends[1]:
                path = () if shown.is_known else (end,)
                yield path, _text(number), _text(moved), to_coherent(Interval(*ends), unit)


def step_of(number: Fraction) -> Fraction:
    """One unit of the last decimal place of a number; 1 for a whole one."""
    step = Fraction(1)
    for _ in range(12):
        if (number / step).denominator == 1:
            return step
        step /= 10
    return step


def _text(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else str(float(number))


def _dates(
    examples: tuple[Example, ...], versions: Versions, resolve: Resolve, catalogue: Definitions
) -> Iterator[Mutant]:
    """Moving an effective date by a day is the same as filing a day earlier or later on the other side."""
    rules = [rule for rule in versions.values() if rule]
    dates = sorted(
        {p.effective for rule in rules for p in rule.parameters.values() if p.effective and not p.inherited}
    )
    for effective in dates:
        for days in (1, -1):
            moved = effective + timedelta(days=days)
            killed = any(
                _filed_around(example, effective, days) and not _same(example, days, resolve, catalogue)
                for example in examples
            )
            yield Mutant(rules[0].id, "effective", effective.isoformat(), moved.isoformat(), killed)


def _filed_around(example: Example, effective: date, days: int) -> bool:
    """Only an example filed on the first day, or on the last day before it, sees the date move."""
    return example.as_of == (effective if days > 0 else effective - timedelta(days=1))


def _same(example: Example, days: int, resolve: Resolve, catalogue: Definitions) -> bool:
    rule = resolve(example.as_of - timedelta(days=days), example.place)
    if rule is None:
        return example.verdict.value == "not_applicable"
    return agrees(example, rule, catalogue)

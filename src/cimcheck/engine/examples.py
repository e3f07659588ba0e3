"""The examples of a rule are its tests: given facts, the verdict must be the expected one."""

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.conversion import to_coherent
from cimcheck.core.formula import NameType
from cimcheck.core.interval import INFINITY, Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Column, Gap, Kind, Traced, node
from cimcheck.core.truth import truth
from cimcheck.core.units import PLAIN
from cimcheck.core.value import Value, in_words
from cimcheck.engine.evaluate import evaluate
from cimcheck.engine.judgement import Judgement, judge
from cimcheck.engine.outcome import Outcome
from cimcheck.engine.protocols import Definitions
from cimcheck.engine.types import types_of
from cimcheck.engine.world import Input, World, build
from cimcheck.packs.rule import Example, RuleVersion


class Disagreement(msgspec.Struct, frozen=True):
    """An example that does not come out as it says."""

    rule: str
    example: str
    line: int
    text: Text


def inputs_of(example: Example, rule: RuleVersion, catalogue: Definitions) -> dict[str, Input]:
    """The example's given facts as inputs; a fact that is not given is everything it may be."""
    types, given = types_of(rule, catalogue.types()), example.given
    listed = [given.get(alias) for alias in rule.facts if types[alias].entity]
    length = max((len(one) for one in listed if isinstance(one, list | tuple)), default=0)
    return {
        alias: _input(fact, types[alias], given.get(alias), length, catalogue.unknown(fact))
        for alias, fact in rule.facts.items()
    }


def _input(fact: str, kind: NameType, given: object, length: int, unknown: Value) -> Input:
    """One fact; for a collection, as many members as the longest list given for any fact."""
    if not kind.entity:
        return traced(fact, value_from(given, kind, unknown), kind)
    rows = list(given) if isinstance(given, list | tuple) else []
    rows += [None] * (length - len(rows))
    values = (traced(fact, value_from(row, kind, unknown), kind, str(i)) for i, row in enumerate(rows, 1))
    return Column(tuple(str(i) for i in range(1, length + 1)), tuple(values))


def traced(fact: str, value: Value, kind: NameType, subject: str = "") -> Traced:
    """A given value as a fact of a rule; an open one carries the gap that a real fact would."""
    gap = Gap(fact, (subject,) if subject else ())
    trace = node(Kind.FACT, fact, value, subject=subject, unit=kind.unit.symbol if kind.unit else "")
    return Traced(value, trace, () if value.is_known else (gap,))


def value_from(plain: object, kind: NameType, unknown: Value) -> Value:
    """A value as written in an example: a scalar, null for unknown, `[lo, hi]` or a list of members."""
    match plain:
        case None:
            return unknown
        case bool():
            return truth(plain)
        case str():
            return Category(frozenset((plain,)))
        case Fraction() | int():
            return to_coherent(Interval(Fraction(plain), Fraction(plain)), kind.unit or PLAIN)
        case list() | tuple() if kind.kind == "category":
            return Category(frozenset(str(member) for member in plain))
        case list() | tuple():
            lo, hi = plain
            ends = (-INFINITY if lo is None else Fraction(lo), INFINITY if hi is None else Fraction(hi))
            return to_coherent(Interval(*ends), kind.unit or PLAIN)
    raise TypeError(f"not a value: {plain!r}")


def world_of(example: Example, rule: RuleVersion, catalogue: Definitions) -> World:
    """The evaluated world of an example, without trace."""
    return build(rule, inputs_of(example, rule, catalogue), with_sheets=False)


def agrees(example: Example, rule: RuleVersion, catalogue: Definitions) -> bool:
    """Whether the example's verdict and numbers come out; the quick form that threshold mutation uses."""
    judgement = judge(world_of(example, rule, catalogue))
    if judgement.verdict is not example.verdict:
        return False
    for expected, found in ((example.measured, judgement.measured), (example.required, judgement.required)):
        if expected is not None and expected != found:
            return False
    return True


def run(rule: RuleVersion, example: Example, catalogue: Definitions) -> Iterator[Disagreement]:
    """Everything in which the example's outcome differs from what it expects."""
    types = types_of(rule, catalogue.types())
    outcome = evaluate(rule, inputs_of(example, rule, catalogue), types)
    judgement = judge(world_of(example, rule, catalogue))
    for text in _differences(example, outcome, judgement):
        yield Disagreement(rule.id, example.name, example.line, text)


def _differences(example: Example, outcome: Outcome, judgement: Judgement) -> Iterator[Text]:
    if outcome.verdict is not example.verdict:
        expected, found = example.verdict.value, outcome.verdict.value
        yield Text(f"应为 {expected}，得到 {found}", f"expected {expected}, got {found}")
    facts = {one.fact for one in outcome.missing}
    if example.missing is not None and facts != set(example.missing):
        listed, wanted = ", ".join(sorted(facts)), ", ".join(sorted(example.missing))
        yield Text(f"缺少的应为 {wanted}，得到 {listed}", f"expected missing {wanted}, got {listed}")
    for name, expected_value in (("measured", example.measured), ("required", example.required)):
        if expected_value is None:
            continue
        value = getattr(judgement, name)
        if value != expected_value:
            wanted, got = in_words(expected_value).en, in_words(value).en if value else "-"
            yield Text(f"{name} 应为 {wanted}，得到 {got}", f"expected {name} {wanted}, got {got}")

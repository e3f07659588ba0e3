"""All rules over all subjects of a submission. One failing rule never stops the others."""

import os
from collections.abc import Iterable

from msgspec import structs
from msgspec.structs import replace

from cimcheck.core.interval import ZERO, Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Column, Traced
from cimcheck.core.truth import UNKNOWN, Truth
from cimcheck.core.value import Value
from cimcheck.engine.calculations import Calculations
from cimcheck.engine.evaluate import evaluate
from cimcheck.engine.failure import failure
from cimcheck.engine.outcome import Outcome
from cimcheck.engine.protocols import Definitions, Facts, Law
from cimcheck.engine.publish import publish
from cimcheck.engine.types import Types, types_of
from cimcheck.engine.world import Input
from cimcheck.facts.subject import SubjectRef
from cimcheck.findings.finding import Finding, told_apart
from cimcheck.packs.rule import RuleVersion


def check(facts: Facts, catalogue: Definitions, rules: Iterable[RuleVersion], law: Law) -> list[Finding]:
    """The findings of every rule for every subject of its entity, in order of rule id and subject key."""
    findings = []
    calculations = Calculations()
    for rule in sorted(rules, key=lambda rule: rule.id):
        types = types_of(rule, catalogue.types())
        for subject in _subjects(rule, facts):
            outcome = _outcome(rule, types, facts, subject, catalogue.types(), calculations)
            for fact, value in outcome.published.items():
                facts.provide(fact, subject, value)
            storey = facts.storey_name(subject)
            findings.append(publish(rule, subject, storey, outcome, catalogue, law))
    return told_apart(findings)


def _subjects(rule: RuleVersion, facts: Facts) -> list[SubjectRef]:
    return sorted(facts.subjects(rule.entity), key=lambda one: (one.building, one.key))


def _outcome(
    rule: RuleVersion,
    types: Types,
    facts: Facts,
    subject: SubjectRef,
    known: Types,
    calculations: Calculations,
) -> Outcome:
    try:
        outcome = evaluate(rule, gather(rule, types, facts, subject, known), types, calculations)
        return _drawn(rule, outcome, facts, subject)
    except Exception as error:
        # A mistake in the program must cost one verdict, not a night's work; when debugging it must be seen.
        if os.environ.get("CIMCHECK_DEBUG"):
            raise
        return failure(rule, error)


def _drawn(rule: RuleVersion, outcome: Outcome, facts: Facts, subject: SubjectRef) -> Outcome:
    """The outcome with the details that no calculator gave, where the facts have them."""
    found = {name: facts.detail(name, subject) for name in rule.details if name not in outcome.details}
    added = {name: detail for name, detail in found.items() if detail is not None}
    return replace(outcome, details={**outcome.details, **added}) if added else outcome


def gather(
    rule: RuleVersion, types: Types, facts: Facts, subject: SubjectRef, fact_types: Types
) -> dict[str, Input]:
    """The rule's facts for one subject: single values, or one a member for facts of a lower entity."""
    inputs: dict[str, Input] = {}
    for alias, fact in rule.facts.items():
        if not types[alias].entity:
            inputs[alias] = facts.value(fact, _owner(fact_types[fact].entity, subject, facts))
            continue
        members = facts.members(types[alias].entity, subject)
        inputs[alias] = Column(
            tuple(member.key for member in members),
            tuple(_of_member(facts.value(fact, member), member) for member in members),
        )
    return inputs


def _of_member(given: Traced, member: SubjectRef) -> Traced:
    """A member's value. One that another model may already hold counts at most: it may also be nothing."""
    if not member.doubtful:
        return given
    match given.value:
        case Interval():
            value: Value = given.value.hull(ZERO)
        case Truth():
            value = UNKNOWN
        case _:
            return given
    return replace(given, value=value, trace=structs.replace(given.trace, note=_PERHAPS_TWICE))


_PERHAPS_TWICE = Text(
    "可能与另一专业模型中的构件是同一个，因此最多计一次，也可能不计。",
    "May be the same as an element of another discipline's model, so it counts at most once, or not at all.",
)


def _owner(entity: str, subject: SubjectRef, facts: Facts) -> SubjectRef:
    """The subject a single fact belongs to: the rule's own, or the project or building around it."""
    if entity == subject.kind:
        return subject
    around = facts.subjects(entity)
    return next((one for one in around if one.key == subject.building), around[0])

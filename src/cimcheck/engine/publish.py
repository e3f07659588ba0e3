"""From an outcome to a finding: words, clauses, display units, ids."""

from fractions import Fraction

from cimcheck.core.conversion import to_unit
from cimcheck.core.interval import INFINITY, Interval
from cimcheck.core.text import Text
from cimcheck.core.units import Unit
from cimcheck.core.value import DIGITS, Value, as_json, digits_that_tell_apart, in_words
from cimcheck.core.verdict import VERDICT_NAMES, Verdict
from cimcheck.engine.outcome import Comparison, Open, Outcome
from cimcheck.engine.protocols import Definitions, Law
from cimcheck.facts.subject import SubjectRef
from cimcheck.findings.finding import (
    Finding,
    Measured,
    Missing,
    NotEncoded,
    Required,
    Subject,
    evidence_digest,
    finding_id,
)
from cimcheck.packs.rule import RuleVersion


def publish(
    rule: RuleVersion,
    subject: SubjectRef,
    storey: str,
    outcome: Outcome,
    catalogue: Definitions,
    law: Law,
) -> Finding:
    """The finding as it stands in the report."""
    about = Subject(
        kind=subject.kind,
        key=subject.key,
        name=subject.name,
        guid=subject.guid,
        building=subject.building,
        storey=storey,
    )
    return Finding(
        id=finding_id(rule.id, about),
        evidence=evidence_digest(outcome.trace),
        rule=rule.id,
        rule_version=rule.version,
        domain=rule.domain,
        title=rule.title,
        subject=about,
        verdict=outcome.verdict,
        measured=_measured(outcome.comparison),
        required=_required(outcome.comparison),
        shortfall=_shortfall(outcome),
        clauses=[law.clause(clause["ref"], clause.get("level", "")) for clause in rule.clauses],
        basis=rule.basis,
        missing=[_missing(rule, one, catalogue) for one in outcome.missing],
        elements=list(outcome.elements),
        trace=outcome.trace,
        message=outcome.failure or _message(rule, about, outcome, catalogue),
        not_encoded=[NotEncoded(clause=n.clause, what=n.what, verdict=n.verdict) for n in rule.not_encoded],
        tags=list(rule.tags),
        details=dict(outcome.details),
    )


def _side(value: Value, unit: Unit | None) -> dict[str, object]:
    """The fields of a published side of a comparison."""
    if isinstance(value, Interval):
        plain = as_json(to_unit(value, unit))
        return {**(plain if isinstance(plain, dict) else {}), "unit": unit.symbol if unit else "1"}
    plain = as_json(value)
    members = (
        plain if isinstance(plain, list) else ["true", "false"] if plain is None else [str(plain).lower()]
    )
    return {"members": members}


def _measured(comparison: Comparison | None) -> Measured | None:
    return None if comparison is None else Measured(**_side(comparison.measured, comparison.unit))  # type: ignore[arg-type]


def _required(comparison: Comparison | None) -> Required | None:
    if comparison is None:
        return None
    return Required(op=comparison.op, **_side(comparison.required, comparison.unit))  # type: ignore[arg-type]


def _shortfall(outcome: Outcome) -> Measured | None:
    """Shown when the check is not surely met, is about numbers, and something is known of it."""
    comparison = outcome.comparison
    if comparison is None or comparison.shortfall is None:
        return None
    if outcome.verdict not in (Verdict.FAIL, Verdict.UNDETERMINED) or _says_nothing(comparison.shortfall):
        return None
    return Measured(**_side(comparison.shortfall, comparison.unit))  # type: ignore[arg-type]


def _says_nothing(shortfall: Value) -> bool:
    return isinstance(shortfall, Interval) and shortfall.lo <= 0 and shortfall.hi == INFINITY


def _missing(rule: RuleVersion, one: Open, catalogue: Definitions) -> Missing:
    parameter = rule.parameters.get(one.alias)
    return Missing(
        fact=one.fact,
        label=parameter.title if parameter else catalogue.label(one.fact),
        owner=parameter.owner if parameter else catalogue.owner(one.fact),
        effect=None if one.effect is None else _rounded(one.effect),
        decides=one.decides,
        subjects=list(one.subjects),
    )


def _rounded(share: Fraction) -> float:
    return float(round(share, 4))


MOST_NAMED = 3
"""Missing data that the message of a finding names."""
_DEFAULTS = {
    Verdict.PASS: Text("{title}：符合。", "{title}: met."),
    Verdict.FAIL: Text("{title}：不符合。", "{title}: not met."),
    Verdict.UNDETERMINED: Text(
        "{title}：待定，缺少：{missing}。", "{title}: undetermined; missing: {missing}."
    ),
    Verdict.NOT_APPLICABLE: Text("{title}：不适用。", "{title}: not applicable."),
}


def _message(rule: RuleVersion, about: Subject, outcome: Outcome, catalogue: Definitions) -> Text:
    template = rule.messages.get(outcome.verdict, _DEFAULTS[outcome.verdict])
    comparison = outcome.comparison
    digits = DIGITS
    if comparison is not None:
        sides = (to_unit(side, comparison.unit) for side in (comparison.measured, comparison.required))
        digits = digits_that_tell_apart(*sides)
    values = dict(outcome.values)
    if comparison is not None:
        values["measured"] = (comparison.measured, comparison.unit)
        values["required_value"] = (comparison.required, comparison.unit)
        if comparison.shortfall is not None:
            values["shortfall"] = (comparison.shortfall, comparison.unit)
    members = {
        **catalogue.words,
        **{k: v for one in rule.parameters.values() for k, v in one.members.items()},
    }
    words: dict[str, Text | str] = {
        name: in_words(to_unit(value, unit), unit.symbol if unit else "", members, digits)
        for name, (value, unit) in values.items()
    }
    words |= {
        "title": rule.title,
        "subject": about.name or about.key,
        "missing": _names(rule, outcome, catalogue),
    }
    words["verdict"] = VERDICT_NAMES[outcome.verdict]
    return template.fill(words, absent="—")


def _names(rule: RuleVersion, outcome: Outcome, catalogue: Definitions) -> Text:
    """The first few, and how many there are: the finding lists them all."""
    labels = list(dict.fromkeys(_missing(rule, one, catalogue).label for one in outcome.missing))
    shown, count = labels[:MOST_NAMED], len(labels)
    zh, en = "、".join(label.zh for label in shown), ", ".join(label.en for label in shown)
    return (
        Text(f"{zh}等 {count} 项", f"{en} and {count - MOST_NAMED} more")
        if count > MOST_NAMED
        else Text(zh, en)
    )

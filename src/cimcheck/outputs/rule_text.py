"""A rule as it stands at a date and place, in words."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from cimcheck.core.category import Category
from cimcheck.core.conversion import to_unit
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.truth import Truth
from cimcheck.core.value import in_words
from cimcheck.findings.finding import ClauseRef
from cimcheck.outputs.clauses import clause_number, clause_title
from cimcheck.outputs.words import BASES, DOMAINS, LEVELS, NOT_ENCODED_EFFECTS, OWNERS, SUBJECT_KINDS, word
from cimcheck.packs.rule import ByCategory, Calculation, Define, Parameter, RuleVersion


class Law(Protocol):
    """What the text asks of the list of instruments."""

    def clause(self, ref: str, level: str) -> ClauseRef:
        """The clause `instrument#clause` with the instrument's title and number."""


def rule_text(rule: RuleVersion, law: Law, labels: Mapping[str, Text], lang: str = "zh") -> Iterator[str]:
    """The lines. `labels` gives the name of each fact the rule uses."""

    def say(zh: str, en: str) -> str:
        return Text(zh, en).get(lang)

    yield f"{rule.id} {rule.title.get(lang)}"
    domain, entity = word(DOMAINS, rule.domain).get(lang), word(SUBJECT_KINDS, rule.entity).get(lang)
    yield f"  {domain} · {say('逐个', 'of each')} {entity} · {rule.version}"
    for clause in rule.clauses:
        title = clause_title(law.clause(clause["ref"], clause["level"])).get(lang)
        level = word(LEVELS, clause["level"]).get(lang)
        yield f"  {title} {level}".rstrip()
    yield f"  {word(BASES, rule.basis).get(lang)}"
    yield say("事实", "Facts")
    for alias, fact in rule.facts.items():
        yield f"  {alias} = {labels[fact].get(lang)} ({fact})"
    if rule.parameters:
        yield say("参数", "Parameters")
    for parameter in rule.parameters.values():
        yield from _parameter(parameter, lang)
    yield say("计算", "Calculation")
    for step in rule.defines:
        yield from _step(step, lang)
    if rule.not_applicable is not None:
        yield f"  {say('不适用，若', 'not applicable if')} {rule.not_applicable.text}"
    yield f"  {say('要求', 'required')} {rule.check.text}"
    if rule.not_encoded:
        yield say("未编码、须人工审查的条文", "Not computed; needs a person")
    for entry in rule.not_encoded:
        effect = word(NOT_ENCODED_EFFECTS, entry.verdict).get(lang)
        whole = "#" in entry.clause
        place = clause_title(law.clause(entry.clause, "")) if whole else clause_number(entry.clause)
        yield f"  {place.get(lang)} {entry.what.get(lang)} ({effect})"


def _parameter(parameter: Parameter, lang: str) -> Iterator[str]:
    about = [
        clause_number(parameter.clause).get(lang) if parameter.clause else "",
        word(BASES, parameter.basis).get(lang) if parameter.basis else "",
        parameter.effective.isoformat() if parameter.effective else "",
        parameter.place,
    ]
    head = f"  {parameter.name} = {parameter.title.get(lang)}: {_value(parameter, lang)}"
    yield " · ".join(part for part in (head, *about) if part)
    if isinstance(parameter.value, ByCategory):
        for member, value in parameter.value.values.items():
            shown = to_unit(value, parameter.unit) if isinstance(value, Interval) else value
            yield f"    {member}: {in_words(shown, parameter.unit.symbol).get(lang)}"


def _value(parameter: Parameter, lang: str) -> str:
    value = parameter.value
    if value is None:
        owner = word(OWNERS, parameter.owner).get(lang)
        return Text(f"未给定 ← {owner}", f"not given ← {owner}").get(lang)
    if isinstance(value, ByCategory):
        return Text(f"按 {value.alias}", f"by {value.alias}").get(lang)
    if isinstance(value, Interval):
        return in_words(to_unit(value, parameter.unit), parameter.unit.symbol).get(lang)
    if isinstance(value, Category | Truth):
        return in_words(value, names=dict(parameter.members)).get(lang)
    return Text("表", "a table").get(lang)


def _step(step: Define | Calculation, lang: str) -> Iterator[str]:
    if isinstance(step, Calculation):
        arguments = ", ".join(f"{name}={expr.text}" for name, expr in step.arguments.items())
        yield f"  {', '.join(step.outputs)} = {step.calculator}({arguments})"
        return
    yield f"  {step.name} = {step.title.get(lang)}"
    for case in step.cases:
        when = Text(f"若 {case.when.text}", f"if {case.when.text}").get(lang) if case.when else ""
        clause = clause_number(case.clause).get(lang) if case.clause else ""
        yield "    " + "  ".join(part for part in (case.then.text, when, clause) if part)

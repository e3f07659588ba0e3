"""A rule file as it stands at one date and one place."""

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from cimcheck.core import plain_cache
from cimcheck.core.category import Category
from cimcheck.core.formula import Expr, parse
from cimcheck.core.text import Text
from cimcheck.core.truth import truth
from cimcheck.core.units import PLAIN, parse_unit
from cimcheck.core.value import Value
from cimcheck.core.verdict import Verdict
from cimcheck.errors import RulesError
from cimcheck.packs.cells import ends, fraction
from cimcheck.packs.history import Overlay, Setting, day, resolved, settings
from cimcheck.packs.rule import (
    Calculation,
    Case,
    Define,
    Example,
    Headline,
    NotEncodedClause,
    RuleVersion,
)
from cimcheck.packs.shapes.rule import DefineFile, ExampleFile, Messages, RuleFile


class RuleSource(msgspec.Struct, frozen=True):
    """A rule file and where it stands: its domain, its path in the pack, its packed examples."""

    rule: RuleFile
    domain: str
    path: str
    packed_examples: bytes
    inherited: frozenset[str] = frozenset()
    """Parameters that come from the rule it builds on."""
    bases: tuple[str, ...] = ()
    """The rules it builds on, the furthest first."""

    @property
    def in_force(self) -> str:
        """The first day (ISO) on which the rule holds; never before all parameters have values."""
        firsts = (min(parameter.values) for parameter in self.rule.parameters.values())
        return max((self.rule.effective, *firsts))

    @property
    def newest(self) -> str:
        """The last day (ISO) on which the rule changed."""
        changes = (max(parameter.values) for parameter in self.rule.parameters.values())
        return max((self.in_force, *changes))

    def holds(self, as_of: str) -> bool:
        """True when the rule is in force on a day (ISO)."""
        return self.in_force <= as_of and (not self.rule.repealed or as_of < self.rule.repealed)

    def examples(self) -> tuple[Example, ...]:
        """The examples; without a date they are filed on the day the rule last changed."""
        lines, plain = plain_cache.unpack(self.packed_examples)
        read = msgspec.convert(plain, tuple[ExampleFile, ...])
        return tuple(_example(self, example, line) for example, line in zip(read, lines, strict=True))


def version(source: RuleSource, overlays: Sequence[Overlay], as_of: str) -> RuleVersion | None:
    """The rule on a day (ISO) under the overlays of a place, from the state down; None when not in force."""
    rule = source.rule
    if not source.holds(as_of):
        return None
    chosen: dict[str, Setting] = {}
    for name, parameter in rule.parameters.items():
        found = settings(name, parameter, rule.basis, overlays, as_of, _unexpected)
        chosen[name] = found[-1]
    last = max((source.in_force, *(setting.effective for setting in chosen.values())))
    return RuleVersion(
        id=rule.id,
        name=rule.name,
        version=f"{rule.id}@{last}-{_digest(rule, chosen)}",
        title=rule.title.text(),
        domain=source.domain,
        entity=rule.entity,
        clauses=tuple({"ref": clause.ref, "level": clause.level} for clause in rule.clauses),
        basis=rule.basis,
        facts=rule.facts,
        parameters={
            name: replace(
                resolved(name, rule.parameters[name], setting, rule.place), inherited=name in source.inherited
            )
            for name, setting in chosen.items()
        },
        defines=tuple(_step(name, step) for name, step in rule.define.items()),
        not_applicable=_formula(rule.not_applicable),
        check=parse(rule.check),
        headline=_headline(rule),
        messages=_messages(rule.messages),
        not_encoded=tuple(NotEncodedClause(n.clause, n.what.text(), n.verdict) for n in rule.not_encoded),
        tags=rule.tags,
        details=rule.details,
        publishes=rule.publishes,
        source=source.path,
    )


def _digest(rule: RuleFile, chosen: dict[str, Setting]) -> str:
    """The rule and the values applied, in eight digits; not its examples or its history."""
    plain = msgspec.to_builtins(msgspec.structs.replace(rule, examples=()))
    plain["parameters"] = {
        name: [setting.place, setting.effective, msgspec.to_builtins(setting.entry)]
        for name, setting in chosen.items()
    }
    return hashlib.sha256(msgspec.json.encode(plain, order="sorted")).hexdigest()[:8]


def _step(name: str, step: DefineFile) -> Define | Calculation:
    if step.calculator:
        arguments = {argument: parse(text) for argument, text in step.arguments.items()}
        return Calculation(step.calculator, arguments, step.outputs or {name: name})
    title = step.title.text() if step.title else Text(name, name.replace("_", " "))
    if step.formula:
        cases: tuple[Case, ...] = (Case(None, parse(step.formula), step.clause),)
    else:
        cases = tuple(Case(_formula(case.when), parse(case.then), case.clause) for case in step.cases)
    return Define(name, title, parse_unit(step.unit) if step.unit else None, cases)


def _formula(text: str) -> Expr | None:
    return parse(text) if text else None


def _headline(rule: RuleFile) -> Headline | None:
    shown = rule.headline
    return Headline(parse(shown.measured), shown.op, parse(shown.required)) if shown else None


def _messages(messages: Messages) -> dict[Verdict, Text]:
    said = {
        Verdict.PASS: messages.passed,
        Verdict.FAIL: messages.fail,
        Verdict.UNDETERMINED: messages.undetermined,
        Verdict.NOT_APPLICABLE: messages.not_applicable,
    }
    return {verdict: words.text() for verdict, words in said.items() if words is not None}


def _example(source: RuleSource, example: ExampleFile, line: int) -> Example:
    return Example(
        name=example.name,
        given={alias: _exact(plain) for alias, plain in example.given.items()},
        verdict=Verdict(example.expect.verdict),
        missing=example.expect.missing,
        measured=expected(example.expect.measured),
        required=expected(example.expect.required),
        as_of=day(example.as_of or source.newest),
        place=example.place or source.rule.place,
        line=line,
    )


def _exact(plain: Any) -> object:
    """A given value with its numbers as exact fractions."""
    if isinstance(plain, list):
        return [_exact(item) for item in plain]
    number = fraction(plain)
    return plain if number is None else number


def expected(plain: Any) -> Value | None:
    """An expected value in coherent units; None when nothing is expected. ValueError when unreadable."""
    if plain is None or isinstance(plain, bool):
        return None if plain is None else truth(plain)
    items = plain if isinstance(plain, list) else [plain]
    if all(item is None or fraction(item) is not None for item in items):
        found = ends(items if len(items) == 2 else items * 2, PLAIN)
        if found is None:
            raise ValueError("not [lowest, highest]")
        return found
    return Category(frozenset(str(item) for item in items))


def _unexpected(path: tuple[str | int, ...], code: str, text: Text, hint: Text | None) -> None:
    """A pack is linted before it is resolved, so an unreadable value here is a fault of the linter."""
    below = ".".join(map(str, path))
    why = hint or Text("", "")
    raise RulesError(code, Text(f"{below} {text.zh}{why.zh}", f"{below} {text.en} {why.en}"))

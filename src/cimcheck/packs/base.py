"""Rules that build on another rule: its facts, parameters and steps come first, then the rule's own."""

from collections.abc import Mapping

from msgspec.structs import replace

from cimcheck.core.text import Text
from cimcheck.packs.shapes.rule import RuleFile
from cimcheck.packs.sheet import Sheet

SECTIONS = ("facts", "parameters", "define")


def chain(rule: str, rules: Mapping[str, RuleFile]) -> tuple[str, ...]:
    """The ids of the rules a rule builds on, the furthest first; a ring or a missing rule ends the climb."""
    found: list[str] = []
    base = rules[rule].base
    while base and base in rules and base not in (*found, rule):
        found.append(base)
        base = rules[base].base
    return tuple(reversed(found))


def whole(rule: RuleFile, rules: Mapping[str, RuleFile]) -> RuleFile:
    """The rule with everything it builds on."""
    files = [*(rules[one] for one in chain(rule.id, rules)), rule]
    merged = {
        section: {name: entry for file in files for name, entry in getattr(file, section).items()}
        for section in SECTIONS
    }
    return replace(rule, **merged)


def lint_base(rule: RuleFile, rules: Mapping[str, RuleFile], sheet: Sheet) -> None:
    """The rule it builds on is there, is no ring, and leaves its names alone."""
    if rule.base not in rules:
        sheet.unknown(("base",), "RULE_UNKNOWN", rule.base, rules)
        return
    above = chain(rule.id, rules)
    if rules[above[0]].base:
        text = Text("规则互为依托。", "The rules build on each other in a ring.")
        sheet.add(("base",), "BASE_RING", text)
    for section in SECTIONS:
        for name in getattr(rule, section):
            if any(name in getattr(rules[one], other) for one in above for other in SECTIONS):
                text = Text(f"“{name}”已在所依托的规则里。", f"“{name}” is already in the rule it builds on.")
                sheet.at_key((section, name), "NAME_TAKEN", text)

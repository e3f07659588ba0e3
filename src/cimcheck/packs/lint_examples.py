"""The examples of a rule: every verdict is shown, every name exists, dates and places can be looked up."""

from cimcheck.core.text import Text
from cimcheck.packs.register import Register
from cimcheck.packs.shapes.rule import ExampleFile, RuleFile
from cimcheck.packs.sheet import Path, Sheet
from cimcheck.packs.versions import expected

NEEDED = ("pass", "fail", "undetermined")


def lint_examples(rule: RuleFile, register: Register, sheet: Sheet) -> None:
    """The examples of a rule file."""
    shown = {example.expect.verdict for example in rule.examples}
    for verdict in NEEDED:
        if verdict not in shown:
            text = Text(f"算例里没有结论 {verdict}。", f"No example comes out as {verdict}.")
            sheet.at_key(("examples",), "EXAMPLE_MISSING", text)
    names: set[str] = set()
    for index, example in enumerate(rule.examples):
        path: Path = ("examples", index)
        if example.name in names:
            text = Text("算例名称重复。", "Another example has this name.")
            sheet.add((*path, "name"), "EXAMPLE_NAME", text)
        names.add(example.name)
        _example(path, example, rule, register, sheet)


def _example(path: Path, example: ExampleFile, rule: RuleFile, register: Register, sheet: Sheet) -> None:
    for alias in example.given:
        if alias not in rule.facts:
            sheet.unknown((*path, "given", alias), "NAME_UNKNOWN", alias, rule.facts, at_key=True)
    if example.as_of:
        sheet.day((*path, "as_of"), example.as_of)
    if example.place and example.place not in register.places:
        sheet.unknown((*path, "place"), "PLACE_UNKNOWN", example.place, register.places)
    supplied = [*rule.facts.values(), *(f"{rule.id}.{name}" for name in rule.parameters)]
    for index, fact in enumerate(example.expect.missing or ()):
        if fact not in supplied:
            sheet.unknown((*path, "expect", "missing", index), "NAME_UNKNOWN", fact, supplied)
    for key in ("measured", "required"):
        try:
            expected(getattr(example.expect, key))
        except ValueError:
            text = Text(
                "此处应为数、[下限, 上限] 或成员。", "Expected a number, [lowest, highest] or members."
            )
            sheet.add((*path, "expect", key), "VALUE_FORM", text)

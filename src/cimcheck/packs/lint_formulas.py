"""Steps and formulas of a rule file: steps are of one kind, formulas parse, cases end with a sure one."""

from collections.abc import Iterator

from cimcheck.core.formula import parse
from cimcheck.core.text import Text
from cimcheck.errors import FormulaError
from cimcheck.packs.shapes.rule import DefineFile, RuleFile
from cimcheck.packs.sheet import Path, Sheet


def lint_formulas(rule: RuleFile, sheet: Sheet) -> None:
    """Check the steps and formulas of a rule. Names and units need the facts: the engine checks them."""
    for name, step in rule.define.items():
        _step(("define", name), step, sheet)
    for path, text in formulas(rule):
        try:
            parse(text)
        except FormulaError as error:
            sheet.formula(path, error)


def formulas(rule: RuleFile) -> Iterator[tuple[Path, str]]:
    """All formulas of a rule with their places, in the order they are computed."""
    for name, step in rule.define.items():
        if step.formula:
            yield ("define", name, "formula"), step.formula
        for index, case in enumerate(step.cases):
            if case.when:
                yield ("define", name, "cases", index, "when"), case.when
            yield ("define", name, "cases", index, "then"), case.then
        for argument, text in step.arguments.items():
            yield ("define", name, "arguments", argument), text
    if rule.not_applicable:
        yield ("not_applicable",), rule.not_applicable
    yield ("check",), rule.check
    if rule.headline is not None:
        yield ("headline", "measured"), rule.headline.measured
        yield ("headline", "required"), rule.headline.required


def _step(path: Path, step: DefineFile, sheet: Sheet) -> None:
    kinds = [key for key in ("formula", "cases", "calculator") if getattr(step, key)]
    if len(kinds) != 1:
        sheet.at_key(path, "DEFINE_FORM", _ONE_KIND)
    if (step.arguments or step.outputs) and not step.calculator:
        sheet.at_key(path, "DEFINE_FORM", _ONLY_CALCULATOR)
    if step.unit:
        sheet.unit((*path, "unit"), step.unit)
    for index, case in enumerate(step.cases):
        last = index == len(step.cases) - 1
        if not case.when and not last:
            sheet.add((*path, "cases", index), "CASES_UNREACHABLE", _UNREACHABLE)
        elif case.when and last:
            sheet.add((*path, "cases", index), "CASES_OPEN", _OPEN)


_ONE_KIND = Text(
    "每一步须恰有 formula、cases、calculator 之一。",
    "A step has exactly one of formula, cases and calculator.",
)
_ONLY_CALCULATOR = Text(
    "arguments 和 outputs 只与 calculator 同用。", "`arguments` and `outputs` go with a calculator only."
)
_UNREACHABLE = Text("没有 when 的情形须在最后。", "A case without `when` must be the last one.")
_OPEN = Text("最后一种情形不能有 when。", "The last case must have no `when`.")

"""A rule file against its own name, the instruments it cites and the dates it gives."""

import keyword

from cimcheck.core.formula.parse import FUNCTIONS
from cimcheck.core.text import Text
from cimcheck.packs.documents import Document
from cimcheck.packs.lint_examples import lint_examples
from cimcheck.packs.lint_formulas import lint_formulas
from cimcheck.packs.lint_parameters import lint_parameters
from cimcheck.packs.register import Register, instrument_of
from cimcheck.packs.shapes.rule import RuleFile
from cimcheck.packs.sheet import Path, Sheet

RESERVED = frozenset(
    (*FUNCTIONS, *keyword.kwlist, "measured", "required_value", "shortfall", "title", "subject", "missing")
)
"""Names that formulas and messages already give a meaning."""


def lint_rule(document: Document, rule: RuleFile, register: Register, sheet: Sheet) -> None:
    """All that can be said of a rule file without facts and calculators."""
    _identity(document, rule, register, sheet)
    for index, clause in enumerate(rule.clauses):
        cites(("clauses", index, "ref"), clause.ref, register, sheet)
    _names(rule, sheet)
    _dates(rule, sheet)
    if rule.place not in register.places:
        sheet.unknown(("place",), "PLACE_UNKNOWN", rule.place, register.places)
    lint_parameters(rule, register, sheet)
    lint_formulas(rule, sheet)
    lint_examples(rule, register, sheet)


def _identity(document: Document, rule: RuleFile, register: Register, sheet: Sheet) -> None:
    if rule.id != document.stem:
        text = Text(
            f"编号 {rule.id} 与文件名 {document.stem}.yaml 不同。",
            f"The id {rule.id} is not the file name {document.stem}.yaml.",
        )
        sheet.add(("id",), "ID_NOT_FILE_NAME", text)
    domain = register.domains.get(document.folder)
    if domain is None:
        text = Text(
            f"文件夹 {document.folder} 缺少 domain.yaml（prefix、title）。",
            f"The folder {document.folder} has no domain.yaml (prefix, title).",
        )
        sheet.add((), "DOMAIN_MISSING", text)
    elif not rule.id.startswith(domain.prefix):
        text = Text(
            f"{document.folder} 里的规则编号以 {domain.prefix} 开头。",
            f"Rule ids in {document.folder} start with {domain.prefix}.",
        )
        sheet.add(("id",), "ID_PREFIX", text)


def cites(path: Path, ref: str, register: Register, sheet: Sheet) -> None:
    """A clause names an instrument of instruments.yaml."""
    instrument = instrument_of(ref)
    if instrument not in register.instruments:
        sheet.unknown(path, "INSTRUMENT_UNKNOWN", instrument, register.instruments)


def _names(rule: RuleFile, sheet: Sheet) -> None:
    """Aliases, parameters and steps share one space of names."""
    taken: dict[str, str] = {}
    sections = (("facts", rule.facts), ("parameters", rule.parameters), ("define", rule.define))
    for section, names in sections:
        for name in names:
            if name in taken:
                text = Text(
                    f"“{name}”已在 {taken[name]} 里用过。", f"“{name}” is already used in {taken[name]}."
                )
                sheet.at_key((section, name), "NAME_TAKEN", text)
            elif name in RESERVED:
                text = Text(
                    f"“{name}”另有含义，请换名。", f"“{name}” already means something else; choose another."
                )
                sheet.at_key((section, name), "NAME_RESERVED", text)
            taken.setdefault(name, section)


def _dates(rule: RuleFile, sheet: Sheet) -> None:
    effective = rule.effective and sheet.day(("effective",), rule.effective)
    repealed = rule.repealed and sheet.day(("repealed",), rule.repealed)
    if not rule.effective and not rule.parameters:
        text = Text(
            "没有参数的规则须写 effective（生效日期）。", "A rule without parameters needs `effective`."
        )
        sheet.add((), "EFFECTIVE_MISSING", text)
    if effective and repealed and rule.repealed <= rule.effective:
        text = Text("失效日期须晚于生效日期。", "`repealed` must be later than `effective`.")
        sheet.add(("repealed",), "DATE_ORDER", text)
    for name, parameter in rule.parameters.items():
        if effective and min(parameter.values) > rule.effective:
            text = Text(
                f"规则 {rule.effective} 生效，而此参数到 {min(parameter.values)} 才有值。",
                f"The rule is in force from {rule.effective}, its parameter from {min(parameter.values)}.",
            )
            sheet.at_key(("parameters", name), "PARAMETER_TOO_LATE", text)

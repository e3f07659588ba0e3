"""A plan: what it refers to exists, and each derivation says what its measure needs."""

from collections.abc import Collection, Iterable, Mapping

from cimcheck.core.text import Text
from cimcheck.packs.documents import Document
from cimcheck.packs.register import Register
from cimcheck.packs.shapes.plan import Derivation, Indicator, PlanFile
from cimcheck.packs.sheet import Path, Sheet

_NEEDS: Mapping[str, tuple[str, ...]] = {
    "share": ("assessment", "area"),
    "area": ("area",),
    "fact": ("fact",),
    "projects": ("assessment",),
    "works": ("fact",),
    "zones": (),
}


def lint_plan(
    document: Document, plan: PlanFile, register: Register, rules: Collection[str], sheet: Sheet
) -> None:
    """One file of `rules/plans`. A rule that the pack does not have yet may be named: it answers nothing."""
    if plan.plan != document.stem:
        text = Text("计划名与文件名不同。", "The plan is not the one of the file name.")
        sheet.add(("plan",), "ID_NOT_FILE_NAME", text)
    if plan.instrument not in register.instruments:
        sheet.unknown(("instrument",), "INSTRUMENT_UNKNOWN", plan.instrument, register.instruments)
    if plan.place not in register.places:
        sheet.unknown(("place",), "PLACE_UNKNOWN", plan.place, register.places)
    for key in ("begins", "ends"):
        sheet.day((key,), getattr(plan, key))
    _assessments(plan, register, rules, sheet)
    for name, indicator in plan.indicators.items():
        _indicator(("indicators", name), indicator, plan, sheet)
    for name, printed in plan.sums.items():
        for index, other in enumerate(printed.indicators):
            _known(sheet, ("sums", name, "indicators", index), other, plan.indicators)
        for index, said in enumerate(printed.said):
            _known(sheet, ("sums", name, "said", index, "where"), said.where, plan.passages)


def _assessments(plan: PlanFile, register: Register, rules: Collection[str], sheet: Sheet) -> None:
    prefixes = {domain.prefix for domain in register.domains.values()}
    for name, assessment in plan.assessments.items():
        path: Path = ("assessments", name)
        _known(sheet, (*path, "area"), assessment.area, plan.areas)
        for index, rule in enumerate(assessment.rules):
            if rule not in rules and rule[:3] not in prefixes:
                sheet.unknown((*path, "rules", index), "RULE_UNKNOWN", rule, prefixes)


def _indicator(path: Path, indicator: Indicator, plan: PlanFile, sheet: Sheet) -> None:
    sheet.unit((*path, "unit"), indicator.unit)
    _known(sheet, (*path, "group"), indicator.group, plan.groups)
    for index, other in enumerate(indicator.planned):
        _known(sheet, (*path, "planned", index), other, plan.indicators)
    for year, passages in indicator.targets.items():
        for index, said in enumerate(passages):
            _known(sheet, (*path, "targets", year, index, "where"), said.where, plan.passages)
    if indicator.derive is not None:
        _derivation((*path, "derive"), indicator.derive, plan, sheet)


def _derivation(path: Path, derive: Derivation, plan: PlanFile, sheet: Sheet) -> None:
    for key in _NEEDS[derive.measure]:
        if getattr(derive, key) is None:
            text = Text(f"“{derive.measure}”需要“{key}”。", f"“{derive.measure}” needs “{key}”.")
            sheet.add(path, "KEY_MISSING", text)
    if derive.assessment is not None:
        _known(sheet, (*path, "assessment"), derive.assessment, plan.assessments)
    if derive.area is not None:
        _known(sheet, (*path, "area"), derive.area, plan.areas)


def _known(sheet: Sheet, path: Path, word: str, known: Iterable[str]) -> None:
    if word not in known:
        sheet.unknown(path, "NAME_UNKNOWN", word, known)

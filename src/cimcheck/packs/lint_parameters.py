"""Parameters of a rule and of local files: units, kinds, dates, values that can be read."""

from collections.abc import Mapping

from msgspec import UNSET

from cimcheck.core.text import Text
from cimcheck.core.units import parse_unit
from cimcheck.packs.cells import Kind, ends, several, single
from cimcheck.packs.history import kind
from cimcheck.packs.register import Register, instrument_of
from cimcheck.packs.shapes.rule import Dated, ParameterFile, RuleFile
from cimcheck.packs.sheet import Path, Sheet


def lint_parameters(rule: RuleFile, register: Register, sheet: Sheet) -> None:
    """Every parameter of a rule file."""
    for name, parameter in rule.parameters.items():
        path: Path = ("parameters", name)
        if _declaration(path, parameter, sheet):
            lint_values((*path, "values"), parameter.values, kind(parameter), rule, register, sheet)
            _nothing_inherited((*path, "values"), parameter, sheet)
        if parameter.local != "none":
            _has_room(path, parameter, sheet)


def _declaration(path: Path, parameter: ParameterFile, sheet: Sheet) -> bool:
    """Whether kind, unit, members and limits go together, so that values can be read."""
    if (parameter.kind == "number") != bool(parameter.unit):
        sheet.at_key(path, "PARAMETER_FORM", _UNIT)
        return False
    if (parameter.kind == "category") != bool(parameter.members):
        sheet.at_key(path, "PARAMETER_FORM", _MEMBERS)
        return False
    if parameter.unit:
        before = len(sheet.faults)
        sheet.unit((*path, "unit"), parameter.unit)
        if len(sheet.faults) > before:
            return False
    if parameter.limits is not None and (
        parameter.kind != "number" or ends(parameter.limits, parse_unit(parameter.unit)) is None
    ):
        sheet.add((*path, "limits"), "VALUE_FORM", _LIMITS)
    return True


def lint_values(
    path: Path, values: Mapping[str, Dated], of: Kind, rule: RuleFile, register: Register, sheet: Sheet
) -> None:
    """The history of one parameter: dates in order, one kind of entry each, values that can be read."""
    days = list(values)
    for day in days:
        sheet.day((*path, day), day, at_key=True)
    if days != sorted(days):
        sheet.add(path, "DATE_ORDER", Text("日期须从早到晚。", "Dates go from the earliest to the latest."))
    for day, entry in values.items():
        _entry((*path, day), entry, of, rule, sheet)
        instrument = instrument_of(entry.clause)
        if "#" in entry.clause and instrument not in register.instruments:
            sheet.unknown((*path, day, "clause"), "INSTRUMENT_UNKNOWN", instrument, register.instruments)


def _entry(path: Path, entry: Dated, of: Kind, rule: RuleFile, sheet: Sheet) -> None:
    if sum((entry.value is not UNSET, entry.range is not None, entry.inherit)) != 1:
        sheet.add(path, "ENTRY_FORM", _ONE_ENTRY)
    if entry.value is not UNSET:
        single(entry.value, of, sheet.below((*path, "value")))
    for key, cell in (("range", entry.range), ("within", entry.within)):
        if cell is not None:
            several(cell, of, sheet.below((*path, key)))
    if of.name == "table":
        return
    for key, cell in (("value", entry.value), ("range", entry.range), ("within", entry.within)):
        alias = cell.get("by") if isinstance(cell, dict) else None
        if alias is not None and alias not in rule.facts:
            sheet.unknown((*path, key, "by"), "NAME_UNKNOWN", str(alias), rule.facts)


def _nothing_inherited(path: Path, parameter: ParameterFile, sheet: Sheet) -> None:
    for day, entry in parameter.values.items():
        if entry.inherit:
            sheet.add((*path, day, "inherit"), "ENTRY_FORM", _INHERIT)


def _has_room(path: Path, parameter: ParameterFile, sheet: Sheet) -> None:
    """A number that a place may set needs a range to set it in."""
    for day, entry in parameter.values.items():
        fixed = parameter.kind == "number" and entry.value not in (UNSET, None) and entry.within is None
        if fixed:
            sheet.add((*path, "values", day), "LOCAL_WITHOUT_ROOM", _ROOM)


_UNIT = Text("数须有 unit，其他种类没有。", "A number has a unit; other kinds have none.")
_MEMBERS = Text("类别须有 members，其他种类没有。", "A category has members; other kinds have none.")
_LIMITS = Text("limits 须为 [下限, 上限]，仅用于数。", "`limits` is [lowest, highest], for numbers only.")
_ONE_ENTRY = Text(
    "每个日期须恰有 value、range、inherit 之一。", "A date has exactly one of value, range and inherit."
)
_INHERIT = Text("inherit 只用于地方文件。", "`inherit` is for local files.")
_ROOM = Text(
    "下级可设的数须写 within 或 range，说明可设的范围。",
    "A number that a place may set needs `within` or `range`: what it may be set to.",
)

"""Figures that somebody reports for indicators, from a small table in CSV or XLSX."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from cimcheck.core.interval import exact
from cimcheck.core.text import Text
from cimcheck.errors import Fault, ProjectFileError
from cimcheck.packs.shapes.plan import PlanFile
from cimcheck.workspace.cells import CellValue, read_lines
from cimcheck.workspace.columns import normal

HEADERS: dict[str, Text] = {
    "number": Text("序号", "number"),
    "title": Text("指标", "indicator"),
    "unit": Text("单位", "unit"),
    "value": Text("完成值", "value"),
    "as_of": Text("截至日期", "as_of"),
    "source": Text("数据来源", "source"),
}
_NEEDED = ("number", "value")


@dataclass(frozen=True, slots=True)
class Reported:
    """One figure in the unit of its indicator, the day it holds for and who says so; both may be empty."""

    value: Fraction
    as_of: str
    source: str


def read_reported(path: Path, plan: PlanFile) -> dict[str, Reported]:
    """The figures by the name of their indicator. Rows without a value are passed over.

    Raises ProjectFileError with every fault: no header, an unknown number, a value that is no number, two
    rows for one indicator.
    """
    lines = read_lines(path)
    columns = _columns(lines[0].cells) if lines else {}
    if not all(name in columns for name in _NEEDED):
        raise ProjectFileError(
            "REPORTED_HEADER",
            Text(
                f"{path.name} 的第一行须有“序号”和“完成值”。",
                f"The first row of {path.name} needs the columns “number” and “value”.",
            ),
        )
    names = {indicator.number: name for name, indicator in plan.indicators.items()}
    found: dict[str, Reported] = {}
    faults: list[Fault] = []
    for line in lines[1:]:
        cell = {name: _at(line.cells, place) for name, place in columns.items()}
        if cell["value"] == "":
            continue
        name = names.get(cell["number"].removesuffix(".0"), "")
        value = _number(cell["value"])
        fault = _fault(name, value, found, cell)
        if fault is not None:
            faults.append(Fault(path.name, line.number, columns[fault[0]] + 1, fault[1], fault[2]))
        elif value is not None:
            found[name] = Reported(value, cell.get("as_of", ""), cell.get("source", ""))
    if faults:
        text = Text(f"{path.name} 有 {len(faults)} 处错误。", f"{path.name} has {len(faults)} fault(s).")
        raise ProjectFileError("REPORTED_INVALID", text, tuple(faults))
    return found


def _columns(cells: tuple[CellValue, ...]) -> dict[str, int]:
    known = {normal(word): name for name, title in HEADERS.items() for word in (title.zh, title.en)}
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = known.get(normal(str(cell or "")))
        if name is not None:
            found.setdefault(name, place)
    return found


def _at(cells: tuple[CellValue, ...], place: int) -> str:
    cell = cells[place] if place < len(cells) else None
    return "" if cell is None else str(cell).strip()


def _number(text: str) -> Fraction | None:
    try:
        return exact(text.replace(",", "").removesuffix("%"))
    except (ValueError, ZeroDivisionError):
        return None


def _fault(
    name: str, value: Fraction | None, found: dict[str, Reported], cell: dict[str, str]
) -> tuple[str, str, Text] | None:
    """The column, code and sentence of what is wrong with a row."""
    if not name:
        number = cell["number"]
        return (
            "number",
            "INDICATOR_UNKNOWN",
            Text(f"没有第“{number}”项指标。", f"There is no indicator “{number}”."),
        )
    if value is None:
        said = cell["value"]
        return "value", "VALUE_KIND", Text(f"“{said}”不是数。", f"“{said}” is not a number.")
    if name in found:
        number = cell["number"]
        return (
            "number",
            "INDICATOR_TWICE",
            Text(f"第 {number} 项重复。", f"Indicator {number} is there twice."),
        )
    return None

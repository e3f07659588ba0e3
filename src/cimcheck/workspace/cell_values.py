"""What one cell of a submission table means, by the kind of its column; or the fault that it is."""

import re
from datetime import date, timedelta

from cimcheck.core.schema_faults import did_you_mean
from cimcheck.core.text import Text
from cimcheck.workspace.cells import CellValue
from cimcheck.workspace.columns import Column, normal

Value = str | int | float | bool
_YEARS = range(1950, 2100)  # a number is a date only when it means one of these
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YES = frozenset(map(normal, ("是", "有", "yes", "y", "true", "1", "√", "✓")))
_NO = frozenset(map(normal, ("否", "无", "no", "n", "false", "0", "×")))
_EXACT_DIGITS = 15
_SEPARATORS = re.compile(r"[;；|\n]+")


class CellFaultError(ValueError):
    """A cell that cannot be used: code, sentence, hint."""

    def __init__(self, code: str, text: Text, hint: Text | None = None) -> None:
        super().__init__(code)
        self.code, self.text, self.hint = code, text, hint


def value_of(cell: CellValue, column: Column, epoch: date) -> Value:
    """The value of a cell that is not empty, as a project file would have it. Raises CellFaultError.

    A date stored as a number counts days from `epoch`.
    """
    match column.kind:
        case "date":
            return _day(cell, epoch).isoformat()
        case "choice":
            return _member(str(cell), column)
        case "truth":
            return _truth(cell)
        case "number" if isinstance(cell, int | float) and not isinstance(cell, bool):
            return cell
        case "code":
            return _code(cell)
        case "degree":
            return _degree(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def model_names(cell: CellValue) -> list[str]:
    """The files that a cell names, separated by semicolons, bars or line breaks."""
    return [name.strip() for name in _SEPARATORS.split(str(cell)) if name.strip()]


def _day(cell: CellValue, epoch: date) -> date:
    if isinstance(cell, date):
        return cell
    text = str(cell)
    try:
        if match := _DATE.fullmatch(text) or _COMPACT.fullmatch(text):
            return date(*map(int, match.groups()))
        day = epoch + timedelta(days=int(float(text)))
        if day.year in _YEARS:
            return day
    except (ValueError, OverflowError):
        pass
    raise CellFaultError(
        "DATE_UNKNOWN",
        Text(f"“{text}”不是日期。", f"“{text}” is not a date."),
        Text("请写 2024-05-20。", "Write 2024-05-20."),
    )


def _member(text: str, column: Column) -> str:
    for key, title in column.members.items():
        if normal(text) in (normal(key), normal(title.zh), normal(title.en)):
            return key
    words = [word for key, title in column.members.items() for word in (title.zh, key)]
    said = Text(
        f"“{text}”不是“{column.title.zh}”的取值。", f"“{text}” is not a value of “{column.title.en}”."
    )
    raise CellFaultError("VALUE_UNKNOWN", said, did_you_mean(text, words))


def _truth(cell: CellValue) -> bool:
    if isinstance(cell, bool):
        return cell
    word = normal(str(cell))
    if word in _YES or word in _NO:
        return word in _YES
    raise CellFaultError("VALUE_KIND", Text(f"“{cell}”应为“是”或“否”。", f"“{cell}” should be yes or no."))


def _degree(cell: CellValue) -> float:
    try:
        return float(str(cell).rstrip("°"))
    except ValueError:
        raise CellFaultError(
            "VALUE_KIND",
            Text(f"“{cell}”应为度数，如 120.6321。", f"“{cell}” should be degrees, such as 120.6321."),
        ) from None


def _code(cell: CellValue) -> str:
    if isinstance(cell, bool | date) or not isinstance(cell, int | float):
        return cell.isoformat() if isinstance(cell, date) else str(cell)
    digits = f"{cell:.0f}"
    if len(digits) > _EXACT_DIGITS:
        raise CellFaultError(
            "CODE_AS_NUMBER",
            Text(
                "编码被表格软件存成了数字，末尾几位已丢失。",
                "The code was stored as a number and has lost its last digits.",
            ),
            Text("请把该列设为文本格式后重新填写。", "Format the column as text and enter it again."),
        )
    return digits if float(cell).is_integer() else str(cell)

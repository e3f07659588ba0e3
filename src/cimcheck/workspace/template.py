"""An empty table of submissions with every column that a batch understands."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from cimcheck.core.text import Text
from cimcheck.errors import UsageError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.workspace.columns import Column, columns_of
from cimcheck.workspace.new_file import write_new

_ROWS = 2000  # rows of the sheet that are prepared for dates, codes and choices
_KINDS = {
    "text": Text("文字", "text"),
    "code": Text("编码（文本格式）", "code (as text)"),
    "date": Text("日期，如 2024-05-20", "date, such as 2024-05-20"),
    "models": Text(
        "文件名，相对本表所在文件夹；多个用分号隔开", "file names beside this table; several with semicolons"
    ),
    "choice": Text("选项", "choice"),
    "truth": Text("是 / 否", "yes / no"),
    "number": Text("数值", "number"),
    "degree": Text("度，WGS84 或 CGCS2000", "degrees, WGS84 or CGCS2000"),
}
_HEADINGS = (
    Text("列", "column"),
    Text("英文列名", "English name"),
    Text("必填", "required"),
    Text("填写方式", "how"),
    Text("单位", "unit"),
    Text("可选值", "values"),
    Text("含义", "meaning"),
)


def write_template(path: Path, catalogue: Catalogue, lang: str) -> None:
    """Write an empty table as CSV or XLSX, by the ending of the name.

    Raises UsageError for another ending, for a file that is there already, and when it cannot be written.
    """
    columns = columns_of(catalogue)
    makers = {".csv": _csv, ".xlsx": _xlsx}
    maker = makers.get(path.suffix.lower())
    if maker is None:
        raise UsageError(
            "TEMPLATE_KIND",
            Text(f"模板应为 .csv 或 .xlsx：{path}。", f"A template is a .csv or an .xlsx, not {path}."),
        )
    write_new(path, maker(columns, lang))


def _csv(columns: Sequence[Column], lang: str) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(column.title.get(lang) for column in columns)
    return text.getvalue().encode("utf-8-sig")


def _xlsx(columns: Sequence[Column], lang: str) -> bytes:
    try:
        import xlsxwriter
    except ImportError:
        raise UsageError("OFFICE_MISSING", _MISSING) from None
    data = io.BytesIO()
    book = xlsxwriter.Workbook(
        data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": datetime(2020, 1, 1)})  # noqa: DTZ001  # the same bytes every time
    _table(book, columns, lang)
    _notes(book, columns, lang)
    book.close()
    return data.getvalue()


def _table(book: Any, columns: Sequence[Column], lang: str) -> None:
    sheet = book.add_worksheet(Text("报审表", "submissions").get(lang))
    sheet.freeze_panes(1, 0)
    formats = {
        "code": book.add_format({"num_format": "@"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    bold = book.add_format({"bold": True, "bg_color": "#E2EFDA"})
    plain = book.add_format({"bold": True})
    for number, column in enumerate(columns):
        title = column.title.get(lang)
        sheet.set_column(number, number, max(12, 2 * len(title) + 2), formats.get(column.kind))
        sheet.write_string(0, number, title, bold if column.required else plain)
        choices = _choices(column, lang)
        if choices and len(",".join(choices)) <= 255:
            sheet.data_validation(1, number, _ROWS, number, {"validate": "list", "source": choices})


def _notes(book: Any, columns: Sequence[Column], lang: str) -> None:
    sheet = book.add_worksheet(Text("填表说明", "notes").get(lang))
    sheet.set_column(0, len(_HEADINGS) - 1, 28)
    for number, heading in enumerate(_HEADINGS):
        sheet.write_string(0, number, heading.get(lang), book.add_format({"bold": True}))
    for row, column in enumerate(columns, start=1):
        cells = (
            column.title.zh,
            column.title.en,
            Text("是", "yes").get(lang) if column.required else "",
            _KINDS[column.kind].get(lang),
            column.unit,
            "、".join(_choices(column, lang)),
            column.note.get(lang) if column.note else "",
        )
        for number, cell in enumerate(cells):
            sheet.write_string(row, number, cell)


def _choices(column: Column, lang: str) -> list[str]:
    if column.kind == "truth":
        return [Text("是", "yes").get(lang), Text("否", "no").get(lang)]
    return [title.get(lang) for title in column.members.values()]


_MISSING = Text(
    "生成 XLSX 需要安装附加组件：pip install 'cimcheck[office]'；也可生成 CSV。",
    "Writing XLSX needs an extra: pip install 'cimcheck[office]'. Or write a CSV.",
)

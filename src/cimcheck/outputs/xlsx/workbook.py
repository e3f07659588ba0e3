"""A workbook with formats, in which nothing changes between two runs and no text becomes a formula."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from cimcheck.core.text import Text
from cimcheck.core.value import pretty_unit
from cimcheck.outputs.xlsx.pen import Pen

SAFE = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The day of creation in every workbook, so that the same report gives the same bytes."""
_LINES = {"border": 1, "border_color": "#B8BEC6", "valign": "top", "text_wrap": True}
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10}
STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "font_size": 12, "valign": "vcenter"},
    "plain": {"valign": "top"},
    "text": _LINES,
    "text_number": {**_LINES, "num_format": "#,##0.####"},
    "text_number_whole": {**_LINES, "num_format": "#,##0"},
    "text_%": {**_LINES, "num_format": "0.####%"},
    "text_%_whole": {**_LINES, "num_format": "0%"},
    **{
        f"text_{unit}{whole}": {**_LINES, "num_format": f'{digits}" {pretty_unit(unit)}"'}
        for unit in ("m", "m2", "m3")
        for whole, digits in (("", "#,##0.####"), ("_whole", "#,##0"))
    },
    "count_number": {**_LINES, "num_format": "0"},
    "count": _LINES,
    "label": {**_LINES, "bg_color": "#F2F4F7"},
    "head": {**_LINES, "bold": True, "bg_color": "#E3E8EF", "align": "center", "valign": "vcenter"},
    "input": {**_LINES, "bg_color": "#FFFBE6", "locked": False},
    "fail": {**_LINES, "bg_color": "#FBE3E0", "font_color": "#9C1C12", "bold": True},
    "undetermined": {**_LINES, "bg_color": "#FFF3D6", "font_color": "#7A5200", "bold": True},
    "pass": {**_LINES, "bg_color": "#E2F2E5", "font_color": "#1C6B2F"},
    "not_applicable": {**_LINES, "font_color": "#6B7280"},
}


class Sheets:
    """Adds worksheets under names that XLSX accepts, each once."""

    def __init__(self, book: Any, styles: dict[str, Any], title: str, lang: str) -> None:
        self._book, self._styles, self._lang = book, styles, lang
        self._head = f"&L{title.replace('&', '&&')}&R&A"
        self._taken: set[str] = set()

    def add(self, name: Text, *, wide: bool = False) -> Pen:
        """A new sheet to write on."""
        sheet = self._book.add_worksheet(self._free(name.get(self._lang)))
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_header(self._head)
        sheet.set_footer("&C&P / &N")
        if wide:
            sheet.set_landscape()
        return Pen(sheet, self._styles, self._lang)

    def _free(self, wanted: str) -> str:
        base = "".join(one if one not in "[]:*?/\\'" and one.isprintable() else "_" for one in wanted)[:26]
        name, number = base or "_", 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{base} {number}"
        self._taken.add(name.casefold())
        return name


def workbook(title: Text, author: str, lang: str, fill: Callable[[Sheets], None]) -> bytes:
    """The bytes of a workbook that `fill` has written."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, SAFE)
    book.set_properties({"title": title.get(lang), "author": author, "created": ALWAYS})
    styles = {name: book.add_format({**_FONT, **form}) for name, form in STYLES.items()}
    fill(Sheets(book, styles, title.get(lang), lang))
    book.close()
    return stream.getvalue()

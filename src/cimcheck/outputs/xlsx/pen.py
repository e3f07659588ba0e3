"""Writes cells of a worksheet. Every text goes through `safe`; none is taken for a formula or a link."""

import io
import struct
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.sheets.table import Amount
from cimcheck.outputs.typed import typed
from cimcheck.outputs.visible import visible

LONGEST = 32_767
"""Characters that a cell holds; XLSX drops the whole text above that."""
MOST_ROWS = 1_048_576
MOST_LINES = 10
"""Lines to which a row grows; longer text is whole in its cell."""
SCREEN, ROW = 96, 20
"""[pixels an inch], and the height of a row that nobody set [pixel]."""
LINE = 14.0
"""[point] The height of a line of type."""
_ON_ONE_LINE = ("title", "heading", "plain")
CUT = Text("……〔过长，余下见 report.json〕", " … [too long; the rest is in report.json]")
Content = Text | str | float | int | Amount | None


def safe(text: str, lang: str) -> str:
    """Text as a cell can hold it: invisible characters marked, and a mark where it had to be cut."""
    shown = visible(text)
    mark = CUT.get(lang)
    # Characters outside the basic plane count twice in XLSX.
    if len(shown.encode("utf-16-le")) // 2 <= LONGEST:
        return shown
    kept = shown.encode("utf-16-le")[: 2 * (LONGEST - len(mark))].decode("utf-16-le", "ignore")
    return kept + mark


class Pen:
    """One worksheet, written from top to bottom. `styles` are the formats of the book by name."""

    def __init__(self, sheet: Any, styles: dict[str, Any], lang: str) -> None:
        self.sheet, self._styles, self.lang = sheet, styles, lang
        self.row = 0
        self._widths: tuple[float, ...] = ()
        self._tallest = (0, 1)

    def put(self, column: int, content: Content, style: str = "text", *, across: int = 1) -> None:
        """One cell of the current row, `across` merged columns: texts as texts, numbers as numbers."""
        form = self._styles[style]
        if isinstance(content, Amount) and f"{style}_{content.unit}" not in self._styles:
            content = content.words
        if isinstance(content, Text):
            content = content.get(self.lang)
        if content is None or content == "":
            self.sheet.write_blank(self.row, column, None, form)
        elif isinstance(content, str):
            self.sheet.write_string(self.row, column, safe(content, self.lang), form)
            if style not in _ON_ONE_LINE:
                self._make_room(content, sum(self._widths[column : column + across]))
        else:
            amount = content if isinstance(content, Amount) else Amount(content, "number")
            self.sheet.write_number(self.row, column, amount.number, self._form(style, amount))

    def _form(self, style: str, amount: Amount) -> Any:
        """The format of a number: whole ones without the point that a format with decimals leaves behind."""
        form = f"{style}_{amount.unit}"
        is_whole = amount.number * (100 if amount.unit == "%" else 1) % 1 == 0
        names = (f"{form}_whole", form, style) if is_whole else (form, style)
        return next(self._styles[name] for name in names if name in self._styles)

    def _make_room(self, text: str, width: float) -> None:
        """Height for the lines that a text takes: not every program finds it out by itself."""
        lines = min(MOST_LINES, sum(ceil(typed(part) / (width or 8.43)) for part in text.split("\n") if part))
        row, tallest = self._tallest
        if lines > (tallest if row == self.row else 1):
            self._tallest = (self.row, lines)
            self.sheet.set_row(self.row, lines * LINE + 2)

    def line(self, contents: Iterable[Content], style: str = "text") -> None:
        """A row of cells, then the next row."""
        for column, content in enumerate(contents):
            self.put(column, content, style)
        self.row += 1

    def picture(self, content: bytes, density: int, about: Text) -> None:
        """A PNG of some pixels an inch at its size on paper, below it the next row."""
        (height,) = struct.unpack(">I", content[20:24])
        scale = SCREEN / density
        placed = {"image_data": io.BytesIO(content), "x_scale": scale, "y_scale": scale}
        self.sheet.insert_image(
            self.row, 0, "plan.png", {**placed, "description": safe(about.get(self.lang), self.lang)}
        )
        self.row += ceil(height * scale / ROW) + 1

    def title(self, content: Content, style: str = "title") -> None:
        """A heading by itself."""
        self.put(0, content, style)
        self.sheet.set_row(self.row, 26 if style == "title" else 20)
        self.row += 1

    def widths(self, *widths: float) -> None:
        """Column widths [characters], from the first column on."""
        self._widths = widths
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def head(self, labels: Sequence[Text], *, filters_for: int | None = None) -> None:
        """The header row of the one table of a sheet: frozen, repeated on paper, with filters."""
        at = self.row
        self.line(labels, "head")
        self.sheet.freeze_panes(self.row, 0)
        self.sheet.repeat_rows(at)
        if filters_for is not None:
            self.sheet.autofilter(at, 0, at + max(filters_for, 1), len(labels) - 1)

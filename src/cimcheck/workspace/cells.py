"""The cells of a submission table, whatever program wrote them: CSV in UTF-8, GB18030 or UTF-16, or XLSX."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from cimcheck.core.text import Text
from cimcheck.errors import ProjectFileError, UsageError

CellValue = str | int | float | bool | date | None
LARGEST = 100_000_000  # [byte]
LARGEST_UNPACKED = 400_000_000  # [byte] what the parts of a workbook say they unpack to
MOST_ROWS = 200_000
_DELIMITERS = ",\t;"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number as a spreadsheet shows it, from 1, and its cells.

    A date that is stored as a number counts days from `epoch`.
    """

    number: int
    cells: tuple[CellValue, ...]
    epoch: date = date(1899, 12, 30)

    @property
    def is_blank(self) -> bool:
        """Whether no cell says anything."""
        return all(cell is None or cell == "" for cell in self.cells)


def read_lines(path: Path) -> list[Line]:
    """The rows of a CSV file, or of the first sheet of an XLSX file, without blank ones.

    Raises ProjectFileError when the file cannot be read as a table.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _unreadable(path, f"> {LARGEST} byte")
        lines = _from_xlsx(path) if path.suffix.lower() == ".xlsx" else _from_csv(path)
        found = []
        for line in lines:
            if not line.is_blank:
                found.append(line)
            if len(found) > MOST_ROWS:
                raise _unreadable(path, f"> {MOST_ROWS} rows")
    except OSError as error:
        raise _unreadable(path, error.strerror or type(error).__name__) from error
    return found


def _from_csv(path: Path) -> Iterator[Line]:
    text = _decoded(path)
    head = text[: text.find("\n") + 1] or text
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader, start=1):
            yield Line(number, tuple(cell.strip() for cell in row))
    except csv.Error as error:
        raise _unreadable(path, f"{error} ({reader.line_num})") from error


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")  # type: ignore[assignment]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable(path, "UTF-8, GB18030, UTF-16: ×")


def read_sheets(
    path: Path, *, rows: int | None = None, unpacked: int = LARGEST_UNPACKED
) -> list[tuple[str, list[Line]]]:
    """Every sheet of an XLSX file by its name, with its rows but the blank ones, or the first `rows` of them.

    `unpacked` [byte]: what the workbook may unpack to. Raises like `read_lines`.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _unreadable(path, f"> {LARGEST} byte")
        found = []
        for name, lines in _sheets(path, unpacked):
            filled = (line for line in lines if not line.is_blank)
            found.append((name, list(islice(filled, rows or MOST_ROWS + 1))))
            if len(found[-1][1]) > MOST_ROWS:
                raise _unreadable(path, f"> {MOST_ROWS} rows")
    except OSError as error:
        raise _unreadable(path, error.strerror or type(error).__name__) from error
    return found


def _from_xlsx(path: Path) -> Iterator[Line]:
    """The rows of the first sheet."""
    for _, lines in _sheets(path):
        yield from lines
        return


def _sheets(path: Path, unpacked: int = LARGEST_UNPACKED) -> Iterator[tuple[str, Iterator[Line]]]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise UsageError(
            "OFFICE_MISSING",
            Text(
                "读取 XLSX 需要安装附加组件：pip install 'cimcheck[office]'；也可另存为 CSV。",
                "Reading XLSX needs an extra: pip install 'cimcheck[office]'. Or save the table as CSV.",
            ),
        ) from None
    with _as_table(path):
        _refuse_bomb(path, unpacked)
        book = load_workbook(path, read_only=True, data_only=True)
        epoch = book.epoch.date()
    for sheet in book.worksheets:
        yield sheet.title, _rows(path, sheet, epoch)
    book.close()


def _refuse_bomb(path: Path, unpacked: int) -> None:
    """Refuse a workbook that unpacks to more than anybody fills in; no part unpacks to more than it says."""
    with ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > unpacked:
            raise _unreadable(path, f"> {unpacked} byte")


def _rows(path: Path, sheet: Any, epoch: date) -> Iterator[Line]:
    with _as_table(path):
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield Line(number, tuple(map(_plain, row)), epoch)


@contextmanager
def _as_table(path: Path) -> Iterator[None]:
    """Whatever a broken archive leads the library into is said of the file."""
    try:
        yield
    except (OSError, GeneratorExit, ProjectFileError):
        raise
    except Exception as error:
        raise _unreadable(path, type(error).__name__) from error


def _plain(cell: Any) -> CellValue:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, str):
        return cell.strip()
    return cell if isinstance(cell, int | float | bool | date) else None


def _unreadable(path: Path, reason: str) -> ProjectFileError:
    return ProjectFileError(
        "TABLE_UNREADABLE",
        Text(
            f"无法把 {path.name} 读成表格：{reason}。请另存为 CSV（UTF-8 或 GB18030）或 XLSX。",
            f"{path.name} cannot be read as a table: {reason}. Save it as CSV (UTF-8 or GB18030) or XLSX.",
        ),
    )

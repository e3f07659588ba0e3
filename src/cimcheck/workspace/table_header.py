"""The header row of a submission table: which of the first rows it is, and what each of its columns means."""

from collections.abc import Sequence
from dataclasses import dataclass

from cimcheck.core.schema_faults import did_you_mean
from cimcheck.core.text import Text
from cimcheck.errors import Fault, ProjectFileError
from cimcheck.workspace.cells import Line
from cimcheck.workspace.columns import Column, headers_of, normal

_TITLES_ABOVE = 10


@dataclass(frozen=True, slots=True)
class Header:
    """The columns from left to right, None for one that is not known; the lines up to it; remarks."""

    columns: tuple[Column | None, ...]
    lines: int
    remarks: tuple[Fault, ...]


def find_header(file: str, lines: Sequence[Line], columns: Sequence[Column]) -> Header:
    """The header among the first rows: the first that has every required column. Raises ProjectFileError."""
    known = headers_of(columns)
    required = [column for column in columns if column.required]
    for number, line in enumerate(lines[:_TITLES_ABOVE], start=1):
        found = tuple(known.get(normal(str(cell))) if cell else None for cell in line.cells)
        if all(column in found for column in required):
            _refuse_repeated(file, line, found)
            return Header(found, number, tuple(_unknown(file, line, found, columns)))
    zh, en = (
        "、".join(column.title.zh for column in required),
        ", ".join(column.title.en for column in required),
    )
    raise ProjectFileError(
        "TABLE_HEADER",
        Text(
            f"{file} 的前 {_TITLES_ABOVE} 行里没有表头；必需的列：{zh}。"
            "可用 cimcheck batch-template 生成模板。",
            f"{file} has no header in its first {_TITLES_ABOVE} rows; columns needed: {en}. "
            "cimcheck batch-template writes a template.",
        ),
    )


def _refuse_repeated(file: str, line: Line, found: Sequence[Column | None]) -> None:
    faults = tuple(
        Fault(
            file,
            line.number,
            number + 1,
            "COLUMN_TWICE",
            Text(f"“{cell}”列重复。", f"“{cell}” is there twice."),
        )
        for number, (cell, column) in enumerate(zip(line.cells, found, strict=True))
        if column is not None and column in found[:number]
    )
    if faults:
        text = Text(f"{file} 的表头有重复的列。", f"The header of {file} has a column twice.")
        raise ProjectFileError("TABLE_HEADER", text, faults)


def _unknown(file: str, line: Line, found: Sequence[Column | None], columns: Sequence[Column]) -> list[Fault]:
    names = {name for column in columns for name in (column.title.zh, column.title.en)}
    return [
        Fault(
            file,
            line.number,
            number,
            "COLUMN_UNKNOWN",
            Text(f"不认识的列“{cell}”，未使用。", f"Unknown column “{cell}”; it is not used."),
            did_you_mean(str(cell), names),
        )
        for number, (cell, column) in enumerate(zip(line.cells, found, strict=True), start=1)
        if column is None and cell
    ]

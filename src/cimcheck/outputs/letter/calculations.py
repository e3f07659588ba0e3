"""Calculation sheets: the tables behind findings."""

from cimcheck.core.text import Text
from cimcheck.outputs.detail_tables import detail_tables
from cimcheck.outputs.finding_lines import Line
from cimcheck.outputs.letter.blocks import Block, Cell, Heading, Paragraph, Table
from cimcheck.outputs.sheets.table import DetailTable, words_of
from cimcheck.outputs.typed import typed

MOST_COLUMNS = 8
LEAST, SHORT, MOST = 6, 16, 48
"""Columns of type that a column of a table is given at least, without breaking, and at most."""
PAGE, MARGIN = 96, 2
"""Columns of type that a page is wide, and that the edges of a cell take."""


def calculations(lines: list[Line]) -> list[Block]:
    """The sheets of every finding that has them, in the order of the letter."""
    blocks: list[Block] = []
    for line in lines:
        tables = detail_tables(line.finding.details)
        if tables:
            title = line.finding.title
            blocks.append(Heading(2, Text(f"{title.zh}：{line.place}", f"{title.en}: {line.place}")))
        for table in tables:
            blocks += [Paragraph(table.title), *_parts(table)]
    return blocks


def _parts(table: DetailTable) -> list[Block]:
    """The table, or where it is too wide for paper several, each with the first column again."""
    columns = range(1, len(table.header))
    groups = [columns[start : start + MOST_COLUMNS - 1] for start in range(0, len(columns), MOST_COLUMNS - 1)]
    return [_table(table, [0, *group]) for group in groups or [range(0)]]


def _table(table: DetailTable, columns: list[int]) -> Table:
    rows = tuple(tuple(Cell(words_of(row[column])) for column in columns) for row in table.rows)
    header = tuple(table.header[column] for column in columns)
    return Table(header, rows, _widths(header, rows))


def _widths(header: tuple[Text, ...], rows: tuple[tuple[Cell, ...], ...]) -> tuple[float, ...]:
    """Shares of the width, after the longest text of each column.

    What is short stays on one line where the page has room for that; longer columns share the rest.
    """
    longest = [
        max((LEAST, typed(head.zh), *(typed(row[column].text.zh) for row in rows))) + MARGIN
        for column, head in enumerate(header)
    ]
    bounded = [min(length, MOST) for length in longest]
    kept = sum(length for length in bounded if length <= SHORT)
    long_ones = sum(length for length in bounded if length > SHORT)
    left = PAGE - kept
    if (
        left <= 0
        or not long_ones
        or sum(bounded) <= PAGE
        or left < LEAST * sum(one > SHORT for one in bounded)
    ):
        return tuple(length / sum(bounded) for length in bounded)
    return tuple((one if one <= SHORT else one * left / long_ones) / PAGE for one in bounded)

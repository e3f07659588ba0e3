"""Calculation sheets: the plans and tables behind findings."""

from cimcheck.core.text import Text
from cimcheck.outputs.detail_parts import detail_parts
from cimcheck.outputs.finding_lines import Line
from cimcheck.outputs.letter.blocks import Block, Cell, Heading, Paragraph, Picture, Table
from cimcheck.outputs.letter.widths import fitted
from cimcheck.outputs.plans.drawing import Drawing
from cimcheck.outputs.sheets.table import DetailTable, words_of

MOST_COLUMNS = 8


def calculations(lines: list[Line]) -> list[Block]:
    """The sheets of every finding that has them, in the order of the letter; the same plan is drawn once."""
    blocks: list[Block] = []
    drawn: list[Drawing] = []
    for line in lines:
        parts = [part for part in detail_parts(line.finding.details) if part not in drawn]
        drawn += (part for part in parts if isinstance(part, Drawing))
        if parts:
            title = line.finding.title
            blocks.append(Heading(2, Text(f"{title.zh}：{line.place}", f"{title.en}: {line.place}")))
        for part in parts:
            shown: list[Block] = [Picture(part)] if isinstance(part, Drawing) else [*_parts(part)]
            blocks += [Paragraph(part.title, "caption"), *shown]
    return blocks


def _parts(table: DetailTable) -> list[Block]:
    """The table, or where it is too wide for paper several, each with the first column again."""
    columns = range(1, len(table.header))
    groups = [columns[start : start + MOST_COLUMNS - 1] for start in range(0, len(columns), MOST_COLUMNS - 1)]
    return [_table(table, [0, *group]) for group in groups or [range(0)]]


def _table(table: DetailTable, columns: list[int]) -> Table:
    rows = tuple(tuple(Cell(words_of(row[column])) for column in columns) for row in table.rows)
    header = tuple(table.header[column] for column in columns)
    return Table(header, rows, fitted(header, rows))

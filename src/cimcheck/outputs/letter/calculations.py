"""Calculation sheets: the tables behind findings."""

from cimcheck.core.text import Text
from cimcheck.outputs.amounts import plain_value
from cimcheck.outputs.detail_tables import Cell as Datum
from cimcheck.outputs.detail_tables import DetailTable, detail_tables
from cimcheck.outputs.finding_lines import Line
from cimcheck.outputs.letter.blocks import Block, Cell, Heading, Paragraph, Table


def calculations(lines: list[Line]) -> list[Block]:
    """The sheets of every finding that has them, in the order of the letter."""
    blocks: list[Block] = []
    for line in lines:
        tables = detail_tables(line.finding.details)
        if tables:
            title = line.finding.title
            blocks.append(Heading(2, Text(f"{title.zh}：{line.place}", f"{title.en}: {line.place}")))
        for table in tables:
            blocks += [Paragraph(table.title), _table(table)]
    return blocks


def _table(table: DetailTable) -> Table:
    rows = tuple(tuple(Cell(_words(one)) for one in row) for row in table.rows)
    count = max(len(table.header), 1)
    return Table(table.header, rows, (1 / count,) * count)


def _words(datum: Datum) -> Text:
    return datum if isinstance(datum, Text) else plain_value(datum)

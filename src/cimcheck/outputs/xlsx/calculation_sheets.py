"""Calculation sheets: the tables behind findings, one sheet a rule."""

from collections.abc import Callable

from cimcheck.core.text import Text
from cimcheck.outputs.detail_tables import detail_tables
from cimcheck.outputs.finding_lines import Line
from cimcheck.outputs.sheets.table import DetailTable
from cimcheck.outputs.xlsx.pen import Pen


def calculation_sheets(add: Callable[[Text], Pen], lines: list[Line]) -> None:
    """One sheet for each rule that has tables; its findings stand below each other."""
    by_rule: dict[str, list[Line]] = {}
    for line in lines:
        if line.finding.details:
            by_rule.setdefault(line.finding.rule, []).append(line)
    for rule, found in sorted(by_rule.items()):
        pen = add(Text(f"计算书 {rule}", f"Sheet {rule}"))
        pen.widths(28, *[18] * 15)
        pen.title(found[0].finding.title)
        for line in found:
            pen.row += 1
            pen.title(line.place, "heading")
            for table in detail_tables(line.finding.details):
                _table(pen, table)


def _table(pen: Pen, table: DetailTable) -> None:
    pen.line([table.title], "plain")
    pen.line(table.header, "head")
    for row in table.rows:
        pen.line(row)
    pen.row += 1

"""Calculation sheets: the plans and tables behind findings, one sheet a rule."""

from collections.abc import Callable

from cimcheck.core.text import Text
from cimcheck.outputs.detail_parts import detail_parts
from cimcheck.outputs.finding_lines import Line
from cimcheck.outputs.pdf.picture import DENSITY, png
from cimcheck.outputs.plans.drawing import Drawing
from cimcheck.outputs.sheets.table import DetailTable
from cimcheck.outputs.xlsx.pen import Pen


def calculation_sheets(add: Callable[..., Pen], lines: list[Line]) -> None:
    """One sheet for each rule that has tables; its findings stand below each other."""
    by_rule: dict[str, list[tuple[Line, list[DetailTable | Drawing]]]] = {}
    for line in lines:
        if parts := detail_parts(line.finding.details):
            by_rule.setdefault(line.finding.rule, []).append((line, parts))
    for rule, found in sorted(by_rule.items()):
        pen = add(Text(f"计算书 {rule}", f"Sheet {rule}"), wide=True)
        pen.widths(28, *[18] * 15)
        pen.title(found[0][0].finding.title)
        for line, parts in found:
            pen.row += 1
            pen.title(line.place, "heading")
            for part in parts:
                pen.line([part.title], "plain")
                if isinstance(part, Drawing):
                    pen.picture(png(part, pen.lang), DENSITY, part.title)
                else:
                    _table(pen, part)


def _table(pen: Pen, table: DetailTable) -> None:
    pen.line(table.header, "head")
    for row in table.rows:
        pen.line(row)
    pen.row += 1

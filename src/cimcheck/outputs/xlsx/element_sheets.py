"""构件: every element behind every finding that needs attention, for filters and look-ups."""

from collections.abc import Callable, Iterator

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.outputs.finding_lines import Line
from cimcheck.outputs.xlsx.pen import MOST_ROWS, Pen

_HEADS = (
    Text("序号", "No."),
    Text("规则", "Rule"),
    Text("对象", "Object"),
    Text("构件 GUID", "Element GUID"),
)
OPEN = (Verdict.FAIL, Verdict.UNDETERMINED)


def element_sheets(add: Callable[[Text], Pen], lines: list[Line]) -> None:
    """One row a finding and element; a second sheet where one is full."""
    pen: Pen | None = None
    for number, rule, subject, guid in _rows(lines):
        if pen is None or pen.row >= MOST_ROWS:
            pen = add(Text("构件", "Elements"))
            pen.widths(8, 12, 30, 28)
            pen.head(_HEADS)
        pen.line((number, rule, subject, guid))


def _rows(lines: list[Line]) -> Iterator[tuple[int, str, str, str]]:
    for line in lines:
        if line.finding.verdict in OPEN:
            for guid in line.finding.elements:
                yield line.number, line.finding.rule, line.subject, guid

"""待补资料: every missing datum once, with who owes it and what hangs on it."""

from cimcheck.core.text import Text
from cimcheck.findings.report import Report
from cimcheck.outputs.missing import owed
from cimcheck.outputs.words import OWNERS, word
from cimcheck.outputs.xlsx.pen import Pen

_HEADS = (
    Text("由谁补充", "Owed by"),
    Text("资料", "What"),
    Text("事实编号", "Fact"),
    Text("涉及结果数", "Findings"),
    Text("单独补齐即可能定论", "Could settle alone"),
    Text("缺少此项的对象", "Objects that lack it"),
)


def missing_sheet(pen: Pen, report: Report) -> None:
    """By owner, then what settles most findings first."""
    entries = owed(report.findings)
    pen.widths(26, 34, 34, 12, 12, 60)
    pen.head(_HEADS, filters_for=len(entries))
    for entry in entries:
        about = (word(OWNERS, entry.owner), entry.label, entry.fact)
        pen.line((*about, len(entry.findings), entry.deciding, "\n".join(entry.subjects)))

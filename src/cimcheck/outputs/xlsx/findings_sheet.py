"""问题清单: one row a finding, all of them, with filters."""

from cimcheck.core.text import Text
from cimcheck.findings.finding import Measured
from cimcheck.outputs.amounts import unit_text
from cimcheck.outputs.finding_lines import Line
from cimcheck.outputs.review import Review
from cimcheck.outputs.words import BASES, word
from cimcheck.outputs.xlsx.pen import Content, Pen

COLUMNS: tuple[tuple[Text, float], ...] = (
    (Text("序号", "No."), 6),
    (Text("结论", "Verdict"), 9),
    (Text("专项", "Subject"), 11),
    (Text("单体", "Building"), 14),
    (Text("楼层", "Storey"), 11),
    (Text("对象", "Object"), 24),
    (Text("审查内容", "What was checked"), 24),
    (Text("要求", "Required"), 15),
    (Text("实测", "Measured"), 15),
    (Text("差额", "Short by"), 13),
    (Text("说明", "Finding"), 42),
    (Text("条文", "Clause"), 34),
    (Text("缺少的资料", "Missing data"), 26),
    (Text("由谁补充", "Owed by"), 16),
    (Text("审查意见", "Opinion"), 13),
    (Text("意见理由", "Reason"), 24),
    (Text("审查人", "Reviewer"), 10),
    (Text("意见日期", "Date"), 11),
    (Text("规则", "Rule"), 10),
    (Text("条文文本来源", "How the text is known"), 18),
    (Text("实测下限", "Measured from"), 11),
    (Text("实测上限", "Measured to"), 11),
    (Text("要求下限", "Required from"), 11),
    (Text("要求上限", "Required to"), 11),
    (Text("单位", "Unit"), 7),
    (Text("涉及构件数", "Elements"), 10),
    (Text("GUID", "GUID"), 24),
    (Text("结果编号", "Finding id"), 24),
)
PRINTED = 14
"""Columns that go onto paper (A3); those behind are for filters and look-ups."""
CHANGE = (Text("较上次", "Since last time"), 12)


def findings_sheet(pen: Pen, lines: list[Line], review: Review) -> None:
    """All findings. With an earlier report at hand a column says what became of each."""
    columns = list(COLUMNS)
    if review.changes is not None:
        columns.insert(2, CHANGE)
    pen.widths(*(width for _, width in columns))
    pen.head([label for label, _ in columns], filters_for=len(lines))
    pen.sheet.freeze_panes(pen.row, 2)
    pen.sheet.set_paper(8)
    pen.sheet.print_area(0, 0, len(lines), PRINTED - 1)
    for line in lines:
        cells = _cells(line)
        if review.changes is not None:
            cells.insert(2, line.change)
        for column, content in enumerate(cells):
            style = line.finding.verdict.value if column == 1 else "text"
            pen.put(column, content, style)
        pen.row += 1


def _cells(line: Line) -> list[Content]:
    finding = line.finding
    opinion = line.held.opinion if line.held else None
    return [
        line.number,
        line.verdict,
        line.domain,
        line.building,
        finding.subject.storey,
        Text(f"{line.kind.zh} {line.subject}", f"{line.kind.en} {line.subject}"),
        finding.title,
        line.required,
        line.measured,
        line.shortfall,
        finding.message,
        line.clauses,
        line.missing,
        line.owners,
        line.opinion,
        opinion.reason if opinion else "",
        opinion.reviewer if opinion else "",
        opinion.date if opinion else "",
        finding.rule,
        word(BASES, finding.basis),
        *ends(finding.measured),
        *ends(finding.required),
        unit(finding.measured or finding.required),
        len(finding.elements),
        finding.subject.guid,
        finding.id,
    ]


def ends(side: Measured | None) -> tuple[Content, Content]:
    """The bounds of one side as numbers; empty where there is none or it is open."""
    return (side.lo, side.hi) if side else (None, None)


def unit(side: Measured | None) -> Content:
    """The unit of one side."""
    if side is None or side.members is not None:
        return None
    text = unit_text(side.unit)
    return Text(text.zh.strip(), text.en.strip())

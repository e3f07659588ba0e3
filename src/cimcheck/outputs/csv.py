"""The findings as CSV: one row a finding, UTF-8 with a mark for spreadsheets, RFC 4180.

Headings and words are in the language asked for; ids, codes and numbers are the same in both.
"""

import csv
import io

from cimcheck.core.text import Text
from cimcheck.findings.finding import Measured
from cimcheck.outputs.finding_lines import Line, finding_lines
from cimcheck.outputs.review import Review
from cimcheck.outputs.visible import one_line
from cimcheck.outputs.words import BASES, OPERATORS, word

COLUMNS = (
    Text("结果编号", "Finding"),
    Text("序号", "No."),
    Text("结论", "Verdict"),
    Text("结论代码", "Verdict code"),
    Text("专项", "Subject"),
    Text("规则", "Rule"),
    Text("规则版本", "Rule version"),
    Text("审查内容", "What was checked"),
    Text("单体", "Building"),
    Text("楼层", "Storey"),
    Text("对象类别", "Kind of object"),
    Text("对象", "Object"),
    Text("GUID", "GUID"),
    Text("比较", "Comparison"),
    Text("要求", "Required"),
    Text("要求下限", "Required from"),
    Text("要求上限", "Required to"),
    Text("实测", "Measured"),
    Text("实测下限", "Measured from"),
    Text("实测上限", "Measured to"),
    Text("单位", "Unit"),
    Text("差额", "Short by"),
    Text("条文", "Clauses"),
    Text("条文文本来源", "How the text is known"),
    Text("缺少的资料", "Missing data"),
    Text("缺少的事实编号", "Missing facts"),
    Text("由谁补充", "Owed by"),
    Text("说明", "Finding in words"),
    Text("构件 GUID", "Elements"),
    Text("依据摘要", "Evidence"),
    Text("审查意见", "Opinion"),
    Text("意见理由", "Reason"),
    Text("审查人", "Reviewer"),
    Text("意见日期", "Date of opinion"),
    Text("较上次", "Since last time"),
)
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%", "＝", "＋", "－", "＠")
"""The wide forms as well: spreadsheets of East Asia take them for the narrow ones."""


def render(review: Review, lang: str = "zh") -> bytes:
    """The findings as CSV. The same review and language give the same bytes."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([one.get(lang) for one in COLUMNS])
    for line in finding_lines(review):
        writer.writerow([_cell(value, lang) for value in _values(line)])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def safe(text: str) -> str:
    """Text on one line that no spreadsheet takes for a formula: an apostrophe stands before what could be."""
    shown = one_line(text)
    return "'" + shown if shown.lstrip(" \u3000").startswith(_STARTS_A_FORMULA) else shown


def _cell(value: Text | str | float | int | None, lang: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Text):
        return safe(value.get(lang))
    return safe(value) if isinstance(value, str) else repr(value)


def _values(line: Line) -> list[Text | str | float | int | None]:
    finding, held = line.finding, line.held
    opinion = held.opinion if held else None
    return [
        finding.id,
        line.number,
        line.verdict,
        finding.verdict.value,
        line.domain,
        finding.rule,
        finding.rule_version,
        finding.title,
        line.building,
        finding.subject.storey,
        line.kind,
        line.subject,
        finding.subject.guid,
        OPERATORS.get(finding.required.op, finding.required.op) if finding.required else "",
        line.required,
        *_ends(finding.required),
        line.measured,
        *_ends(finding.measured),
        _unit(finding.measured or finding.required),
        line.shortfall,
        line.clauses,
        word(BASES, finding.basis),
        line.missing,
        " ".join(dict.fromkeys(missing.fact for missing in finding.missing)),
        line.owners,
        finding.message,
        " ".join(finding.elements),
        finding.evidence,
        line.opinion,
        opinion.reason if opinion else "",
        opinion.reviewer if opinion else "",
        opinion.date if opinion else "",
        line.change,
    ]


def _ends(side: Measured | None) -> tuple[float | int | None, float | int | None]:
    return (side.lo, side.hi) if side else (None, None)


def _unit(side: Measured | None) -> str:
    """The unit as the standard for numbers writes it; empty for what has none."""
    return "" if side is None or side.members is not None or side.unit == "1" else side.unit

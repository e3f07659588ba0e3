"""The clauses that were applied, how their text is known, and the clauses that no rule computes."""

from cimcheck.core.text import Text
from cimcheck.findings.report import Report
from cimcheck.outputs.clauses import clause_title, instruments, trace_clause
from cimcheck.outputs.overview import cited, unencoded
from cimcheck.outputs.words import BASES, LEVELS, NOT_ENCODED_EFFECTS, word
from cimcheck.outputs.xlsx.pen import Pen


def law_sheet(pen: Pen, report: Report) -> None:
    """Two tables."""
    pen.widths(60, 18, 36, 22, 12)
    pen.title(Text("审查依据", "Legal basis"), "heading")
    heads = (Text("条文", "Clause"), Text("性质", "Level"), Text("文本来源", "How the text is known"))
    pen.line((*heads, Text("规则", "Rules")), "head")
    for entry in cited(report):
        level, basis = word(LEVELS, entry.clause.level), word(BASES, entry.basis)
        pen.line((clause_title(entry.clause), level, basis, ", ".join(entry.rules)))
    pen.row += 1
    pen.title(Text("未编码、须人工审查的条文", "Clauses that are not computed and need a person"), "heading")
    heads = (Text("内容", "What"), Text("条文", "Clause"), Text("可能改变", "May change"))
    pen.line((*heads, Text("规则", "Rules"), Text("涉及结果", "Findings")), "head")
    known = instruments(report.findings)
    for item in unencoded(report):
        about = (item.entry.what, trace_clause(item.entry.clause, known))
        effect = word(NOT_ENCODED_EFFECTS, item.entry.verdict)
        pen.line((*about, effect, ", ".join(item.rules), item.findings))

"""The clauses that were applied, and those that no rule computes."""

from cimcheck.core.text import Text
from cimcheck.findings.report import Report
from cimcheck.outputs.clauses import clause_title, instruments, trace_clause
from cimcheck.outputs.letter.blocks import Block, Cell, Paragraph, Table, same
from cimcheck.outputs.overview import cited, unencoded
from cimcheck.outputs.words import BASES, LEVELS, NOT_ENCODED_EFFECTS, word


def basis(report: Report) -> list[Block]:
    """Every clause with how its text is known."""
    rows = tuple(
        (
            Cell(clause_title(entry.clause), word(LEVELS, entry.clause.level)),
            Cell(word(BASES, entry.basis)),
            Cell(same(", ".join(entry.rules))),
        )
        for entry in cited(report)
    )
    header = (Text("条文", "Clause"), Text("文本来源", "How the text is known"), Text("规则", "Rules"))
    return [Table(header, rows, (0.56, 0.29, 0.15))] if rows else []


def not_computed(report: Report) -> list[Block]:
    """What a person still has to judge."""
    known = instruments(report.findings)
    rows = tuple(
        (
            Cell(trace_clause(item.entry.clause, known)),
            Cell(item.entry.what),
            Cell(word(NOT_ENCODED_EFFECTS, item.entry.verdict)),
            Cell(same(", ".join(item.rules)), Text(f"涉及 {item.findings} 项", f"{item.findings} findings")),
        )
        for item in unencoded(report)
    )
    if not rows:
        return []
    header = (
        Text("条文", "Clause"),
        Text("内容", "What"),
        Text("可能改变", "May change"),
        Text("规则", "Rules"),
    )
    about = Text(
        "下列条文与上述结果有关，但程序不作计算，须由审查人员判断。",
        "These clauses bear on the findings above but are not computed.",
    )
    return [Paragraph(about, "small"), Table(header, rows, (0.24, 0.38, 0.22, 0.16))]

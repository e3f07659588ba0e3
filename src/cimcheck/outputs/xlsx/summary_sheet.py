"""概要: what was checked, what came out, and the receipt."""

from collections.abc import Iterable

from cimcheck.core.text import Text
from cimcheck.findings.report import ModelNote, Report
from cimcheck.outputs.amounts import size_text
from cimcheck.outputs.conclusion import conclusion
from cimcheck.outputs.overview import matrix
from cimcheck.outputs.project_data import entries
from cimcheck.outputs.receipt import receipt_lines
from cimcheck.outputs.review import Review
from cimcheck.outputs.words import (
    DECISIONS,
    DISCIPLINES,
    SEVERITIES,
    STATUSES,
    VERDICT_ORDER,
    VERDICTS,
    word,
)
from cimcheck.outputs.xlsx.pen import Content, Pen


def summary_sheet(pen: Pen, review: Review) -> None:
    """Project, conclusion, counts, models, remarks, opinions that fit nothing, receipt."""
    report = review.report
    pen.widths(30, 26, 18, 18, 26, 44)
    pen.title(Text("建筑信息模型审查问题清单", "Findings of the building model review"))
    pen.line([conclusion(report)], "plain")
    _counts(pen, report)
    project = [(line.label, line.value) for line in entries(report.project) if line.value is not None]
    _pairs(pen, Text("项目资料", "Project"), project)
    _models(pen, report)
    _notes(pen, report.notes)
    if review.astray:
        pen.title(Text("未对应到任何结果的审查意见", "Opinions on no finding of this report"), "heading")
        heads = (Text("结果编号", "Finding"), Text("意见", "Opinion"), Text("审查人", "Reviewer"))
        pen.line((*heads, Text("日期", "Date"), Text("理由", "Reason")), "head")
        for opinion in review.astray:
            decision = DECISIONS[opinion.decision.value]
            pen.line((opinion.finding, decision, opinion.reviewer, opinion.date, opinion.reason))
    _pairs(pen, Text("凭证：同样的输入必得同样的报告", "Receipt"), receipt_lines(report))


def _pairs(pen: Pen, title: Text, pairs: Iterable[tuple[Content, Content]]) -> None:
    found = list(pairs)
    if not found:
        return
    pen.row += 1
    pen.title(title, "heading")
    for label, value in found:
        pen.put(0, label, "label")
        pen.sheet.merge_range(pen.row, 1, pen.row, 4, "")
        pen.put(1, value, across=4)
        pen.row += 1


def _counts(pen: Pen, report: Report) -> None:
    table = matrix(report)
    if not table.domains:
        return
    pen.row += 1
    pen.title(Text("按单体与专项", "By building and subject"), "heading")
    heads = (Text("单体", "Building"), Text("专项", "Subject"))
    pen.line((*heads, *(VERDICTS[verdict.value] for verdict in VERDICT_ORDER)), "head")
    for _, name, cells in table.lines:
        for (_, title), cell in zip(table.domains, cells, strict=True):
            if cell.worst:
                counts = [cell.counts.get(verdict.value, 0) for verdict in VERDICT_ORDER]
                pen.line((name or Text("整个项目", "Whole submission"), title, *counts), "count")


def _models(pen: Pen, report: Report) -> None:
    pen.row += 1
    pen.title(Text("模型", "Models"), "heading")
    heads = (Text("文件", "File"), Text("接收检查", "Intake check"), Text("专业", "Discipline"))
    pen.line(
        (*heads, Text("IFC 版本", "IFC schema"), Text("大小", "Size"), Text("建模软件", "Authoring tool")),
        "head",
    )
    for model in report.models:
        status, discipline = word(STATUSES, model.status), word(DISCIPLINES, model.discipline)
        size = size_text(model.bytes)
        pen.line((model.file, status, discipline, model.ifc_schema, size, model.application))
    for model in report.models:
        _notes(pen, model.notes, model.file)


def _notes(pen: Pen, notes: Iterable[ModelNote], file: str = "") -> None:
    found = list(notes)
    if not found:
        return
    pen.row += 1
    pen.title(Text(f"提示 {file}", f"Remarks {file}"), "heading")
    for note in found:
        pen.put(0, note.code, "label")
        pen.put(1, word(SEVERITIES, note.severity))
        pen.sheet.merge_range(pen.row, 2, pen.row, 4, "")
        pen.put(2, note.message, across=3)
        pen.put(5, note.where)
        pen.row += 1

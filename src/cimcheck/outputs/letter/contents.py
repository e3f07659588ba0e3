"""The letter from top to bottom."""

from collections.abc import Iterator

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.findings.report import Report
from cimcheck.outputs.conclusion import conclusion
from cimcheck.outputs.finding_lines import Line, finding_lines
from cimcheck.outputs.letter.blocks import Blank, Block, Heading, Paragraph, Signatures, Title
from cimcheck.outputs.letter.calculations import calculations
from cimcheck.outputs.letter.finding_tables import finding_tables
from cimcheck.outputs.letter.law import basis, not_computed
from cimcheck.outputs.letter.submission import models, project, receipt, verdict_table
from cimcheck.outputs.letter.supplements import missing_data, opinions
from cimcheck.outputs.review import Review

NUMBERS = (*"一二三四五六七八九十", "十一", "十二", "十三", "十四", "十五")
SECTIONS = (
    (Verdict.FAIL, Text("不符合项", "Not met")),
    (Verdict.UNDETERMINED, Text("待定项", "Undetermined")),
    (Verdict.PASS, Text("符合项", "Met")),
    (Verdict.NOT_APPLICABLE, Text("不适用项", "Not applicable")),
)


def letter(review: Review) -> list[Block]:
    """All blocks. Sections without content are left out; the others are numbered in order."""
    report = review.report
    blocks: list[Block] = [_title(report)]
    for number, (heading, content) in enumerate(_sections(review)):
        blocks += [
            Heading(1, Text(f"{NUMBERS[number]}、{heading.zh}", f"{number + 1}  {heading.en}")),
            *content,
        ]
    return blocks


def _title(report: Report) -> Title:
    name = str(report.project.get("name") or (report.models[0].file if report.models else ""))
    return Title(Text("建筑信息模型审查意见书", "Review of the building information model"), Text(name, name))


def _sections(review: Review) -> Iterator[tuple[Text, list[Block]]]:
    report, lines = review.report, finding_lines(review)
    yield Text("项目概况", "Project"), [*project(report), *models(report)]
    yield Text("审查结论", "Conclusion"), _conclusion(report)
    for verdict, heading in SECTIONS:
        found = [line for line in lines if line.finding.verdict is verdict]
        if found:
            yield _counted(heading, found), finding_tables(found, verdict, changes=review.changes is not None)
    for heading, content in (
        (Text("需补充的资料", "Data to be supplied"), missing_data(report)),
        (Text("审查人员意见", "Opinions of the reviewers"), opinions(review, lines)),
        (Text("审查依据", "Legal basis"), basis(report)),
        (Text("未编码、须人工审查的条文", "Clauses that need a person"), not_computed(report)),
    ):
        if content:
            yield heading, content
    yield Text("审查意见与签署", "Opinion and signatures"), _signing()
    sheets = calculations(lines)
    if sheets:
        yield Text("附：计算书", "Annex: calculation sheets"), sheets
    yield Text("凭证", "Receipt"), receipt(report)


def _counted(heading: Text, lines: list[Line]) -> Text:
    return Text(f"{heading.zh}（{len(lines)} 项）", f"{heading.en} ({len(lines)})")


def _conclusion(report: Report) -> list[Block]:
    counts = report.summary
    rejected = any(model.status == "rejected" for model in report.models)
    tone = "fail" if counts.fail or rejected else "undetermined" if counts.undetermined else "pass"
    return [
        Paragraph(conclusion(report), "lead", tone if report.findings or rejected else ""),
        *verdict_table(report),
    ]


def _signing() -> list[Block]:
    return [
        Paragraph(
            Text(
                "以上结论由程序按所列条文计算，供审查人员参考；最终结论以审查人员签署的意见为准。",
                "Computed from the clauses listed; the signed opinion of the reviewer decides.",
            ),
            "small",
        ),
        Blank(Text("审查意见：", "Opinion:"), 45),
        Signatures(
            (
                Text("审查人（签字）", "Reviewer (signature)"),
                Text("审核人（签字）", "Checked by (signature)"),
                Text("审查机构（盖章）", "Review centre (seal)"),
                Text("日期", "Date"),
            )
        ),
    ]

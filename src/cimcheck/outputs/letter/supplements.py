"""What has to be supplied, and what reviewers said."""

from cimcheck.core.text import Text
from cimcheck.findings.opinion import Opinion
from cimcheck.findings.report import Report
from cimcheck.outputs.finding_lines import Line
from cimcheck.outputs.letter.blocks import Block, Cell, Table, same
from cimcheck.outputs.letter.widths import fitted
from cimcheck.outputs.missing import owed
from cimcheck.outputs.review import Review
from cimcheck.outputs.words import DECISIONS, OWNERS, word

MOST = 5


def missing_data(report: Report) -> list[Block]:
    """Every missing datum once, by who owes it."""
    rows = tuple(
        (
            Cell(word(OWNERS, entry.owner)),
            Cell(entry.label),
            Cell(same(str(len(entry.findings)))),
            Cell(same(str(entry.deciding))),
            Cell(_named(entry.subjects)),
        )
        for entry in owed(report.findings)
    )
    header: tuple[Text, ...] = (
        Text("由谁补充", "Owed by"),
        Text("资料", "What"),
        Text("涉及结果", "Findings"),
    )
    header += (Text("单独可定论", "Settles alone"), Text("缺少此项的对象", "Objects that lack it"))
    return [Table(header, rows, fitted(header, rows))] if rows else []


def _named(subjects: tuple[str, ...]) -> Text:
    """The first few; how many more there are, and where they stand, is said."""
    shown, more = "、".join(subjects[:MOST]), len(subjects) - MOST
    if more <= 0:
        return same(shown)
    return Text(
        f"{shown} 等 {len(subjects)} 个，逐个见 report.xlsx 待补资料",
        f"{shown} and {more} more: see report.xlsx",
    )


def opinions(review: Review, lines: list[Line]) -> list[Block]:
    """Every opinion with its reason, and those that fit no finding of this report."""
    rows = [
        _row(line.held.opinion, line.opinion, Cell(same(f"{line.number}  {line.place}"), line.verdict))
        for line in lines
        if line.held
    ]
    nothing = Text("本报告无此结果", "no such finding in this report")
    rows += [
        _row(opinion, word(DECISIONS, opinion.decision.value), Cell(same(opinion.finding), nothing))
        for opinion in review.astray
    ]
    header: tuple[Text, ...] = (
        Text("结果与程序结论", "Finding and verdict"),
        Text("意见", "Opinion"),
        Text("理由", "Reason"),
    )
    header += (Text("审查人", "Reviewer"), Text("日期", "Date"))
    return [Table(header, tuple(rows), (0.3, 0.2, 0.26, 0.11, 0.13))] if rows else []


def _row(opinion: Opinion, said: Text, about: Cell) -> tuple[Cell, ...]:
    texts = (opinion.reason, opinion.reviewer, opinion.date)
    return (about, Cell(said), *(Cell(same(text)) for text in texts))

"""The findings of one verdict: by subject of law, then one table a rule."""

from collections import Counter
from itertools import groupby

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.outputs.finding_lines import Line
from cimcheck.outputs.letter.blocks import Block, Cell, Heading, Paragraph, Table, same
from cimcheck.outputs.letter.widths import around_values
from cimcheck.outputs.words import BASES, word

_PLACE = Text("部位（单体、楼层、对象）", "Place (building, storey, object)")
_REQUIRED = Text("要求", "Required")
_MEASURED = Text("实测", "Measured")
_OPINION = Text("审查意见", "Opinion")
_WHOLE = ("Project", "Building")
"""Subjects that nobody looks up by GUID."""
MOST_MISSING = 6
"""Missing data of one finding that its row on paper names."""


MOST_LISTED = {
    Verdict.FAIL: 1500,
    Verdict.UNDETERMINED: 800,
    Verdict.PASS: 200,
    Verdict.NOT_APPLICABLE: 200,
}
"""Findings of a verdict that a letter lists one by one. Above that each rule lists its first, counts the rest
and says where they stand: nobody reads a letter of a thousand pages, and setting it takes a gigabyte."""
LEAST_LISTED = 20
"""Findings that each rule lists at least."""


def finding_tables(lines: list[Line], verdict: Verdict, *, changes: bool) -> list[Block]:
    """Every finding listed or counted; what is met or does not apply is kept short."""
    blocks: list[Block] = []
    most = len(lines)
    if most > MOST_LISTED[verdict]:
        most = max(LEAST_LISTED, MOST_LISTED[verdict] // len({line.finding.rule for line in lines}))
    for domain, of_domain in groupby(lines, key=lambda line: line.domain):
        blocks.append(Heading(2, domain))
        for rule, of_rule in groupby(of_domain, key=lambda line: line.finding.rule):
            found = list(of_rule)
            blocks += _rule(rule, found[:most], verdict, changes)
            if len(found) > most:
                blocks.append(_not_listed(found[most:]))
    return blocks


def _not_listed(lines: list[Line]) -> Paragraph:
    """How many more there are, under which numbers, and in which buildings."""
    counted = Counter(line.building for line in lines)
    where = "、".join(f"{building} {count}" for building, count in counted.items() if building)
    first, last = lines[0].number, lines[-1].number
    return Paragraph(
        Text(
            f"本条另有 {len(lines)} 项（序号 {first} – {last}；{where}），此处不逐项列出，"
            "逐项见问题清单 report.xlsx 或 report.json。",
            f"{len(lines)} more under this rule (numbers {first} – {last}; {where}) are not listed here: see "
            "the workbook report.xlsx or report.json.",
        ),
        "small",
    )


def _rule(rule: str, lines: list[Line], verdict: Verdict, changes: bool) -> list[Block]:
    first = lines[0].finding
    title = Text(f"{first.title.zh}（{rule}）", f"{first.title.en} ({rule})")
    known = word(BASES, first.basis)
    source = Text(f"依据：{lines[0].clauses.zh}。{known.zh}。", f"Clause: {lines[0].clauses.en}; {known.en}.")
    table = (
        _open(lines, verdict, changes) if verdict in (Verdict.FAIL, Verdict.UNDETERMINED) else _closed(lines)
    )
    return [Heading(3, title), Paragraph(source, "small"), table]


def _open(lines: list[Line], verdict: Verdict, changes: bool) -> Table:
    last = Text("差额", "Short by") if verdict is Verdict.FAIL else Text("缺少的资料", "Missing data")
    header = (Text("序号", "No."), _PLACE, _REQUIRED, _MEASURED, last, Text("说明", "Finding"), _OPINION)
    rows = tuple(_open_row(line, verdict, changes) for line in lines)
    failed = (0.06, 0.2, None, None, None, 0.28, 0.13)
    lacking = (0.06, 0.16, None, None, 0.23, 0.23, 0.11)
    return Table(header, rows, around_values(failed if verdict is Verdict.FAIL else lacking, rows))


def _open_row(line: Line, verdict: Verdict, changes: bool) -> tuple[Cell, ...]:
    owed = Cell(_lacking(line), line.owners)
    change = line.change if changes else same("")
    return (
        Cell(same(str(line.number))),
        _place(line),
        Cell(line.required),
        Cell(line.measured),
        Cell(line.shortfall) if verdict is Verdict.FAIL else owed,
        Cell(line.finding.message, change),
        Cell(line.opinion, same(line.held.opinion.reason if line.held else "")),
    )


def _lacking(line: Line) -> Text:
    """The first few of what is missing; how many there are, and where they all stand, is said."""
    labels = list(dict.fromkeys(missing.label for missing in line.finding.missing))
    if len(labels) <= MOST_MISSING:
        return line.missing
    zh = "；".join(label.zh for label in labels[:MOST_MISSING])
    en = "; ".join(label.en for label in labels[:MOST_MISSING])
    more = len(labels) - MOST_MISSING
    return Text(
        f"{zh}；另 {more} 项（全部 {len(labels)} 项见问题清单 report.xlsx）",
        f"{en}; {more} more (all {len(labels)} in the workbook report.xlsx)",
    )


def _closed(lines: list[Line]) -> Table:
    header = (Text("序号", "No."), _PLACE, _REQUIRED, _MEASURED, _OPINION)
    rows = tuple(
        (
            Cell(same(str(line.number))),
            _place(line),
            Cell(line.required),
            Cell(line.measured),
            Cell(line.opinion, same(line.held.opinion.reason if line.held else "")),
        )
        for line in lines
    )
    return Table(header, rows, around_values((0.07, 0.5, None, None, 0.16), rows))


def _place(line: Line) -> Cell:
    """Where it is; the GUID of an element, and how many elements are behind it when more than itself."""
    finding = line.finding
    count = len(finding.elements)
    guid = "" if finding.subject.kind in _WHOLE else finding.subject.guid
    more = count > 1 or (count == 1 and finding.elements[0] != guid)
    zh, en = (f"构件 {count} 个", f"{count} elements") if more else ("", "")
    return Cell(same(line.place), Text(f"{guid} {zh}".strip(), f"{guid} {en}".strip()))

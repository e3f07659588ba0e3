"""规划中期评估 the mid-term evaluation of a plan, in words and figures, as blocks of a document."""

from collections import Counter
from collections.abc import Iterator

from cimcheck.core.text import Text
from cimcheck.district.document import District, IndicatorEntry
from cimcheck.outputs.district.figures import number
from cimcheck.outputs.district.sentences import (
    conclusion,
    contradictions,
    counted_text,
    roundings,
    sentences,
    target_text,
    value_text,
)
from cimcheck.outputs.district.vocabulary import ANSWERS, DATED_BY, HOW, NOTES, TONES
from cimcheck.outputs.letter.blocks import Block, Cell, Heading, Paragraph, Signatures, Table, Title, same
from cimcheck.outputs.words import OWNERS, word

TITLE = Text("规划中期评估", "Mid-term evaluation of the plan")
_ASKED = 10


def evaluation(district: District) -> list[Block]:
    """Scope, conclusion, binding and expected indicators, details, contradictions, next steps."""
    return [*_opening(district), *_indicators(district), *_details(district), *_closing(district)]


def _opening(district: District) -> Iterator[Block]:
    basis = district.basis
    yield Title(TITLE, basis.plan_title)
    yield Heading(1, Text("一、范围与口径", "1. Scope"))
    dated = DATED_BY[basis.dated_by]
    period = basis.period.replace("..", " – ")
    yield Paragraph(Text(f"评估时段 {period}，按{dated.zh}归入。", f"Period {period}, by {dated.en}."))
    yield Paragraph(counted_text(district))
    yield Paragraph(
        Text(
            "指标以区间给出：下限把待定和未能审查的楼栋计为不符合，上限计为符合；"
            "资料补齐后结果必在区间之内。",
            "Indicators have bounds: the lower end takes open and unchecked buildings as not met, the upper "
            "end as met; whatever is supplied later, the result stays between them.",
        )
    )
    for one in district.assumptions:
        standing = Text("符合", "met") if one.standing == "pass" else Text("不符合", "not met")
        yield Paragraph(
            Text(
                f"假设（非实际结果）：{one.building} {standing.zh}。",
                f"Assumed, not real: {one.building} {standing.en}.",
            ),
            tone="undetermined",
        )
    yield Heading(1, Text("二、总体结论", "2. Conclusion"))
    yield Paragraph(conclusion(district), style="lead")


def _indicators(district: District) -> Iterator[Block]:
    yield Heading(1, Text("三、约束性指标", "3. Binding indicators"))
    yield _table([one for one in district.indicators if one.property == "binding"])
    yield Heading(1, Text("四、预期性指标", "4. Expected indicators"))
    yield _table([one for one in district.indicators if one.property == "expected"])


def _table(entries: list[IndicatorEntry]) -> Table:
    header = (
        Text("序号", "No."),
        Text("指标", "Indicator"),
        Text("目标", "Target"),
        Text("现状", "Now"),
        Text("结论", "State"),
        Text("来源", "Source"),
    )
    return Table(header, tuple(map(_row, entries)), (0.06, 0.31, 0.22, 0.19, 0.1, 0.12))


def _row(entry: IndicatorEntry) -> tuple[Cell, ...]:
    return (
        Cell(same(entry.number)),
        Cell(entry.title),
        Cell(target_text(entry)),
        Cell(value_text(entry)),
        Cell(ANSWERS[entry.met], tone=TONES[entry.met]),
        Cell(HOW[entry.how]),
    )


def _details(district: District) -> Iterator[Block]:
    yield Heading(1, Text("五、由审查结果计算的指标", "5. Indicators computed from checks"))
    for entry in district.indicators:
        if entry.how == "derived":
            yield Heading(2, Text(f"{entry.number}. {entry.title.zh}", f"{entry.number}. {entry.title.en}"))
            yield Paragraph(_together(sentences(entry)))
            if entry.derivation is not None:
                yield Paragraph(
                    Text(f"口径：{entry.derivation.zh}。", f"Computed as: {entry.derivation.en}."),
                    style="small",
                )
    yield Heading(1, Text("六、规划文本中的矛盾", "6. Contradictions in the text of the plan"))
    found = contradictions(district)
    for text in found:
        yield Paragraph(text)
    if found:
        yield Paragraph(
            Text(
                "以上均如实列出，未作取舍；须由规划编制单位明确。",
                "All are shown as printed; the authors have to decide.",
            ),
            style="small",
        )
    rounded = roundings(district)
    if rounded:
        yield Paragraph(
            Text("尾数因四舍五入不合的：", "Figures that differ by their rounding only:"), style="small"
        )
    for text in rounded:
        yield Paragraph(text, style="small")


def _together(texts: list[Text]) -> Text:
    return Text("".join(text.zh for text in texts), " ".join(text.en for text in texts))


def _closing(district: District) -> Iterator[Block]:
    yield Heading(1, Text("七、先补什么", "7. What to supply first"))
    for entry in district.indicators:
        if entry.moves and entry.totals:
            yield Heading(2, entry.title)
            yield _asked(entry)
    yield Heading(1, Text("八、数据质量", "8. Quality of the data"))
    counts = Counter(note.code for note in district.notes)
    rows = tuple((Cell(NOTES[code]), Cell(same(str(count)))) for code, count in sorted(counts.items()))
    if rows:
        yield Table((Text("情况", "What"), Text("栋数", "Buildings")), rows, (0.7, 0.3))
    digest, program = district.basis.results_sha256[:16], f"{district.tool.name} {district.tool.version}"
    receipt = Text(f"结果摘要 {digest}，程序 {program}。", f"Results {digest}, program {program}.")
    yield Paragraph(receipt, style="small")
    yield Signatures((Text("编制", "Prepared by"), Text("审核", "Checked by"), Text("日期", "Date")))


def _asked(entry: IndicatorEntry) -> Table:
    header = (
        Text("楼栋", "Building"),
        Text("可缩小区间", "Narrows by"),
        Text("缺少的资料与责任方", "Missing data, and who supplies it"),
    )
    points = Text("个百分点", "percentage points") if entry.unit == "%" else entry.shown
    rows: dict[tuple[float | int, Text], list[str]] = {}
    for move in entry.moves[:_ASKED]:
        owed = [(one.label, word(OWNERS, one.owner)) for one in move.owed]
        zh = "；".join(f"{label.zh}（{owner.zh}）" for label, owner in owed) or "—"
        en = "; ".join(f"{label.en} ({owner.en})" for label, owner in owed) or "—"
        rows.setdefault((move.moves, Text(zh, en)), []).append(move.building)
    found = []
    for (moves, missing), buildings in rows.items():
        each = f"{number(moves)} "
        one, several = Text("", ""), Text("各 ", "each ")
        amount = Text(each + points.zh, each + points.en)
        ahead = several if len(buildings) > 1 else one
        found.append(
            (
                Cell(same("、".join(buildings))),
                Cell(Text(ahead.zh + amount.zh, ahead.en + amount.en)),
                Cell(missing),
            )
        )
    return Table(header, tuple(found), (0.3, 0.2, 0.5))

"""The tables of a roll-up as a workbook: indicators, places, years, buildings, what to ask, notes."""

from cimcheck.core.text import Text
from cimcheck.district.document import District, IndicatorEntry, PlaceEntry
from cimcheck.findings.finding import Measured
from cimcheck.outputs.district.sentences import conclusion, counted_text, target_text
from cimcheck.outputs.district.vocabulary import (
    ANSWERS,
    DATED_BY,
    HOW,
    LEVELS,
    NOTES,
    PROPERTIES,
    STANDINGS,
    TONES,
)
from cimcheck.outputs.project_data import CATEGORIES
from cimcheck.outputs.words import OWNERS, word
from cimcheck.outputs.xlsx.pen import MOST_ROWS, Content, Pen
from cimcheck.outputs.xlsx.workbook import Sheets, workbook

_TITLE = Text("规划指标汇总", "Indicators of the plan")


def render(district: District, lang: str = "zh") -> bytes:
    """The workbook. The same district and language give the same bytes."""

    def fill(sheets: Sheets) -> None:
        _indicators(sheets.add(Text("指标", "Indicators"), wide=True), district)
        _years(sheets.add(Text("逐年", "Years")), district)
        _places(sheets.add(Text("镇街", "Places"), wide=True), district)
        _moves(sheets.add(Text("先补什么", "Ask first"), wide=True), district)
        _notes(sheets.add(Text("提示", "Notes")), district)
        lines = district.buildings
        for start in range(0, max(len(lines), 1), MOST_ROWS - 1):
            _buildings(sheets.add(Text("楼栋", "Buildings"), wide=True), district, start)

    return workbook(_TITLE, district.tool.name, lang, fill)


def _ends(value: Measured | None) -> tuple[Content, Content]:
    return (value.lo, value.hi) if value else (None, None)


def _indicators(pen: Pen, district: District) -> None:
    pen.widths(6, 12, 38, 10, 10, 22, 14, 14, 10, 10, 14, 14, 14, 48)
    pen.title(district.basis.plan_title)
    pen.line([conclusion(district)], "plain")
    pen.line([counted_text(district)], "plain")
    period = district.basis.period.replace("..", " – ")
    dated = DATED_BY[district.basis.dated_by]
    pen.line([Text(f"时段 {period}，按{dated.zh}", f"Period {period}, by {dated.en}")], "plain")
    for one in district.assumptions:
        pen.line([f"! {one.building} = {one.standing}"], "undetermined")
    heads = ("序号 No.", "类型 Group", "指标 Indicator", "单位 Unit", "属性 Property", "目标 Target")
    more = (
        "下限 From",
        "上限 To",
        "结论 State",
        "来源 Source",
        "填报 Reported",
        "差距下限 Short from",
        "差距上限 Short to",
    )
    pen.head(
        [_head(text) for text in (*heads, *more, "口径 Computed as")], filters_for=len(district.indicators)
    )
    for entry in district.indicators:
        cells: list[Content] = [
            int(entry.number),
            entry.group,
            entry.title,
            entry.shown,
            PROPERTIES[entry.property],
            target_text(entry),
            *_known_ends(entry, entry.value),
            ANSWERS[entry.met],
            HOW[entry.how],
            entry.reported.value if entry.reported else None,
            *_known_ends(entry, entry.distance),
            entry.derivation or entry.note,
        ]
        for column, cell in enumerate(cells):
            pen.put(column, cell, TONES[entry.met] if column == 8 else "text")
        pen.row += 1


def _known_ends(entry: IndicatorEntry, value: Measured | None) -> tuple[Content, Content]:
    """Both ends, without the one that only the limits of a fact hold: some building has no size at all."""
    low, high = _ends(value)
    if not entry.unsized:
        return low, high
    falls = value is entry.distance and entry.bound == "at_least"
    return (None, high) if falls else (low, None)


def _head(both: str) -> Text:
    zh, _, en = both.partition(" ")
    return Text(zh, en)


def _years(pen: Pen, district: District) -> None:
    pen.widths(6, 40, 12, 10, 16, 16, 16)
    pen.head(
        [_head(text) for text in ("序号 No.", "指标 Indicator", "单位 Unit", "年份 Year", "规划 Planned")]
        + [Text("完成下限", "Done from"), Text("完成上限", "Done to")]
    )
    for entry in district.indicators:
        for year in entry.years:
            pen.line(
                (
                    int(entry.number),
                    entry.title,
                    entry.shown,
                    int(year.year),
                    year.planned,
                    *_ends(year.value),
                )
            )


def _places(pen: Pen, district: District) -> None:
    shown = [one for one in district.indicators if one.how == "derived" and district.places[0].values]
    pen.widths(14, 16, 8, 10, 14, 14, *[12] * 60)
    heads = [
        _head(text)
        for text in (
            "代码 Code",
            "名称 Name",
            "级别 Level",
            "栋数 Buildings",
            "面积下限 Area_from",
            "面积上限 Area_to",
        )
    ]
    for assessment in district.assessments:
        heads += [
            Text(f"{assessment.title.zh} {standing.zh}（栋）", f"{assessment.title.en}: {standing.en}")
            for standing in STANDINGS.values()
        ]
    for entry in shown:
        heads += [
            Text(f"{entry.title.zh} {end.zh}", f"{entry.title.en} {end.en}")
            for end in (Text("下限", "from"), Text("上限", "to"))
        ]
    pen.head(heads, filters_for=len(district.places))
    for place in district.places:
        pen.line(_place_cells(place, [one.key for one in shown]))


def _place_cells(place: PlaceEntry, shown: list[str]) -> list[Content]:
    cells: list[Content] = [place.code, place.name, LEVELS[place.level], place.buildings, *_ends(place.area)]
    for assessment in place.assessments:
        cells += [total.count for total in assessment.totals]
    values = {one.indicator: one.value for one in place.values}
    for key in shown:
        cells += _ends(values.get(key))
    return cells


def _moves(pen: Pen, district: District) -> None:
    pen.widths(6, 36, 34, 12, 14, 12, 12, 12, 12, 60)
    heads = ("序号 No.", "指标 Indicator", "楼栋 Building", "现状 Standing", "可缩小区间 Narrows_by")
    ends = (
        "若符合下限 If_met_from",
        "若符合上限 If_met_to",
        "若不符合下限 If_not_from",
        "若不符合上限 If_not_to",
    )
    pen.head([_head(text) for text in (*heads, *ends, "缺少的资料 Missing_data")])
    for entry in district.indicators:
        for move in entry.moves:
            owed = [(one.label, word(OWNERS, one.owner)) for one in move.owed]
            zh = "；".join(f"{label.zh}（{owner.zh}）" for label, owner in owed)
            en = "; ".join(f"{label.en} ({owner.en})" for label, owner in owed)
            standing = STANDINGS.get(move.standing, Text("", ""))
            cells = (int(entry.number), entry.title, move.building, standing, move.moves)
            pen.line((*cells, *_ends(move.if_good), *_ends(move.if_bad), Text(zh, en)))


def _notes(pen: Pen, district: District) -> None:
    pen.widths(24, 20, 36, 70)
    pen.head(
        [_head(text) for text in ("代码 Code", "情况 What", "楼栋 Building", "说明 Text")],
        filters_for=len(district.notes),
    )
    for note in district.notes:
        pen.line((note.code, NOTES[note.code], note.building, note.text))


def _buildings(pen: Pen, district: District, start: int) -> None:
    names = {place.key: place.name for place in district.places}
    lines = district.buildings[start : start + MOST_ROWS - 1]
    pen.widths(34, 24, 14, 14, 12, 12, 8, 12, 14, 14, *[12] * 12)
    heads = (
        "楼栋 Building",
        "名称 Name",
        "类别 Category",
        "镇街 Town",
        "申报日期 Filed",
        "开工日期 Started",
        "时段内 In_period",
        "审查 Check",
    )
    titles = [assessment.title for assessment in district.assessments]
    pen.head(
        [*(_head(text) for text in (*heads, "面积下限 Area_from", "面积上限 Area_to")), *titles],
        filters_for=len(lines),
    )
    answers = {"yes": Text("是", "yes"), "no": Text("否", "no"), "perhaps": Text("可能", "perhaps")}
    for line in lines:
        about: list[Content] = [
            line.id,
            line.name,
            word(CATEGORIES, line.category),
            names[line.place],
            line.filed,
            line.started,
            answers[line.in_period],
            line.outcome,
            *_ends(line.area),
        ]
        for column, cell in enumerate(about):
            pen.put(column, cell)
        for column, standing in enumerate(line.standings.values(), start=len(about)):
            pen.put(column, STANDINGS[standing], "undetermined" if standing == "failed_to_run" else standing)
        pen.row += 1

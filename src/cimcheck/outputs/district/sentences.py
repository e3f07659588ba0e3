"""What can be said of an indicator in sentences, with its figures; no more than the bounds allow."""

from collections.abc import Sequence

from cimcheck.core.text import Text
from cimcheck.district.document import District, IndicatorEntry, Said, StandingTotal
from cimcheck.outputs.district.figures import area, number, span, unit_after
from cimcheck.outputs.district.vocabulary import ANSWERS, STANDINGS, joined

_HUNDRED_PERCENT = 100


def value_text(entry: IndicatorEntry) -> Text:
    """The value with unit; a dash when there is none."""
    if entry.value is None:
        return Text("—", "—")
    return span(entry.value, entry.shown, is_open=entry.unsized > 0)


def target_text(entry: IndicatorEntry) -> Text:
    """The target; every figure and where it stands when the plan contradicts itself."""
    if entry.target.contradictory:
        return all_figures(entry)
    plain, unit = f"{_sign(entry)} {number(entry.target.said[0].value)}", unit_after(entry.shown)
    return Text(f"{plain}{unit.zh}", f"{plain}{unit.en}")


def all_figures(entry: IndicatorEntry) -> Text:
    """Every figure that the plan gives for the target, and where."""
    listed, unit = _figures(entry.target.said), unit_after(entry.shown)
    return Text(f"{_sign(entry)} {listed.zh}{unit.zh}", f"{_sign(entry)} {listed.en}{unit.en}")


def _sign(entry: IndicatorEntry) -> str:
    return "≤" if entry.bound == "at_most" else "≥"


def _figures(passages: Sequence[Said]) -> Text:
    by_value: dict[float | int, list[Text]] = {}
    for said in passages:
        by_value.setdefault(said.value, []).append(said.where)
    parts = []
    for value, places in by_value.items():
        where = joined(places)
        parts.append(Text(f"{number(value)}（{where.zh}）", f"{number(value)} ({where.en})"))
    return joined(parts, zh=" 或 ", en=" or ")


def standing_text(totals: list[StandingTotal]) -> Text:
    """Counts and areas: `符合 3 栋（0.2 万㎡）、…`, without those that no building has."""
    parts = []
    for total in totals:
        if total.count:
            name, size = STANDINGS[total.standing], area(total.area)
            buildings = "building" if total.count == 1 else "buildings"
            parts.append(
                Text(
                    f"{name.zh} {total.count} 栋（{size.zh}）",
                    f"{total.count} {buildings} {name.en} ({size.en})",
                )
            )
    return joined(parts) if parts else Text("无楼栋", "no buildings")


def sentences(entry: IndicatorEntry) -> list[Text]:
    """Value against target, the buildings behind it, the yearly path, and what is still needed."""
    said = [_outcome(entry)]
    if entry.totals:
        text = standing_text(entry.totals)
        said.append(Text(f"其中{text.zh}。", f"Of these: {text.en}."))
    if entry.unsized:
        said.append(
            Text(
                f"有 {entry.unsized} 栋的数值尚无依据，上限不定。",
                f"Nothing is known of the figure of {entry.unsized} building(s), so there is no upper end.",
            )
        )
    if entry.path is not None:
        said.append(_path(entry))
    if entry.forecast is not None:
        said.append(_forecast(entry))
    return said


def _outcome(entry: IndicatorEntry) -> Text:
    value, target, answer = value_text(entry), target_text(entry), ANSWERS[entry.met]
    if entry.value is None:
        return Text(f"目标 {target.zh}，尚无数据。", f"Target {target.en}; no data yet.")
    tail = _distance(entry)
    return Text(
        f"现为 {value.zh}，目标 {target.zh}，{answer.zh}{tail.zh}。",
        f"Now {value.en}, target {target.en}: {answer.en}{tail.en}.",
    )


def _distance(entry: IndicatorEntry) -> Text:
    """How far the target is, when it surely is not reached."""
    distance = entry.distance
    if entry.met != "no" or distance is None:
        return Text("", "")
    # Points of a percentage are not percent of the value.
    shown = Text("个百分点", "percentage points") if entry.unit == "%" else entry.shown
    if entry.unsized and distance.hi is not None:
        distance = type(distance)(lo=distance.hi, hi=distance.hi, unit=distance.unit)
        text = span(distance, shown)
        return Text(f"，至多还差 {text.zh}", f", at most {text.en} short")
    text = span(distance, shown)
    return Text(f"，还差 {text.zh}", f", {text.en} short")


def _path(entry: IndicatorEntry) -> Text:
    path = entry.path
    assert path is not None
    planned = span(path.planned, entry.shown)
    lo, hi = path.distance.lo, path.distance.hi
    if lo is not None and lo > 0:
        short = span(path.distance, entry.shown)
        tail = Text(f"，落后 {short.zh}", f"; {short.en} behind")
    elif hi is not None and hi <= 0:
        tail = Text("，未落后", "; not behind")
    else:
        tail = Text("，是否落后待定", "; whether that is reached is open")
    return Text(
        f"规划逐年安排至 {path.until} 年累计 {planned.zh}{tail.zh}。",
        f"The yearly path sets {planned.en} by the end of {path.until}{tail.en}.",
    )


def _forecast(entry: IndicatorEntry) -> Text:
    forecast = entry.forecast
    assert forecast is not None
    needed = span(forecast.needed, entry.shown, is_open=False)
    if forecast.kind == "each_year":
        return Text(
            f"余下 {forecast.years} 年平均每年需完成 {needed.zh}。",
            f"Each of the remaining {forecast.years} year(s) must add {needed.en}.",
        )
    lo, hi = forecast.needed.lo, forecast.needed.hi
    if lo is not None and lo > _HUNDRED_PERCENT:
        return Text(
            "即使规划期内其余面积全部满足，也不能达到目标。",
            "Even if all of the remaining planned area qualifies, the target cannot be reached.",
        )
    tail = Text("", "")
    if hi is not None and hi > _HUNDRED_PERCENT:
        tail = Text(
            "；待定楼栋若转为不符合，目标将无法达到",
            "; out of reach should the open buildings turn out badly",
        )
    return Text(
        f"规划期内其余新建住房面积须有 {needed.zh} 满足，方能达到目标{tail.zh}。",
        f"Of the remaining planned area, {needed.en} must qualify to reach the target{tail.en}.",
    )


def conclusion(district: District) -> Text:
    """The whole plan in one sentence."""
    counts = dict.fromkeys(ANSWERS, 0)
    for entry in district.indicators:
        counts[entry.met] += 1
    return Text(
        f"{len(district.indicators)} 项指标中，已达到 {counts['yes']} 项，未达到 {counts['no']} 项，"
        f"待定 {counts['undetermined']} 项，尚无数据 {counts['']} 项。",
        f"Of {len(district.indicators)} indicators {counts['yes']} are reached, {counts['no']} not reached, "
        f"{counts['undetermined']} undetermined, {counts['']} without data.",
    )


def counted_text(district: District) -> Text:
    """How many submissions and buildings the figures rest on, and how many of them could not be checked."""
    submissions = sum(one.count for one in district.submissions)
    not_done = [one for one in district.submissions if one.outcome != "done"]
    failed = sum(one.count for one in not_done)
    named = joined([Text(f"{one.text.zh} {one.count}", f"{one.text.en} {one.count}") for one in not_done])
    bad = Text(f"，其中未能审查 {failed} 件（{named.zh}）", f", of which {failed} not checked ({named.en})")
    again = district.superseded
    repeated = Text(
        f"；重复申报 {again} 件只计最近一次", f"; {again} repeated filing(s) counted once, the latest"
    )
    tail = bad if failed else Text("", "")
    more = repeated if again else Text("", "")
    count = len(district.buildings)
    return Text(
        f"报审 {submissions} 件{tail.zh}，计楼栋 {count} 栋{more.zh}。",
        f"{submissions} submissions{tail.en}, {count} buildings{more.en}.",
    )


def contradictions(district: District) -> list[Text]:
    """Where the plan contradicts itself; shown, not resolved."""
    return _differing(district, is_rounding=False)


def roundings(district: District) -> list[Text]:
    """Where figures of the plan differ by their rounding only."""
    return _differing(district, is_rounding=True)


def _differing(district: District, *, is_rounding: bool) -> list[Text]:
    found = []
    for entry in district.indicators:
        target = entry.target
        differs = len({said.value for said in target.said}) > 1
        if differs and target.contradictory is not is_rounding:
            listed = all_figures(entry)
            found.append(
                Text(
                    f"第 {entry.number} 项 {entry.title.zh}：{listed.zh}。",
                    f"No. {entry.number} {entry.title.en}: {listed.en}.",
                )
            )
    for one in district.sums:
        if not one.agrees and one.contradictory is not is_rounding:
            said, added = _figures(one.said), number(one.sum.lo or 0)
            found.append(
                Text(
                    f"{one.title.zh}：印作 {said.zh}，各项相加为 {added}。",
                    f"{one.title.en}: printed {said.en}, the parts add to {added}.",
                )
            )
    return found

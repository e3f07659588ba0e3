"""The score sheet of the prefabrication ratio: items, totals with conditions, components, ways to make up."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.sheets.table import EMPTY, MET, Cell, DetailTable, both, number, share, words_of
from cimcheck.outputs.vocabulary import member_words
from cimcheck.outputs.words import word

TOTALS = {
    "Q1": Text("主体结构 Q1", "Main structure Q1"),
    "Q2": Text("围护墙和内隔墙 Q2", "Envelope and partitions Q2"),
    "Q3": Text("装修和设备管线 Q3", "Fit-out and services Q3"),
    "Q4": Text("缺少的功能项分值 Q4", "Points of absent functions Q4"),
    "P": Text("装配率 P = (Q1 + Q2 + Q3) / (100 - Q4)", "Ratio P = (Q1 + Q2 + Q3) / (100 - Q4)"),
    "full_fit_out": Text("采用全装修", "Fully fitted out"),
}
NOT_DRAWN = Text("模型未画出的部分", "not drawn in the models")
PARTS = {"both": Text("分子、分母", "both"), "part": Text("分子", "measured"), "whole": Text("分母", "whole")}


def tables(data: Mapping[str, Any]) -> Iterator[DetailTable]:
    """The sheet as GB/T 51129 lays it out, then what stands behind it."""
    rows = data["rows"]
    yield DetailTable(
        Text("装配率评分表", "Prefabrication score sheet"),
        (
            Text("评价项", "Item"),
            Text("条文", "Clause"),
            Text("要求", "Required"),
            Text("分值", "Points to have"),
            Text("分子量", "Measured"),
            Text("分母量", "Whole"),
            Text("比例", "Ratio"),
            Text("得分", "Points"),
        ),
        tuple(_item(row) for row in rows),
    )
    yield _totals(data["totals"], data["conditions"])
    yield from _missing(rows, data["missing"])
    yield _components(rows, data["components"])
    yield from _fix(data["fix"])


def _item(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    steps = row["score_min"] != row["score_max"]
    least, most = words_of(share(row["lo"])), words_of(share(row["hi"]))
    asked = Text(f"{least.zh} – {most.zh}", f"{least.en} – {most.en}") if steps else _at_least(least)
    worth = f"{row['score_min']:g} – {row['score_max']:g}" if steps else f"{row['score_max']:g}"
    of_answer = row["unit"] == "1"
    amounts = (EMPTY, EMPTY) if of_answer else tuple(number(row[n], row["unit"]) for n in _AMOUNTS)
    ratio = number(row["ratio"]) if of_answer else share(row["ratio"])
    if row["exists"] is False:
        ratio = Text("无此功能，不参评", "absent, not counted")
    clause = Text(str(row["clause"]), str(row["clause"]))
    points = number(row["points"])
    return (_named(row), clause, EMPTY if of_answer else asked, Text(worth, worth), *amounts, ratio, points)


_AMOUNTS = ("numerator", "denominator")


def _named(row: Mapping[str, Any]) -> Text:
    """The number that the standard gives an item, where it has one, and its name."""
    title, number_of = both(row["title"]), str(row["item"]).removeprefix("full_fit_out")
    return Text(f"{number_of} {title.zh}".strip(), f"{number_of} {title.en}".strip())


def _at_least(share_of: Text) -> Text:
    return Text(f"≥ {share_of.zh}", f"≥ {share_of.en}")


def _totals(totals: Mapping[str, Any], conditions: Sequence[Mapping[str, Any]]) -> DetailTable:
    asked = {one["name"]: one for one in conditions}
    rows = []
    for name in dict.fromkeys((*totals, *asked)):
        value = totals.get(name)
        shown = share(value) if name == "P" else number(value)
        one = asked.get(name)
        least = one["least"] if one else None
        limit = (
            EMPTY
            if least is None
            else _at_least(words_of(share(least)) if name == "P" else Text(f"{least:g}", f"{least:g}"))
        )
        rows.append((word(TOTALS, name), shown, limit, MET[one["met"]] if one else EMPTY))
    return DetailTable(
        Text("合计与认定条件", "Totals and conditions"),
        (Text("项目", "Item"), Text("数值", "Value"), Text("要求", "Required"), Text("是否满足", "Met")),
        tuple(rows),
    )


def _components(rows: Sequence[Mapping[str, Any]], components: Sequence[Mapping[str, Any]]) -> DetailTable:
    about = {row["item"]: row for row in rows}
    return DetailTable(
        Text("部品部件", "Components"),
        (
            Text("评价项", "Item"),
            Text("构件类型", "Component"),
            Text("计入", "Counts in"),
            Text("件数", "Count"),
            Text("工程量", "Size"),
            Text("计入比例", "Portion"),
            Text("判断依据", "Told by"),
        ),
        tuple(
            (
                _named(about[one["item"]]) if one["item"] in about else EMPTY,
                NOT_DRAWN if one["label"] == "—" else Text(str(one["label"]), str(one["label"])),
                word(PARTS, str(one["part"])),
                number(one["count"]) if one["count"] else EMPTY,
                number(one["size"], about[one["item"]]["unit"] if one["item"] in about else ""),
                share(one["portion"]),
                told_by(one["evidence"]) if one["count"] else EMPTY,
            )
            for one in components
        ),
    )


def told_by(evidence: str) -> Text:
    """What kind of place tells how components count."""
    return word(member_words(), evidence)


def _missing(
    rows: Sequence[Mapping[str, Any]], missing: Sequence[Mapping[str, Any]]
) -> Iterator[DetailTable]:
    """What is not known, and how much of the width of P goes away when it alone becomes known."""
    if not missing:
        return
    about = {row["item"]: row for row in rows}
    heads = (
        Text("资料", "What"),
        Text("涉及的评价项", "Items"),
        Text("缺少此项的部品部件", "Components that lack it"),
        Text("单独补齐后，P 的范围最多缩小", "Alone it narrows P by up to"),
    )
    yield DetailTable(
        Text("尚不清楚的资料及其影响", "What is not known, and how much it matters"),
        heads,
        tuple(
            (
                both(one["label"]),
                _joined([_number_of(about[item]) for item in one["items"]]),
                number(one["count"]) if one["count"] else EMPTY,
                share(one["effect"]),
            )
            for one in missing
        ),
    )


def _joined(texts: Sequence[Text]) -> Text:
    return Text("、".join(text.zh for text in texts), ", ".join(text.en for text in texts))


def _number_of(row: Mapping[str, Any]) -> Text:
    """The number that the standard gives an item, else its name."""
    return both(row["title"]) if row["item"] == "full_fit_out" else Text(row["item"], row["item"])


STATES = {
    "met": Text("已满足，无须补足", "Met; nothing to make up"),
    "possible": Text(
        "补足方法（按最不利情形计算；在能达标的组合中件数最少，同类中取较大的件）",
        "What would suffice even at worst, with the fewest components; of each kind the larger ones",
    ),
    "beyond": Text(
        "模型中的部品部件即使全部改为预制，按最不利情形也不能保证达标",
        "At worst, even all components of the models would not surely suffice",
    ),
}


def _fix(fix: Mapping[str, Any]) -> Iterator[DetailTable]:
    state = word(STATES, fix["state"])
    rows: list[tuple[Cell, ...]] = [_step(step) for step in fix["steps"]]
    if fix["fit_out"]:
        rows.insert(0, (TOTALS["full_fit_out"], EMPTY, EMPTY, EMPTY))
    if rows:
        heads = (Text("途径", "Way"), Text("数量", "Amount"), Text("可得分", "Points"))
        yield DetailTable(state, (*heads, Text("构件（件数 / 总数）", "Components (of all)")), tuple(rows))
    elif fix["state"] != "met":
        yield DetailTable(Text("补足途径", "Ways to make up"), (Text("结论", "Outcome"),), ((state,),))


def _step(step: Mapping[str, Any]) -> tuple[Cell, ...]:
    pieces = "；".join(f"{one['label']} × {one['count']} / {one['of']}" for one in step["components"])
    return (
        _named(step),
        number(step["amount"], step["unit"]),
        number(step["points"]),
        Text(pieces, pieces),
    )

"""The score sheet of a green building: prerequisites, then every item with what it may score."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.detail_words import value_words
from cimcheck.outputs.sheets.table import EMPTY, MET, Cell, DetailTable, both, number

_ITEM = Text("条文与内容", "Clause and item")
_DECIDED = Text("判定依据", "Decided by")
_STATE = Text("状态", "State")
LATER = Text("竣工后才计分", "counts after completion only")
SETTLED, OPEN = Text("已定", "settled"), Text("缺依据", "nothing decides it yet")
COMPUTED = Text("由数量计算", "computed from quantities")


def tables(data: Mapping[str, Any]) -> Iterator[DetailTable]:
    """Prerequisites, then the scoring items category by category."""
    stages = _joined(data["stages"])
    yield DetailTable(
        Text(f"控制项（{stages.zh}）", f"Prerequisites ({stages.en})"),
        (_ITEM, _DECIDED, _STATE),
        tuple((_label(one), _joined(one["decided"]), MET[one["met"]]) for one in data["prerequisites"]),
    )
    rows: list[tuple[Cell, ...]] = []
    for group in data["groups"]:
        name, least = value_words(group["group"]), group["minimum"]
        asked = Text(f"最低得分 {least:g}", f"at least {least:g}") if least is not None else EMPTY
        total = Text(f"{group['group']} {name.zh} 小计", f"{group['group']} {name.en} in all")
        rows += [_item(one, data["stages"]) for one in group["rows"]]
        rows.append((total, number(group["full"]), number(group["possible"]), asked, EMPTY))
    score = Text("总得分 Q", "Score Q")
    rows.append((score, EMPTY, number(data["score"]), EMPTY, EMPTY))
    yield DetailTable(
        Text("评分项与加分项", "Scoring items and bonus items"),
        (_ITEM, Text("满分", "Maximum"), Text("可能得分", "Possible"), _DECIDED, _STATE),
        tuple(rows),
    )


def _item(one: Mapping[str, Any], stages: Sequence[str]) -> tuple[Cell, ...]:
    state = COMPUTED if one["computed"] else SETTLED
    if one["assessed_only"] and list(stages) == ["pre_assessment"]:
        state = LATER
    elif one["possible"]["lo"] != one["possible"]["hi"]:
        state = OPEN
    return (_label(one), number(one["most"]), number(one["possible"]), _joined(one["decided"]), state)


def _label(one: Mapping[str, Any]) -> Text:
    clause = str(one["clause"])
    label = both(one["label"]) if one["label"] else EMPTY
    if label.zh.startswith(clause):
        return label
    return Text(f"{clause} {label.zh}".strip(), f"{clause} {label.en}".strip())


def _joined(codes: Sequence[str]) -> Text:
    texts = [value_words(code) for code in codes]
    return Text("、".join(one.zh for one in texts), ", ".join(one.en for one in texts))

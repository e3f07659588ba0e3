"""The score sheet of a green building: prerequisites, then every item with what it may score."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.sheets.table import EMPTY, Cell, DetailTable, both, number
from cimcheck.outputs.vocabulary import members_text

BASE = "Q0"
STATED = ("item", "decided", "state", "missing", "proof")
SCORED = ("item", "most", "possible", "claimed", "decided", "state", "missing", "proof")


def tables(data: Mapping[str, Any]) -> Iterator[DetailTable]:
    """Prerequisites, then the scoring items category by category."""
    titles = {column["id"]: both(column["label"]) for column in data["columns"]}
    stages = members_text(data["stages"])
    yield DetailTable(
        Text(f"控制项（{stages.zh}）", f"Prerequisites ({stages.en})"),
        tuple(titles[name] for name in STATED),
        tuple(_row(one, STATED) for one in data["rows"] if one["group"] == BASE),
    )
    rows: list[tuple[Cell, ...]] = []
    for group in data["groups"]:
        rows += [_row(one, SCORED) for one in data["rows"] if one["group"] == group["group"]]
        rows.append(_subtotal(group))
    rows.append((Text("总得分 Q", "Score Q"), EMPTY, number(data["score"]), *[EMPTY] * 5))
    yield DetailTable(
        Text("评分项与加分项", "Scoring items and bonus items"),
        tuple(titles[name] for name in SCORED),
        tuple(rows),
    )


def _row(one: Mapping[str, Any], names: Sequence[str]) -> tuple[Cell, ...]:
    """The cells of an item; its name begins with the clause."""
    name = both(one["item"])
    item = Text(f"{one['clause']} {name.zh}", f"{one['clause']} {name.en}")
    return (item, *(_cell(one[name]) for name in names[1:]))


def _cell(value: Any) -> Cell:
    if isinstance(value, Mapping) and "zh" in value:
        return both(value)
    return Text(value, value) if isinstance(value, str) else number(value)


def _subtotal(group: Mapping[str, Any]) -> tuple[Cell, ...]:
    name = both(group["category"])
    asked: tuple[Cell, ...] = (EMPTY, EMPTY)
    if group["minimum"] is not None:
        asked = (Text("不低于", "at least"), number(group["minimum"]))
    met = both(group["minimum_met"]) if group["minimum_met"] else EMPTY
    total = Text(f"{name.zh} 小计", f"{name.en} in all")
    return (total, number(group["full"]), number(group["possible"]), EMPTY, *asked, met, EMPTY)

"""The grade of a green building: what each star asks for and what is known of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.amounts import plain_value
from cimcheck.outputs.detail_words import named
from cimcheck.outputs.sheets.table import MET, Cell, DetailTable
from cimcheck.outputs.words import members_text

HOUSING = Text("（仅居住建筑）", " (housing only)")


def tables(data: Mapping[str, Any]) -> Iterator[DetailTable]:
    """One row a requirement; those that are alternatives stand in one row."""
    grade = members_text(data["grade"])
    rows: list[tuple[Cell, ...]] = []
    for star in data["stars"]:
        label = members_text([star["star"]])
        rows.append((label, Text("达到该等级", "The grade is reached"), MET[star["reached"]]))
        rows.append((label, Text("总得分", "Total score"), MET[star["score"]]))
        rows += [(label, _asked(one["conditions"]), MET[one["met"]]) for one in star["requirements"]]
    title = Text(f"绿色建筑等级：可能为 {grade.zh}", f"Green building grade: may be {grade.en}")
    yield DetailTable(
        title, (Text("等级", "Grade"), Text("要求", "Required"), Text("是否满足", "Met")), tuple(rows)
    )


def _asked(conditions: Mapping[str, Any]) -> Text:
    texts = [_condition(name, bound) for name, bound in conditions.items() if name != "housing_only"]
    tail = HOUSING if conditions.get("housing_only") else Text("", "")
    zh, en = " 或 ".join(one.zh for one in texts), " or ".join(one.en for one in texts)
    return Text(zh + tail.zh, en + tail.en)


def _condition(name: str, bound: Any) -> Text:
    label = named(name)
    if isinstance(bound, Mapping):
        signs = [f"{sign} {plain_value(bound[end]).zh}" for end, sign in _ENDS if end in bound]
        return Text(f"{label.zh} {'、'.join(signs)}", f"{label.en} {', '.join(signs)}")
    if bound is True:
        return label
    said = plain_value(bound)
    return Text(f"{label.zh}：{said.zh}", f"{label.en}: {said.en}")


_ENDS = (("from", "≥"), ("to", "≤"))

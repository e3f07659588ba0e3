"""The `details` of a finding as plans and plain tables, for outputs that draw every table alike.

A detail that `cimcheck.outputs.plans` draws is a drawing; one that `cimcheck.outputs.sheets` lays out is put
so; one that has columns and rows is taken as it is. Of anything else each list of objects becomes a table and
what is left a table of names and values, so that nothing is lost but tables without a row.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.amounts import plain_value
from cimcheck.outputs.detail_words import named, value_words
from cimcheck.outputs.plans import plans
from cimcheck.outputs.plans.drawing import Drawing
from cimcheck.outputs.sheets.table import EMPTY, Cell, DetailTable

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SHEETS = "cimcheck.outputs.sheets"


def detail_parts(details: Mapping[str, object]) -> list[DetailTable | Drawing]:
    """All plans and tables of a finding, in the order of its details; no table without a row."""
    parts = (part for name, data in details.items() for part in plans(name, data) or _laid_out(name, data))
    return [part for part in parts if isinstance(part, Drawing) or part.rows]


def _laid_out(name: str, data: object) -> list[DetailTable]:
    """In the layout that the sheet has; plainly where it has none, or one that does not fit the data."""
    if name != "table" and _NAME.fullmatch(name) and find_spec(f"{_SHEETS}.{name}"):
        try:
            return list(import_module(f"{_SHEETS}.{name}").tables(data))
        except (KeyError, TypeError, AttributeError, ValueError, IndexError):
            pass  # data of another shape is shown as it stands
    return list(_tables(named(name), data))


def _tables(title: Text, data: object) -> Iterator[DetailTable]:
    if isinstance(data, Mapping) and _has_columns(data):
        yield _declared(title, data)
    elif _is_rows(data):
        yield _of_rows(title, data)  # type: ignore[arg-type]
    elif isinstance(data, Mapping) and not _one_value(data):
        plain = {key: value for key, value in data.items() if not _nested(value)}
        if plain:
            rows = tuple((named(str(key)), cell(value)) for key, value in plain.items())
            yield DetailTable(title, (Text("项目", "Item"), Text("数值", "Value")), rows)
        for key, value in data.items():
            if _nested(value):
                below = named(str(key))
                yield from _tables(Text(f"{title.zh} · {below.zh}", f"{title.en} · {below.en}"), value)
    else:
        yield DetailTable(title, (Text("数值", "Value"),), ((cell(data),),))


def _has_columns(data: Mapping[Any, Any]) -> bool:
    columns, rows = data.get("columns"), data.get("rows")
    sound = isinstance(columns, list) and all(isinstance(one, Mapping) and "id" in one for one in columns)
    return sound and isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows)


def _declared(title: Text, data: Mapping[Any, Any]) -> DetailTable:
    columns = data["columns"]
    rows = [*data["rows"], *([data["total"]] if isinstance(data.get("total"), Mapping) else [])]
    own = data.get("title")
    return DetailTable(
        _text(own) if _is_text(own) else title,
        tuple(_heading(column) for column in columns),
        tuple(tuple(cell(row.get(column["id"])) for column in columns) for row in rows),
    )


def _heading(column: Mapping[Any, Any]) -> Text:
    label = _text(column["label"]) if _is_text(column.get("label")) else named(str(column["id"]))
    unit = plain_value(0, str(column.get("unit") or "1")).zh.removeprefix("0").strip()
    return Text(f"{label.zh}（{unit}）", f"{label.en} ({unit})") if unit else label


def _of_rows(title: Text, rows: Sequence[Mapping[str, object]]) -> DetailTable:
    names = list(dict.fromkeys(name for row in rows for name in row))
    header = tuple(named(str(name)) for name in names)
    return DetailTable(title, header, tuple(tuple(cell(row.get(name)) for name in names) for row in rows))


def cell(value: object) -> Cell:
    """One value: a number stays one, everything else is put into words."""
    if value is None:
        return EMPTY
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if _is_text(value):
        return _text(value)
    if isinstance(value, Mapping):
        if _one_value(value):
            lo, hi = value["lo"], value["hi"]
            unit = str(value.get("unit") or "")
            known = lo == hi and isinstance(lo, int | float) and not unit
            return lo if known else plain_value({"lo": lo, "hi": hi}, unit)
        parts = [(named(str(name)), _words(inner)) for name, inner in value.items()]
        return Text(
            "；".join(f"{name.zh}：{inner.zh}" for name, inner in parts),
            "; ".join(f"{name.en}: {inner.en}" for name, inner in parts),
        )
    if isinstance(value, list | tuple):
        texts = [_words(inner) for inner in value]
        return Text("、".join(text.zh for text in texts), ", ".join(text.en for text in texts))
    return value_words(value) if isinstance(value, str) else plain_value(value)


def _words(value: object) -> Text:
    found = cell(value)
    return found if isinstance(found, Text) else plain_value(found)


def _nested(value: object) -> bool:
    return _is_rows(value) or (isinstance(value, Mapping) and not _is_text(value) and not _one_value(value))


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _one_value(value: Mapping[Any, Any]) -> bool:
    return "lo" in value and "hi" in value and set(value) <= {"lo", "hi", "unit"}


def _is_text(value: object) -> bool:
    return isinstance(value, Mapping) and list(value) == ["zh", "en"]


def _text(value: Any) -> Text:
    return Text(str(value["zh"]), str(value["en"]))

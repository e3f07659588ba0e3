"""A table of a calculation sheet and what its cells are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.amounts import plain_value

Cell = Text | float | int
EMPTY = Text("", "")
MET = {
    True: Text("满足", "met"),
    False: Text("不满足", "not met"),
    None: Text("待定", "undetermined"),
}


@dataclass(frozen=True, slots=True)
class DetailTable:
    """A table with a title; every row is as long as the header."""

    title: Text
    header: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]


def both(words: Mapping[str, Any]) -> Text:
    """Words that a sheet brings in both languages."""
    return Text(str(words["zh"]), str(words["en"]))


def number(value: Any, unit: str = "") -> Cell:
    """A number as one where it is known, else its bounds in words; with `unit` always in words."""
    if isinstance(value, Mapping):
        lo, hi = value["lo"], value["hi"]
        known = lo == hi and isinstance(lo, int | float) and not unit
        return lo if known else plain_value({"lo": lo, "hi": hi}, unit)
    if value is None:
        return EMPTY
    return plain_value(value, unit) if unit or isinstance(value, bool | str) else value


def share(value: Any) -> Text:
    """A share of one, as percent."""
    if not isinstance(value, Mapping):
        value = {"lo": value, "hi": value}
    ends = {end: None if value[end] is None else round(100 * value[end], 4) for end in ("lo", "hi")}
    return plain_value(ends, "%")

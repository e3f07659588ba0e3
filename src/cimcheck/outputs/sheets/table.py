"""A table of a calculation sheet and what its cells are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.amounts import plain_value

EMPTY = Text("", "")
MET = {
    True: Text("满足", "met"),
    False: Text("不满足", "not met"),
    None: Text("待定", "undetermined"),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A known number with its unit, which workbooks keep a number; with "%" it is a share of one."""

    number: float | int
    unit: str

    @property
    def words(self) -> Text:
        """As people read it."""
        number = round(100 * self.number, 4) if self.unit == "%" else self.number
        return plain_value(number, self.unit)


Cell = Text | float | int | Amount


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
    """A number as one where it is known, with its unit if it has one; else its bounds in words."""
    if value is None:
        return EMPTY
    known = value["lo"] if isinstance(value, Mapping) and value["lo"] == value["hi"] else value
    if isinstance(known, bool) or not isinstance(known, int | float):
        return plain_value(value, unit)
    return Amount(known, unit) if unit else known


def share(value: Any) -> Amount | Text:
    """A share of one, as percent."""
    if not isinstance(value, Mapping):
        return EMPTY if value is None else Amount(value, "%")
    if value["lo"] is not None and value["lo"] == value["hi"]:
        return Amount(value["lo"], "%")
    ends = {end: None if value[end] is None else round(100 * value[end], 4) for end in ("lo", "hi")}
    return plain_value(ends, "%")


def words_of(cell: Cell) -> Text:
    """A cell as people read it."""
    if isinstance(cell, Text):
        return cell
    return cell.words if isinstance(cell, Amount) else plain_value(cell)

"""Groups of components as calculators see them: rows made from the columns of a rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cimcheck.core.category import Category
from cimcheck.core.interval import ZERO, Interval, total
from cimcheck.core.trace import Column
from cimcheck.core.value import Value, as_json


@dataclass(frozen=True, slots=True)
class Pieces:
    """Components alike. `size` in the unit of the item, `portion` of it that counts [1], `count` of them.

    `part` is both (of the whole and, by its portion, of what is measured), part or whole alone.
    """

    key: str
    label: str
    part: str
    size: Interval
    portion: Interval
    count: int
    evidence: str = "none"
    elements: tuple[str, ...] = ()
    """GUIDs of the components."""

    @property
    def measured(self) -> Interval:
        """What counts above the line."""
        return ZERO if self.part == "whole" else self.size * self.portion

    @property
    def whole(self) -> Interval:
        """What counts below the line."""
        return ZERO if self.part == "part" else self.size


def by_item(columns: Iterable[Column]) -> dict[str, list[Pieces]]:
    """The rows of each item, from the columns item, part, size, portion, count, evidence."""
    item, part, size, portion, count, evidence = columns
    found: dict[str, list[Pieces]] = {}
    for row, key in enumerate(item.subjects):
        name, role = _only(item.values[row].value), _only(part.values[row].value)
        amount, kept, number = size.values[row].value, portion.values[row].value, count.values[row].value
        if not (name and role and isinstance(amount, Interval) and isinstance(kept, Interval)):
            continue
        label = size.values[row].trace.label
        pieces = Pieces(
            key,
            label.zh if label else key,
            role,
            amount,
            kept,
            int(number.lo) if isinstance(number, Interval) and isinstance(number.lo, Fraction) else 0,
            _only(evidence.values[row].value),
            size.values[row].elements,
        )
        found.setdefault(name, []).append(pieces)
    return found


def _only(value: Value) -> str:
    return value.only() if isinstance(value, Category) and value.is_known else ""


def sums(rows: Sequence[Pieces]) -> tuple[Interval, Interval]:
    """What is measured and what it is measured against, each by itself."""
    return total(row.measured for row in rows), total(row.whole for row in rows)


def amount_json(value: Value) -> object:
    """A value as plain data."""
    return as_json(value)

"""What a value in a rule file stands for: a number, members, an answer, a table by category, a plain table.

Everything that cannot be read is reported with its path below the cell, and stands for nothing.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.interval import INFINITY, WHOLE_LINE, End, Interval
from cimcheck.core.text import Text
from cimcheck.core.truth import Truth, truth
from cimcheck.core.units import PLAIN, Unit
from cimcheck.core.value import Value
from cimcheck.packs.rule import ByCategory, Table

Report = Callable[[tuple[str | int, ...], str, Text, Text | None], None]
"""Called with the path below the cell, a code, a sentence and a hint."""


class Kind(msgspec.Struct, frozen=True):
    """What values a parameter has: the kind, the unit numbers are written in, the members of a category.

    `anything` is what is possible where nobody has supplied a value, in coherent units.
    """

    name: str
    unit: Unit = PLAIN
    members: frozenset[str] = frozenset()
    limits: Interval = WHOLE_LINE

    @property
    def anything(self) -> Value:
        """Every value of this kind."""
        if self.name == "category":
            return Category(self.members)
        return Truth(True, True) if self.name == "truth" else self.limits


def fraction(plain: object) -> Fraction | None:
    """The exact number a YAML scalar was written as; None when it is not a number."""
    if isinstance(plain, bool) or not isinstance(plain, int | Decimal):
        return None
    return Fraction(plain)


def ends(plain: object, unit: Unit) -> Interval | None:
    """`[lowest, highest]` written in `unit`, null being open; None when it is not that."""
    if not isinstance(plain, list | tuple) or len(plain) != 2:
        return None
    numbers = [None if end is None else fraction(end) for end in plain]
    if any(number is None and end is not None for number, end in zip(numbers, plain, strict=True)):
        return None
    lo: End = -INFINITY if numbers[0] is None else numbers[0] * unit.factor
    hi: End = INFINITY if numbers[1] is None else numbers[1] * unit.factor
    return Interval(lo, hi) if lo <= hi else None


def single(plain: object, kind: Kind, report: Report) -> Value | ByCategory | Table | None:
    """A `value` cell: one value, or one for each member of a category. None for null and what is reported."""
    if plain is None:
        return None
    if kind.name == "table":
        return _table(plain, report)
    if isinstance(plain, dict):
        return _by_category(plain, kind, report, _one)
    return _one(plain, kind, report)


def several(plain: object, kind: Kind, report: Report) -> Value | ByCategory | None:
    """A `range` or `within` cell: everything possible, also by category. None for what is reported."""
    if isinstance(plain, dict):
        return _by_category(plain, kind, report, _some)
    return _some(plain, kind, report)


def _one(plain: object, kind: Kind, report: Report) -> Value | None:
    number = fraction(plain)
    if kind.name == "number" and number is not None:
        return Interval(number * kind.unit.factor, number * kind.unit.factor)
    if kind.name == "truth" and isinstance(plain, bool):
        return truth(plain)
    if kind.name == "category" and isinstance(plain, str):
        return _members((plain,), kind, report)
    wanted = {
        "number": Text("数", "a number"),
        "truth": Text("true 或 false", "true or false"),
        "category": Text("成员名", "a member"),
    }[kind.name]
    _wrong(report, wanted, plain)
    return None


def _some(plain: object, kind: Kind, report: Report) -> Value | None:
    if kind.name == "category" and isinstance(plain, list) and all(isinstance(item, str) for item in plain):
        return _members(tuple(plain), kind, report)
    if kind.name == "truth" and plain in ([True, False], [False, True]):
        return Truth(True, True)
    found = ends(plain, kind.unit) if kind.name == "number" else None
    if found is None:
        _wrong(report, Text("[下限, 上限] 或成员列表", "[lowest, highest] or a list of members"), plain)
    return found


def _members(names: tuple[str, ...], kind: Kind, report: Report) -> Value | None:
    unknown = [name for name in names if name not in kind.members]
    if unknown:
        _unknown_members(unknown, kind, report)
    return None if unknown or not names else Category(frozenset(names))


def _unknown_members(unknown: list[str], kind: Kind, report: Report) -> None:
    from cimcheck.core.schema_faults import did_you_mean

    for name in unknown:
        text = Text(f"没有成员“{name}”。", f"There is no member “{name}”.")
        report((), "MEMBER_UNKNOWN", text, did_you_mean(name, kind.members))


def _by_category(
    plain: dict[str, Any],
    kind: Kind,
    report: Report,
    read: Callable[[object, Kind, Report], Value | None],
) -> ByCategory | None:
    alias = plain.get("by")
    cells = {member: cell for member, cell in plain.items() if member != "by"}
    if not isinstance(alias, str) or not cells:
        _wrong(report, Text("{by: 类别的别名, 成员: 值}", "{by: alias of a category, member: value}"), plain)
        return None
    values: dict[str, Value] = {}
    for member, cell in cells.items():
        value = None if cell is None else read(cell, kind, _below(report, member))
        values[member] = kind.anything if value is None else value
    return ByCategory(alias, values)


def _below(report: Report, step: str | int) -> Report:
    return lambda path, code, text, hint: report((step, *path), code, text, hint)


def _table(plain: object, report: Report) -> Table | None:
    if isinstance(plain, dict):
        return {key: _leaf(value) for key, value in plain.items()}
    _wrong(report, Text("键值表", "a mapping"), plain)
    return None


def _leaf(plain: object) -> object:
    if isinstance(plain, dict):
        return {key: _leaf(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return tuple(_leaf(item) for item in plain)
    number = fraction(plain)
    return plain if number is None else number


def _wrong(report: Report, wanted: Text, plain: object) -> None:
    shown = "{…}" if isinstance(plain, dict) else "[…]" if isinstance(plain, list) else str(plain)[:40]
    text = Text(f"此处应为{wanted.zh}，实为“{shown}”。", f"Expected {wanted.en}, found “{shown}”.")
    report((), "VALUE_FORM", text, None)


def kind_of(name: str, unit: Unit, members: Mapping[str, object], limits: object) -> Kind:
    """The kind of values of a parameter as its file declares it. Unreadable limits count as open."""
    found = ends(limits, unit) if limits is not None else None
    return Kind(name, unit, frozenset(members), found or WHOLE_LINE)

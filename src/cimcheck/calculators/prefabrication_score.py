"""Scores and prefabrication ratio of GB/T 51129-2017, 4.0.1, from the ratios of its items."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

import msgspec

from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.calculators.prefabrication_items import Item, read_items
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Kind, Trace, Traced, node
from cimcheck.core.truth import TRUE, Truth
from cimcheck.core.units import PLAIN
from cimcheck.core.value import Value

RATIOS = ("q1a", "q1b", "q2a", "q2b", "q2c", "q2d", "q3a", "q3b", "q3c", "q3d")
FIT_OUT = "full_fit_out"
GROUPS = ("Q1", "Q2", "Q3")
NUMBER, ANSWER, TABLE = NameType("number", PLAIN), NameType("truth"), NameType("table")
ARGUMENTS: Mapping[str, NameType] = {
    "items": TABLE,
    FIT_OUT: ANSWER,
    **dict.fromkeys(RATIOS, NUMBER),
    **{f"has_{item}": ANSWER for item in RATIOS},
}
OUTPUTS: Mapping[str, NameType] = dict.fromkeys(("ratio", "q1", "q2", "q3", "q4"), NUMBER)

LABELS = {
    "P": Text("装配率 P", "Prefabrication ratio P"),
    "Q1": Text("主体结构 Q1", "Main structure Q1"),
    "Q2": Text("围护墙和内隔墙 Q2", "Envelope and partitions Q2"),
    "Q3": Text("装修和设备管线 Q3", "Fit-out and services Q3"),
    "Q4": Text("缺少的功能项 Q4", "Functions that are absent Q4"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """An item with what is known of it in the building at hand."""

    item: Item
    points: Interval
    exists: Truth
    trace: Trace


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`ratio` [1] is P = (Q1 + Q2 + Q3) / (100 - Q4); `q1`, `q2`, `q3`, `q4` [points] are Q1 to Q4.

    `items` is table 4.0.1; a ratio [1] may be open; `has_<item>` says whether the building has the function
    at all: a function that is absent gives its points to Q4, one that is there but not prefabricated gives 0.
    A score never falls when a ratio rises, so its bounds are the scores of the ratio's bounds.
    """
    lines = lines_of(arguments)
    ratio = ratio_of(lines)
    q4 = _hull(Interval(absent, absent) for _, absent in _worlds(lines))
    outputs = {
        "ratio": Traced(ratio, _node("P", ratio, "(Q1 + Q2 + Q3) / (100 - Q4)", _group_traces(lines, q4))),
        "q4": Traced(q4, _q4_trace(lines, q4)),
    }
    for group in GROUPS:
        points = _points(lines, group)
        outputs[group.lower()] = Traced(points, _group_trace(lines, group))
    return Calculated(outputs)


def ratio_of(lines: list[Line]) -> Interval:
    """[1] P, over every choice of the functions that may exist or not."""
    return _hull(_ratio(points, absent) for points, absent in _worlds(lines))


def lines_of(arguments: Mapping[str, Argument]) -> list[Line]:
    """What is known of each item of the table."""
    return [_line(item, arguments) for item in read_items(arguments["items"])]


def _line(item: Item, arguments: Mapping[str, Argument]) -> Line:
    given = arguments[item.name]
    if not isinstance(given, Traced):
        raise TypeError(f"{item.name} must be a single value")
    has = arguments.get(f"has_{item.name}")
    exists = has.value if isinstance(has, Traced) and isinstance(has.value, Truth) else TRUE
    points = points_of(item, given.value)
    ratio = (
        msgspec.structs.replace(given.trace, name=item.name)
        if isinstance(given.value, Truth)
        else _ratio_trace(item, given)
    )
    operands = (ratio, has.trace) if isinstance(has, Traced) else (ratio,)
    label = Text("{title} 得分", "Points: {title}").fill({"title": item.title})
    trace = _node(f"score_{item.name}", points, f"score({item.name})", operands, label)
    return Line(item, points, exists, trace)


def _ratio_trace(item: Item, given: Traced) -> Trace:
    """The ratio under the name that the standard has for it."""
    assert isinstance(given.value, Interval)
    return _node(item.name, given.value, "", (given.trace,), item.title)


def points_of(item: Item, value: Value) -> Interval:
    """The points of an item for its ratio, or for its yes/no."""
    if isinstance(value, Truth):
        worst = Fraction(0) if value.can_be_false else item.score_max
        return Interval(worst, item.score_max if value.can_be_true else Fraction(0))
    if not isinstance(value, Interval):
        raise TypeError(f"{item.name} must be a ratio or a yes/no")
    return item.bounds(value)


def _worlds(lines: list[Line]) -> Iterator[tuple[Interval, Fraction]]:
    """For every choice of what exists: the sum of the points, and the points of what is absent."""
    choices = [
        [
            there
            for there, possible in ((True, line.exists.can_be_true), (False, line.exists.can_be_false))
            if possible
        ]
        for line in lines
    ]
    for there in product(*choices):
        rows = list(zip(lines, there, strict=True))
        absent = sum((line.item.score_max for line, is_there in rows if not is_there), Fraction(0))
        yield total(line.points for line, is_there in rows if is_there), absent


def _ratio(points: Interval, absent: Fraction) -> Interval:
    whole = Fraction(100) - absent
    return Interval(Fraction(points.lo) / whole, Fraction(points.hi) / whole)


def _hull(intervals: Iterator[Interval]) -> Interval:
    found = list(intervals)
    return Interval(min(one.lo for one in found), max(one.hi for one in found))


def _counting(line: Line) -> Interval:
    """The points an item may bring: none when the function is absent."""
    if line.exists.surely:
        return line.points
    least = Interval(Fraction(0), Fraction(0))
    return least if line.exists.surely_not else line.points.hull(least)


def _points(lines: list[Line], group: str) -> Interval:
    return total(_counting(line) for line in lines if line.item.group == group)


def _node(
    name: str, value: Interval, text: str, operands: tuple[Trace, ...], label: Text | None = None
) -> Trace:
    called = label or LABELS.get(name)
    return node(Kind.CALCULATION, name, value, unit="1", label=called, text=text, operands=operands)


def _group_trace(lines: list[Line], group: str) -> Trace:
    mine = [line for line in lines if line.item.group == group]
    text = " + ".join(f"score({line.item.name})" for line in mine)
    return _node(group, _points(lines, group), text, tuple(line.trace for line in mine))


def _q4_trace(lines: list[Line], q4: Interval) -> Trace:
    absent = tuple(line.trace for line in lines if line.exists.can_be_false)
    return _node("Q4", q4, "points of functions that the building does not have", absent)


def _group_traces(lines: list[Line], q4: Interval) -> tuple[Trace, ...]:
    return (*(_group_trace(lines, group) for group in GROUPS), _q4_trace(lines, q4))

"""What keeps the prefabrication ratio open, and how much of its width each missing thing causes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from msgspec import structs

from cimcheck.calculators.interface import Argument
from cimcheck.calculators.prefabrication_items import Item
from cimcheck.calculators.prefabrication_score import Line, points_of, ratio_of
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Closing, Gap, Traced
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.core.value import Value

ALL_OF_IT = Interval(Fraction(1), Fraction(1))
VERTICAL = "q1a"


@dataclass(frozen=True, slots=True)
class Way:
    """What one item is when something of it becomes known: the line at the low and at the high end."""

    number: int
    gap: Gap
    label: Text
    lines: tuple[Line, ...]


def effects(lines: Sequence[Line], arguments: Mapping[str, Argument]) -> list[dict[str, object]]:
    """Each missing thing as plain data, the largest effect first.

    `effect` [1] is what of the width of P goes away at best when it alone becomes known, of all items that it
    keeps open; `count` the number of components that lack it (0: the building itself).
    """
    by_fact: dict[str, list[Way]] = {}
    for number, line in enumerate(lines):
        for way in _ways(number, line, arguments):
            by_fact.setdefault(way.gap.fact, []).append(way)
    width = Fraction(ratio_of(list(lines)).width)
    found = [_plain(lines, ways, width) for ways in by_fact.values()]
    return sorted(found, key=lambda row: (-float(str(row["effect"])), str(row["fact"])))


def _plain(lines: Sequence[Line], ways: Sequence[Way], width: Fraction) -> dict[str, object]:
    left = min(_width(lines, ways, end) for end in (0, -1))
    subjects = {subject for way in ways for subject in way.gap.subjects}
    return {
        "fact": ways[0].gap.fact,
        "label": {"zh": ways[0].label.zh, "en": ways[0].label.en},
        "items": [lines[way.number].item.name for way in ways],
        "count": len(subjects),
        "effect": float(round(max(width - left, Fraction(0)), 6)),
    }


def _width(lines: Sequence[Line], ways: Sequence[Way], end: int) -> Fraction:
    known = {way.number: way.lines[end] for way in ways}
    return Fraction(ratio_of([known.get(number, line) for number, line in enumerate(lines)]).width)


def _ways(number: int, line: Line, arguments: Mapping[str, Argument]) -> Iterator[Way]:
    has = arguments.get(f"has_{line.item.name}")
    if isinstance(has, Traced) and not line.exists.is_known:
        answers = tuple(replace(line, exists=answer) for answer in (TRUE, FALSE))
        yield Way(number, Gap(has.trace.name), has.trace.label or line.item.title, answers)
    if line.points.is_known or line.exists.surely_not:
        return
    closings = list(_closings(line.item, arguments))
    if len(closings) > 1:
        closings.append(_as_a_whole(line.item, arguments))
    for closing in {one.gap.fact: one for one in reversed(closings)}.values():
        known = tuple(replace(line, points=points_of(line.item, value)) for value in closing.values)
        yield Way(number, closing.gap, closing.label, known)


def _as_a_whole(item: Item, arguments: Mapping[str, Argument]) -> Closing:
    """All that is open of an item known at once."""
    given = arguments[
        "vertical_ratio" if item.name == VERTICAL and "vertical_ratio" in arguments else item.name
    ]
    assert isinstance(given, Traced)
    return Closing(Gap(given.trace.name), given.trace.label or item.title, _ends(given.value))


def _closings(item: Item, arguments: Mapping[str, Argument]) -> Iterator[Closing]:
    given = arguments[item.name]
    assert isinstance(given, Traced)
    if item.name == VERTICAL and "vertical_ratio" in arguments:
        yield from _of_vertical(item, arguments)
    elif given.closings:
        yield from given.closings
    else:
        yield _as_a_whole(item, arguments)


def _of_vertical(item: Item, arguments: Mapping[str, Argument]) -> Iterator[Closing]:
    """Of vertical structure either a ratio counts, or that it is all steel or timber."""
    ratio, other = arguments["vertical_ratio"], arguments["other_structure"]
    assert isinstance(ratio, Traced)
    assert isinstance(other, Traced)
    assert isinstance(ratio.value, Interval)
    assert isinstance(other.value, Truth)
    open_still = other.value.can_be_true
    if not other.value.is_known:
        either = (ALL_OF_IT, ratio.value)
        yield Closing(Gap(other.trace.name), other.trace.label or item.title, either)
    own = () if ratio.value.is_known else (_as_a_whole(item, arguments),)
    for closing in ratio.closings or own:
        kept = [value for value in closing.values if isinstance(value, Interval)]
        values = tuple(value.hull(ALL_OF_IT) if open_still else value for value in kept)
        yield structs.replace(closing, values=values)


def _ends(value: Value) -> tuple[Value, ...]:
    if isinstance(value, Truth):
        return (TRUE, FALSE)
    assert isinstance(value, Interval)
    return (Interval(value.lo, value.lo), Interval(value.hi, value.hi))

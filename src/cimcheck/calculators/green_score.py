"""Score of GB/T 50378-2019, 3.2.5: items, categories, minima; every number the range still possible."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from cimcheck.calculators.green_items import (
    ANSWER,
    NUMBER,
    QUANTITIES,
    WORD,
    Item,
    ItemArguments,
    Prerequisite,
    items,
    prerequisites,
)
from cimcheck.calculators.green_sheet import BONUS, counted, sheet
from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.core.category import Category
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval, total
from cimcheck.core.trace import Kind, Trace, Traced, node
from cimcheck.core.truth import TRUE, Truth

TABLE = NameType("table")
STAGES = ("pre_assessment", "assessment")
ARGUMENTS: Mapping[str, NameType] = ItemArguments(
    {
        "items": TABLE,
        "steps": TABLE,
        "revised_steps": TABLE,
        "stage": WORD,
        "base_points": NUMBER,
        "bonus_cap": NUMBER,
        "minimum_share": NUMBER,
        "divisor": NUMBER,
        **QUANTITIES,
    }
)
OUTPUTS: Mapping[str, NameType] = {
    "score": NUMBER,
    "prerequisites": ANSWER,
    "minima": ANSWER,
    "open_prerequisites": NUMBER,
    "open_items": NUMBER,
}


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`score` [points] = (Q0 + ... + Q5 + QA) / 10, and whether prerequisites and minima are met.

    Items that can be computed take their points from quantities, others what is claimed; an item of which
    nothing is known brings anything from 0 to its maximum. In the pre-assessment some items do not count; an
    open stage leaves both possible. Q0 is nothing while a prerequisite fails.
    """
    found, answers = list(items(arguments)), prerequisites(arguments)
    met = TRUE
    for one in answers:
        met = met.and_(one.answer)
    base = _base(met, _number(arguments, "base_points"))
    stages = _category(arguments["stage"]).members
    worlds = [_of_stage(found, stage, base, arguments) for stage in STAGES if stage in stages]
    score, minima = worlds[0]
    for other, also in worlds[1:]:
        score, minima = score.hull(other), minima.hull(also)
    counting = [item for item in found if any(counted(item, stage) for stage in stages)]
    outputs = {
        "score": Traced(score, _score_trace(score, base, found)),
        "prerequisites": Traced(met, _met_trace(met, answers)),
        "minima": Traced(minima, node(Kind.CALCULATION, "minima", minima, text=MINIMA)),
        "open_prerequisites": _count("open_prerequisites", (not one.answer.is_known for one in answers)),
        "open_items": _count("open_items", (item.open for item in counting)),
    }
    share, cap = _number(arguments, "minimum_share"), _number(arguments, "bonus_cap")
    return Calculated(outputs, {"green_score_sheet": sheet(found, answers, stages, outputs, share, cap)})


MINIMA = "each category >= its minimum share of the full points"


def _base(met: Truth, whole: Fraction) -> Interval:
    return Interval(whole if met.surely else Fraction(0), whole if met.can_be_true else Fraction(0))


def _of_stage(
    found: Sequence[Item], stage: str, base: Interval, arguments: Mapping[str, Argument]
) -> tuple[Interval, Truth]:
    """The score and whether the minima are met, in one stage."""
    share, cap = _number(arguments, "minimum_share"), _number(arguments, "bonus_cap")
    counting = [item for item in found if counted(item, stage)]
    scored, minima = base, TRUE
    for group in dict.fromkeys(item.group for item in found):
        mine = [item for item in counting if item.group == group]
        points = total(item.possible for item in mine)
        if group == BONUS:
            scored += points.minimum(Interval(cap, cap))
            continue
        scored += points
        least = share * sum((item.most for item in mine), Fraction(0))
        minima = minima.and_(Interval(least, least).less_equal(points))
    divisor = _number(arguments, "divisor")
    return scored.divided_by(Interval(divisor, divisor)), minima


def _count(name: str, answers: Iterable[bool]) -> Traced:
    number = Fraction(sum(1 for answer in answers if answer))
    return Traced(value := Interval(number, number), _plain(name, value))


def _category(argument: Argument) -> Category:
    if not isinstance(argument, Traced) or not isinstance(argument.value, Category):
        raise TypeError("expected a category")
    return argument.value


def _number(arguments: Mapping[str, Argument], name: str) -> Fraction:
    given = arguments[name]
    value = given.value if isinstance(given, Traced) else None
    if not isinstance(value, Interval) or not isinstance(value.lo, Fraction) or not value.is_known:
        raise TypeError(f"{name} must be a known number")
    return value.lo


def _plain(name: str, value: Interval) -> Trace:
    return node(Kind.CALCULATION, name, value, unit="1")


def _score_trace(score: Interval, base: Interval, found: Sequence[Item]) -> Trace:
    """Group by group; items of which nothing is known stand in the score sheet only."""
    groups = [_plain("Q0", base)]
    for group in dict.fromkeys(item.group for item in found):
        mine = [item for item in found if item.group == group]
        known = tuple(_item_trace(item) for item in mine if item.possible.width < item.most)
        value = total(item.possible for item in mine)
        groups.append(node(Kind.CALCULATION, group, value, unit="1", operands=known))
    text = "(Q0 + Q1 + Q2 + Q3 + Q4 + Q5 + QA) / 10"
    return node(Kind.CALCULATION, "score", score, unit="1", text=text, operands=tuple(groups))


def _item_trace(item: Item) -> Trace:
    return node(
        Kind.CALCULATION,
        item.clause,
        item.possible,
        unit="1",
        clause=item.clause,
        label=item.label,
        operands=item.operands,
    )


def _met_trace(met: Truth, answers: Sequence[Prerequisite]) -> Trace:
    said = tuple(one.given.trace for one in answers if one.answer.is_known and one.given is not None)
    return node(Kind.CALCULATION, "prerequisites", met, text="all prerequisite items", operands=said)

"""The calculation sheet of the prefabrication ratio (装配率计算书), in the order of table 4.0.1."""

from collections.abc import Mapping
from fractions import Fraction

from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.calculators.prefabrication_fix import Demands, smallest_fix
from cimcheck.calculators.prefabrication_missing import effects
from cimcheck.calculators.prefabrication_pieces import Pieces, amount_json, by_item, sums
from cimcheck.calculators.prefabrication_score import ARGUMENTS as SCORED
from cimcheck.calculators.prefabrication_score import Line, lines_of
from cimcheck.calculators.prefabrication_score import calculate as scored
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval
from cimcheck.core.trace import Column, Kind, Traced, node
from cimcheck.core.truth import Truth, truth
from cimcheck.core.units import PLAIN

NUMBER, MANY = NameType("number", PLAIN), NameType("number", PLAIN, entity="ComponentGroup")
SINGLE = NameType("category", entity="ComponentGroup")
ARGUMENTS: Mapping[str, NameType] = {
    **SCORED,
    "group_item": SINGLE,
    "group_part": SINGLE,
    "group_size": MANY,
    "group_portion": MANY,
    "group_count": MANY,
    "group_evidence": SINGLE,
    "vertical_ratio": NUMBER,
    "other_structure": NameType("truth"),
    "least_q1": NUMBER,
    "least_q2": NUMBER,
    "minimum": NUMBER,
}
OUTPUTS: Mapping[str, NameType] = {"rows": NUMBER}
COLUMNS = ("item", "part", "size", "portion", "count", "evidence")
TOTALS = {"Q1": "q1", "Q2": "q2", "Q3": "q3", "Q4": "q4", "P": "ratio"}


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`rows`: how many lines the sheet has. The sheet itself is the table `prefabrication_sheet`.

    Arguments are those of `prefabrication_score`, the thresholds of 3.0.3, and one row for each group of
    components alike: the item it counts for, whether for part, whole or both, amount, portion, number.
    """
    lines = lines_of(arguments)
    totals = scored({name: arguments[name] for name in SCORED if name in arguments}).outputs
    found = by_item(_column(arguments, name) for name in COLUMNS)
    conditions = _conditions(arguments, totals)
    sheet = {
        "rows": [_row(line, arguments, found.get(line.item.name, [])) for line in lines],
        "components": [
            _group(line.item.name, row) for line in lines for row in found.get(line.item.name, [])
        ],
        "totals": {name: amount_json(totals[output].value) for name, output in TOTALS.items()},
        "conditions": conditions,
        "qualifies": amount_json(_all(conditions)),
        "missing": effects(lines, arguments),
        "fix": smallest_fix(lines, found, _demands(arguments), _single(arguments, "full_fit_out")),
    }
    rows = Interval(Fraction(len(lines)), Fraction(len(lines)))
    counted = Traced(rows, node(Kind.CALCULATION, "rows", rows))
    return Calculated({"rows": counted}, {"prefabrication_sheet": sheet})


def _demands(arguments: Mapping[str, Argument]) -> Demands:
    ends = {name: _number(arguments, name).lo for name in ("least_q1", "least_q2", "minimum")}
    exact = {name: Fraction(end) for name, end in ends.items()}
    return Demands({"Q1": exact["least_q1"], "Q2": exact["least_q2"]}, exact["minimum"])


def _number(arguments: Mapping[str, Argument], name: str) -> Interval:
    given = arguments[name]
    if not isinstance(given, Traced) or not isinstance(given.value, Interval):
        raise TypeError(f"{name} must be a single number")
    return given.value


def _single(arguments: Mapping[str, Argument], name: str) -> Truth:
    given = arguments[name]
    if not isinstance(given, Traced) or not isinstance(given.value, Truth):
        raise TypeError(f"{name} must be a single yes/no")
    return given.value


def _column(arguments: Mapping[str, Argument], name: str) -> Column:
    given = arguments[f"group_{name}"]
    if not isinstance(given, Column):
        raise TypeError(f"group_{name} must have a value for each group")
    return given


def _row(line: Line, arguments: Mapping[str, Argument], rows: list[Pieces]) -> dict[str, object]:
    """One line of the table with the groups behind it, and what is short to the next score."""
    item, given = line.item, arguments[line.item.name]
    assert isinstance(given, Traced)
    measured, whole = sums(rows)
    return {
        "item": item.name,
        "group": item.group,
        **{name: item.words[name] for name in ("title", "measured", "whole", "unit", "clause")},
        "lo": float(item.lo),
        "hi": float(item.hi),
        "score_min": float(item.score_min),
        "score_max": float(item.score_max),
        "exists": amount_json(line.exists),
        "numerator": amount_json(measured) if rows else None,
        "denominator": amount_json(whole) if rows else None,
        "ratio": amount_json(given.value),
        "points": amount_json(line.points),
        "components": sum(row.count for row in rows if row.part != "whole"),
        "evidence": _evidence(rows),
        "next": _next(line, rows),
    }


def _next(line: Line, rows: list[Pieces]) -> dict[str, object] | None:
    """What is short, at worst, to the first points or to the full ones; None where nothing is."""
    item = line.item
    target = item.score_min if line.points.lo < item.score_min else item.score_max
    measured, whole = sums(rows)
    known = isinstance(whole.hi, Fraction) and isinstance(measured.lo, Fraction)
    if item.lo > 1 or line.points.lo >= target or not rows or not known:
        return None
    short = item.ratio_for(target) * Fraction(whole.hi) - Fraction(measured.lo)
    if short <= 0:
        return None
    return {"points": float(target), "ratio": float(item.ratio_for(target)), "amount": float(round(short, 4))}


def _group(item: str, row: Pieces) -> dict[str, object]:
    return {
        "item": item,
        "label": row.label,
        "part": row.part,
        "count": row.count,
        "size": amount_json(row.size),
        "portion": amount_json(row.portion),
        "evidence": row.evidence,
        "elements": list(row.elements),
    }


def _evidence(rows: list[Pieces]) -> dict[str, int]:
    """How many components are told by what kind of place."""
    found: dict[str, int] = {}
    for row in rows:
        if row.part != "whole" and row.count:
            found[row.evidence] = found.get(row.evidence, 0) + row.count
    return dict(sorted(found.items()))


def _all(conditions: list[dict[str, object]]) -> Truth:
    """Whether all conditions are met."""
    answers = [one["met"] for one in conditions]
    return truth(False if False in answers else None if None in answers else True)


def _conditions(arguments: Mapping[str, Argument], totals: Mapping[str, Traced]) -> list[dict[str, object]]:
    """The four conditions of 3.0.3, each met, not met or open."""
    found = []
    for name, least in (("Q1", "least_q1"), ("Q2", "least_q2"), ("P", "minimum")):
        value, limit = totals[TOTALS[name]].value, _number(arguments, least)
        assert isinstance(value, Interval)
        met = limit.less_equal(value)
        found.append({"name": name, "least": float(limit.lo), "met": amount_json(met)})
    fit_out = _single(arguments, "full_fit_out")
    found.insert(2, {"name": "full_fit_out", "least": None, "met": amount_json(fit_out)})
    return found

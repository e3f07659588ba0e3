"""Score of GB/T 50378-2019, 3.2.5: items, categories, minima; every number the range still possible."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cimcheck.calculators.green_points import highest, points
from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.core.category import Category
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Kind, Trace, Traced, node
from cimcheck.core.truth import TRUE, Truth
from cimcheck.core.units import PLAIN, parse_unit
from cimcheck.core.value import Value, as_json

NUMBER, ANSWER, TABLE, WORD = (
    NameType("number", PLAIN),
    NameType("truth"),
    NameType("table"),
    NameType("category"),
)
BONUS = "QA"
STAGES = ("pre_assessment", "assessment")
ITEM = re.compile(r"i_[4-9]_[12]_[0-9]{1,2}")
QUANTITIES: Mapping[str, NameType] = {
    "residential": ANSWER,
    "use": WORD,
    "structure": WORD,
    "building_zone": WORD,
    "thermal_zone": WORD,
    "storeys": NameType("number", parse_unit("storey")),
    "land_per_person": NameType("number", parse_unit("m2/person")),
    **dict.fromkeys(
        (
            "floor_area_ratio",
            "underground_share",
            "underground_plot_ratio",
            "first_basement_share",
            "parking_per_dwelling",
            "parking_site_share",
            "adjustable_shading",
            "ventilation_opening",
            "well_ventilated",
            "envelope_improvement",
            "load_reduction",
            "renewable",
            "green_materials",
            "capture_ratio",
            "precast",
        ),
        NUMBER,
    ),
}
FIXED: Mapping[str, NameType] = {
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
OUTPUTS: Mapping[str, NameType] = {
    "score": NUMBER,
    "prerequisites": ANSWER,
    "minima": ANSWER,
    "open_prerequisites": NUMBER,
    "open_items": NUMBER,
}


class _Arguments(dict[str, NameType]):
    """The fixed arguments, and one for each item: `i_4_1_1` a yes/no, `i_4_2_1` points."""

    def get(self, name: str, default: NameType | None = None) -> NameType | None:  # type: ignore[override]
        """The type of an argument."""
        if ITEM.fullmatch(name):
            return ANSWER if name.split("_")[2] == "1" else NUMBER
        return super().get(name, default)


ARGUMENTS: Mapping[str, NameType] = _Arguments(FIXED)


@dataclass(frozen=True, slots=True)
class Item:
    """One scoring or bonus item: what it may bring, and what is known of it."""

    clause: str
    group: str
    most: Fraction
    possible: Interval
    assessed_only: bool
    decided: tuple[str, ...]
    computed: bool
    label: Text | None
    operands: tuple[Trace, ...]

    @property
    def open(self) -> bool:
        """Whether more than one score is possible."""
        return not self.possible.is_known


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`score` [points] = (Q0 + ... + Q5 + QA) / 10, and whether prerequisites and minima are met.

    Items that can be computed take their points from quantities, others what is stated; an item of which
    nothing is known brings anything from 0 to its maximum. In the pre-assessment some items do not count; an
    open stage leaves both possible. Q0 is nothing while a prerequisite fails.
    """
    items = list(_items(arguments))
    answers = _prerequisites(arguments)
    met = TRUE
    for _, answer, _ in answers:
        met = met.and_(answer)
    base = _base(met, _number(arguments, "base_points"))
    stages = _category(arguments["stage"]).members
    worlds = [_of_stage(items, stage, base, arguments) for stage in STAGES if stage in stages]
    score, minima = worlds[0]
    for other, also in worlds[1:]:
        score, minima = score.hull(other), minima.hull(also)
    open_prerequisites = _count(not answer.is_known for _, answer, _ in answers)
    counting = [item for item in items if "assessment" in stages or not item.assessed_only]
    outputs = {
        "score": Traced(score, _score_trace(score, base, items)),
        "prerequisites": Traced(met, _met_trace(met, answers)),
        "minima": Traced(minima, node(Kind.CALCULATION, "minima", minima, text=MINIMA)),
        "open_prerequisites": Traced(open_prerequisites, _plain("open_prerequisites", open_prerequisites)),
        "open_items": Traced(found := _count(item.open for item in counting), _plain("open_items", found)),
    }
    return Calculated(outputs, {"green_score_sheet": _sheet(items, answers, arguments, outputs, stages)})


MINIMA = "each category >= its minimum share of the full points"


def _items(arguments: Mapping[str, Argument]) -> Iterator[Item]:
    table, steps = _table(arguments["items"]), _table(arguments["steps"])
    steps = {**steps, **_table(arguments["revised_steps"])}
    values = {name: _value(arguments[name]) for name in QUANTITIES if name in arguments}
    for group, rows in _table(table["scoring"]).items():
        for clause, row in _table(rows).items():
            step = steps.get(_plain_clause(clause), {})
            most = row["points"] if "points" in row else highest(step)
            given = arguments.get(alias_of(clause))
            computed = bool(row.get("computed"))
            if computed:
                possible, operands = points(step, values, most), _used(step, arguments)
                label = given.trace.label if isinstance(given, Traced) else None
            else:
                possible, label, operands = _stated(given, most)
            decided = tuple(row["decided"])
            only = bool(row.get("assessed_only"))
            yield Item(clause, group, most, possible, only, decided, computed, label, operands)


def _stated(given: Argument | None, most: Fraction) -> tuple[Interval, Text | None, tuple[Trace, ...]]:
    anything = Interval(Fraction(0), most)
    if not isinstance(given, Traced) or not isinstance(given.value, Interval):
        return anything, None, ()
    if given.value.contains(anything):
        return anything, given.trace.label, ()
    return given.value.clipped(anything), given.trace.label, (given.trace,)


def _used(step: Mapping[str, object], arguments: Mapping[str, Argument]) -> tuple[Trace, ...]:
    """The traces of the quantities an item is scored by."""
    names: dict[str, None] = {}
    cases, linear = step.get("cases", ()), step.get("linear")
    for case in cases if isinstance(cases, tuple) else ():
        names.update(dict.fromkeys(case["when"]))
    if isinstance(linear, Mapping):
        names[str(linear["of"])] = None
    given = (arguments.get(name) for name in names)
    return tuple(one.trace for one in given if isinstance(one, Traced))


def _prerequisites(arguments: Mapping[str, Argument]) -> list[tuple[str, Truth, Traced | None]]:
    found = []
    for clause in _table(_table(arguments["items"])["prerequisites"]):
        given = arguments.get(alias_of(clause))
        answer = given.value if isinstance(given, Traced) and isinstance(given.value, Truth) else None
        found.append((clause, answer or Truth(True, True), given if isinstance(given, Traced) else None))
    return found


def alias_of(clause: str) -> str:
    """The argument of an item: `5.1.4A` is `i_5_1_4`."""
    return "i_" + _plain_clause(clause).replace(".", "_")


def _plain_clause(clause: str) -> str:
    return clause.rstrip("A")


def _base(met: Truth, whole: Fraction) -> Interval:
    return Interval(whole if met.surely else Fraction(0), whole if met.can_be_true else Fraction(0))


def _of_stage(
    items: Sequence[Item], stage: str, base: Interval, arguments: Mapping[str, Argument]
) -> tuple[Interval, Truth]:
    """The score and whether the minima are met, in one stage."""
    share, cap = _number(arguments, "minimum_share"), _number(arguments, "bonus_cap")
    counting = [item for item in items if stage == "assessment" or not item.assessed_only]
    scored, minima = base, TRUE
    for group in dict.fromkeys(item.group for item in items):
        mine = [item for item in counting if item.group == group]
        found = total(item.possible for item in mine)
        if group == BONUS:
            scored += found.minimum(Interval(cap, cap))
            continue
        scored += found
        least = share * sum((item.most for item in mine), Fraction(0))
        minima = minima.and_(Interval(least, least).less_equal(found))
    divisor = _number(arguments, "divisor")
    return scored.divided_by(Interval(divisor, divisor)), minima


def _count(answers: Iterator[bool] | Sequence[bool]) -> Interval:
    number = Fraction(sum(1 for answer in answers if answer))
    return Interval(number, number)


def _value(argument: Argument) -> Value:
    if not isinstance(argument, Traced):
        raise TypeError("expected a single value")
    return argument.value


def _category(argument: Argument) -> Category:
    value = _value(argument)
    if not isinstance(value, Category):
        raise TypeError("expected a category")
    return value


def _number(arguments: Mapping[str, Argument], name: str) -> Fraction:
    value = _value(arguments[name])
    if not isinstance(value, Interval) or not isinstance(value.lo, Fraction) or not value.is_known:
        raise TypeError(f"{name} must be a known number")
    return value.lo


def _table(argument: object) -> Mapping[str, Any]:
    if not isinstance(argument, Mapping):
        raise TypeError("expected a table")
    return argument


def _plain(name: str, value: Interval) -> Trace:
    return node(Kind.CALCULATION, name, value, unit="1")


def _score_trace(score: Interval, base: Interval, items: Sequence[Item]) -> Trace:
    """Group by group; items of which nothing is known stand in the score sheet only."""
    groups = [_plain("Q0", base)]
    for group in dict.fromkeys(item.group for item in items):
        mine = [item for item in items if item.group == group]
        known = tuple(_item_trace(item) for item in mine if item.operands)
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


def _met_trace(met: Truth, answers: Sequence[tuple[str, Truth, Traced | None]]) -> Trace:
    said = tuple(given.trace for _, answer, given in answers if answer.is_known and given is not None)
    return node(Kind.CALCULATION, "prerequisites", met, text="all prerequisite items", operands=said)


def _sheet(
    items: Sequence[Item],
    answers: Sequence[tuple[str, Truth, Traced | None]],
    arguments: Mapping[str, Argument],
    outputs: Mapping[str, Traced],
    stages: frozenset[str],
) -> dict[str, object]:
    """The score sheet as an assessor knows it: category by category, item by item."""
    decided = _table(_table(arguments["items"])["prerequisites"])
    return {
        "stages": sorted(stages),
        "prerequisites": [
            {
                "clause": clause,
                "label": _label(given.trace.label if given else None),
                "met": answer.can_be_true if answer.is_known else None,
                "decided": list(decided[clause]["decided"]),
            }
            for clause, answer, given in answers
        ],
        "groups": [
            _group(group, [item for item in items if item.group == group], arguments)
            for group in dict.fromkeys(item.group for item in items)
        ],
        "score": as_json(outputs["score"].value),
        "minima": as_json(outputs["minima"].value),
    }


def _group(group: str, items: Sequence[Item], arguments: Mapping[str, Argument]) -> dict[str, object]:
    found = total(item.possible for item in items)
    cap = _number(arguments, "bonus_cap")
    counted = found.minimum(Interval(cap, cap)) if group == BONUS else found
    full = sum((item.most for item in items), Fraction(0))
    return {
        "group": group,
        "full": float(min(full, cap) if group == BONUS else full),
        "minimum": None if group == BONUS else float(full * _number(arguments, "minimum_share")),
        "possible": as_json(counted),
        "rows": [
            {
                "clause": item.clause,
                "label": _label(item.label),
                "most": float(item.most),
                "possible": as_json(item.possible),
                "assessed_only": item.assessed_only,
                "computed": item.computed,
                "decided": list(item.decided),
            }
            for item in items
        ],
    }


def _label(label: Text | None) -> dict[str, str] | None:
    return None if label is None else {"zh": label.zh, "en": label.en}

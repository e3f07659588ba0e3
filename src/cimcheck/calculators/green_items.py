"""The items of GB/T 50378: what each may bring, by its quantities and by what is claimed for it."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import msgspec

from cimcheck.calculators.green_points import highest, holds, open_quantities, points, quantities, remainder
from cimcheck.calculators.interface import Argument
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Kind, Trace, Traced
from cimcheck.core.truth import TRUE, UNKNOWN, Truth
from cimcheck.core.units import PLAIN, parse_unit
from cimcheck.core.value import Value

ITEM = re.compile(r"i_[4-9]_[12]_[0-9]{1,2}")
NUMBER, ANSWER, WORD = NameType("number", PLAIN), NameType("truth"), NameType("category")
PER_PERSON = NameType("number", parse_unit("m2/person"))
QUANTITIES: Mapping[str, NameType] = {
    **dict.fromkeys(("residential", "redevelopment", "public_green"), ANSWER),
    **dict.fromkeys(("use", "structure", "building_zone", "thermal_zone"), WORD),
    "storeys": NameType("number", parse_unit("storey")),
    "land_per_person": PER_PERSON,
    "concentrated_green": PER_PERSON,
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
            "water_grade",
            "first_grade_fittings",
            "green_ratio_to_plan",
            "rain_storing_green",
            "permeable_paving",
            "strong_rebar",
            "strong_concrete",
            "used_roof",
        ),
        NUMBER,
    ),
}
"""What items are scored by. Steps of the items name these; all in coherent units."""


class ItemArguments(dict[str, NameType]):
    """Fixed arguments, and one for each item: `i_4_1_1` a yes/no, `i_4_2_1` points."""

    def get(self, name: str, default: NameType | None = None) -> NameType | None:  # type: ignore[override]
        """The type of an argument."""
        if ITEM.fullmatch(name):
            return ANSWER if name.split("_")[2] == "1" else NUMBER
        return super().get(name, default)


class Item(msgspec.Struct, frozen=True):
    """One scoring or bonus item.

    `possible` [points] is what it may bring; `ceiling` the most that may be claimed for it, by its quantities
    and its maximum; `rest` what no quantity gives; `claimed` what is claimed, None for nothing. `missing`
    names what would narrow it.
    """

    clause: str
    group: str
    most: Fraction
    possible: Interval
    ceiling: Interval
    rest: Fraction
    claimed: Interval | None
    assessed_only: bool
    decided: tuple[str, ...]
    computed: bool
    label: Text | None
    operands: tuple[Trace, ...]
    missing: tuple[Text, ...]

    @property
    def open(self) -> bool:
        """Whether more than one score is possible."""
        return not self.possible.is_known

    @property
    def claim_holds(self) -> Truth:
        """Whether the quantities and the maximum bear the claim out; yes where nothing is claimed."""
        return TRUE if self.claimed is None else self.claimed.less_equal(self.ceiling)


class Prerequisite(msgspec.Struct, frozen=True):
    """One prerequisite item: whether it is met, how that is decided, what was said."""

    clause: str
    answer: Truth
    decided: tuple[str, ...]
    label: Text | None
    given: Traced | None


def items(arguments: Mapping[str, Argument]) -> Iterator[Item]:
    """The scoring and bonus items in the order of the standard."""
    table = plain_table(arguments["items"])
    steps = {**plain_table(arguments["steps"]), **plain_table(arguments["revised_steps"])}
    values = {name: _value(arguments[name]) for name in QUANTITIES if name in arguments}
    for group, rows in plain_table(table["scoring"]).items():
        for clause, row in plain_table(rows).items():
            step = steps.get(_plain_clause(clause), {}) if row.get("computed") else None
            yield _item(clause, group, row, step, values, arguments)


def _is_claimed(step: Mapping[str, Any], values: Mapping[str, Value]) -> bool:
    """Whether the quantities of an item do not count for this building, so that a claim decides."""
    conditions = step.get("claimed_if")
    return conditions is not None and holds(conditions, values).surely


def prerequisites(arguments: Mapping[str, Argument]) -> list[Prerequisite]:
    """The prerequisite items in the order of the standard."""
    found = []
    for clause, row in plain_table(plain_table(arguments["items"])["prerequisites"]).items():
        given = arguments.get(alias_of(clause))
        said = given if isinstance(given, Traced) else None
        answer = said.value if said is not None and isinstance(said.value, Truth) else UNKNOWN
        found.append(Prerequisite(clause, answer, tuple(row["decided"]), _label(row, said), said))
    return found


def _item(
    clause: str,
    group: str,
    row: Mapping[str, Any],
    step: Mapping[str, Any] | None,
    values: Mapping[str, Value],
    arguments: Mapping[str, Argument],
) -> Item:
    most = row["points"] if "points" in row else highest(step or {})
    if step is not None and _is_claimed(step, values):
        step = None
    given = arguments.get(alias_of(clause))
    said = given if isinstance(given, Traced) else None
    anything = Interval(Fraction(0), most)
    claimed = _claimed(said, anything)
    provable = anything if step is None else points(step, values, most)
    counts = claimed is not None and said is not None and claimed.lo <= most
    return Item(
        clause=clause,
        group=group,
        most=most,
        possible=_with_claim(claimed, provable, step, most) if claimed and counts else provable,
        ceiling=_ceiling(provable, step),
        rest=remainder(step or {}),
        claimed=claimed,
        assessed_only=bool(row.get("assessed_only")),
        decided=tuple(row["decided"]),
        computed=step is not None,
        label=_label(row, said),
        operands=(*((said.trace,) if said and counts else ()), *_used(step or {}, arguments)),
        missing=_missing(step or {}, values, arguments),
    )


def _ceiling(provable: Interval, step: Mapping[str, Any] | None) -> Interval:
    """[points] What the quantities give and all that no quantity gives."""
    least = provable.hi if step is None else provable.lo + remainder(step)
    return Interval(least, provable.hi)


def _claimed(said: Traced | None, anything: Interval) -> Interval | None:
    """[points] The claim; None where nothing, or anything, is claimed."""
    if said is None or not isinstance(said.value, Interval) or said.value.contains(anything):
        return None
    return said.value


def _with_claim(
    claimed: Interval, provable: Interval, step: Mapping[str, Any] | None, most: Fraction
) -> Interval:
    """[points] What is left with a claim.

    Without quantities the claim stands. With them it only settles what no quantity of the item gives: the
    claim less what the quantities may give, within that remainder.
    """
    if step is None:
        return claimed.clipped(provable)
    rest = remainder(step)
    if not rest:
        return provable
    proved = Interval(provable.lo, provable.hi - rest)
    stated = Interval(claimed.lo - proved.hi, claimed.hi - proved.lo).clipped(Interval(Fraction(0), rest))
    found = proved + stated
    return Interval(found.lo, max(found.lo, proved.lo, min(found.hi, claimed.hi, most)))


def _used(step: Mapping[str, Any], arguments: Mapping[str, Argument]) -> tuple[Trace, ...]:
    """The traces of the quantities an item is scored by."""
    given = (arguments.get(name) for name in quantities(step))
    return tuple(one.trace for one in given if isinstance(one, Traced))


def _missing(
    step: Mapping[str, Any], values: Mapping[str, Value], arguments: Mapping[str, Argument]
) -> tuple[Text, ...]:
    """The facts behind the quantities that are not known and matter, for people."""
    given = (arguments.get(name) for name in open_quantities(step, values))
    traces = (one.trace for one in given if isinstance(one, Traced))
    return tuple(dict.fromkeys(label for trace in traces for label in _open_facts(trace)))


def _open_facts(trace: Trace) -> Iterator[Text]:
    if trace.kind in (Kind.FORMULA, Kind.CALCULATION):
        for one in trace.operands:
            yield from _open_facts(one)
    elif trace.label is not None and _is_open(trace.value):
        yield trace.label


def _is_open(value: object) -> bool:
    if isinstance(value, dict):
        return bool(value.get("lo") != value.get("hi")) or value.get("lo") is None
    return value is None or (isinstance(value, list | tuple) and len(value) != 1)


def alias_of(clause: str) -> str:
    """The argument of an item: `5.1.4A` is `i_5_1_4`."""
    return "i_" + _plain_clause(clause).replace(".", "_")


def _plain_clause(clause: str) -> str:
    return clause.rstrip("A")


def _label(row: Mapping[str, Any], said: Traced | None) -> Text | None:
    """What the item is called in this edition."""
    title = row.get("title")
    if isinstance(title, Mapping):
        return Text(str(title["zh"]), str(title["en"]))
    return said.trace.label if said is not None else None


def _value(argument: Argument) -> Value:
    if not isinstance(argument, Traced):
        raise TypeError("expected a single value")
    return argument.value


def plain_table(argument: object) -> Mapping[str, Any]:
    """The argument as the table it must be."""
    if not isinstance(argument, Mapping):
        raise TypeError("expected a table")
    return argument

"""Runoff of a site by the volume method: what each surface weighs, and the coefficient of the whole."""

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from cimcheck.calculators.arguments import column, number, single
from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.core.category import Category
from cimcheck.core.formula import NameType
from cimcheck.core.interval import ZERO, End, Interval, total
from cimcheck.core.trace import Kind, Trace, Traced, node
from cimcheck.core.units import PLAIN, parse_unit
from cimcheck.core.value import as_json

SQUARE_METRE, CUBIC_METRE = parse_unit("m2"), parse_unit("m3")
EACH = "SiteElement"
AREA, KIND = NameType("number", SQUARE_METRE), NameType("category", entity=EACH)
ARGUMENTS: Mapping[str, NameType] = {
    "surface": KIND,
    "facility": KIND,
    "area": NameType("number", SQUARE_METRE, entity=EACH),
    "stated": NameType("number", PLAIN, entity=EACH),
    "volume": NameType("number", CUBIC_METRE, entity=EACH),
    "plot": AREA,
    "coefficients": NameType("table"),
}
OUTPUTS: Mapping[str, NameType] = {
    "weighted_area": AREA,
    "coefficient": NameType("number", PLAIN),
    "unaccounted_area": AREA,
}
DRY = "not_a_surface"


class Surface(msgspec.Struct, frozen=True):
    """One element: its area [m2] and its coefficient [1]."""

    key: str
    area: Interval
    coefficient: Interval
    traces: tuple[Trace, ...]

    @property
    def weighted(self) -> Interval:
        """[m2] area times coefficient."""
        return self.area * self.coefficient


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`weighted_area` [m2] = sum(area x coefficient); `coefficient` [1] that over the plot.

    A stated coefficient counts inside the range of its surface, and as the nearest end of the range beyond
    it. What of the plot no element covers (`unaccounted_area` [m2]) may have any coefficient of the table.
    Where the elements cover more than the plot, the plot may be any part of them.
    """
    ranges = _ranges(arguments["coefficients"])
    surfaces = _surfaces(arguments, ranges)
    plot_given = single(arguments["plot"])
    plot = number(plot_given)
    covered = total(one.area for one in surfaces)
    rest = Interval(_positive(plot.lo - covered.hi), _positive(plot.hi - covered.lo))
    weighted = _weighted(surfaces, plot, rest, _hull(ranges))
    whole = plot if plot.lo > 0 else plot.maximum(covered)
    coefficient = weighted.divided_by(whole).clipped(Interval(Fraction(0), Fraction(1)))
    rows = tuple(_row_trace(one) for one in surfaces)
    open_rest = node(Kind.CALCULATION, "unaccounted_area", rest, unit="m2", operands=(plot_given.trace,))
    sum_trace = node(
        Kind.CALCULATION,
        "weighted_area",
        weighted,
        unit="m2",
        text="sum(area * coefficient)",
        operands=(*rows, open_rest),
    )
    share = node(
        Kind.CALCULATION,
        "coefficient",
        coefficient,
        unit="1",
        text="weighted_area / plot",
        operands=(sum_trace, plot_given.trace),
    )
    outputs = {
        "weighted_area": Traced(weighted, sum_trace),
        "coefficient": Traced(coefficient, share),
        "unaccounted_area": Traced(rest, open_rest),
    }
    table = {"site_surfaces": _table(arguments, surfaces, rest, weighted)} if surfaces else {}
    return Calculated(outputs, table)


def _weighted(surfaces: list[Surface], plot: Interval, rest: Interval, any_: Interval) -> Interval:
    """[m2] What is drawn and what is not; only a part of what is drawn where that is more than the plot."""
    whole = total(one.weighted for one in surfaces) + rest * any_
    covered = total(one.area for one in surfaces)
    least, most = whole.lo, whole.hi
    if covered.hi > plot.lo:
        cheapest = _filled(sorted((one.coefficient.lo, one.area.hi) for one in surfaces), plot.lo)
        least = cheapest if covered.lo > plot.hi else min(least, cheapest)
    if covered.lo > plot.hi:
        most = _filled(sorted(((one.coefficient.hi, one.area.hi) for one in surfaces), reverse=True), plot.hi)
    return Interval(least, most)


def _filled(rows: list[tuple[End, End]], room: End) -> End:
    """[m2] What the first rows weigh that fit into `room` [m2]."""
    weight: End = Fraction(0)
    for coefficient, area in rows:
        taken = min(room, area)
        weight += taken * coefficient
        room -= taken
    return weight


def _ranges(table: Argument) -> dict[str, Interval]:
    if not isinstance(table, Mapping):
        raise TypeError("coefficients must be a table")
    return {name: _range(entry) for name, entry in table.items()}


def _range(entry: object) -> Interval:
    ends = entry if isinstance(entry, tuple) else (entry, entry)
    return Interval(Fraction(ends[0]), Fraction(ends[1]))


def _hull(ranges: Mapping[str, Interval]) -> Interval:
    return Interval(min(one.lo for one in ranges.values()), max(one.hi for one in ranges.values()))


def _surfaces(arguments: Mapping[str, Argument], ranges: Mapping[str, Interval]) -> list[Surface]:
    kinds, areas, stated = (column(arguments[name]) for name in ("surface", "area", "stated"))
    rows = zip(kinds.subjects, kinds.values, areas.values, stated.values, strict=True)
    return [_surface(key, kind, area, given, ranges) for key, kind, area, given in rows]


def _surface(key: str, kind: Traced, area: Traced, given: Traced, ranges: Mapping[str, Interval]) -> Surface:
    members = kind.value.members if isinstance(kind.value, Category) else frozenset(ranges)
    stated, size = number(given), number(area)
    found = [stated.clipped(ranges[name]) for name in sorted(members) if name in ranges]
    if not found:
        return Surface(key, ZERO, ZERO, (kind.trace,))
    coefficient = Interval(min(one.lo for one in found), max(one.hi for one in found))
    counted = size.hull(ZERO) if DRY in members else size
    return Surface(key, counted, coefficient, (kind.trace, area.trace, given.trace))


def _row_trace(surface: Surface) -> Trace:
    return node(
        Kind.ELEMENT,
        "weighted_area",
        surface.weighted,
        unit="m2",
        subject=surface.key,
        text="area * coefficient",
        operands=surface.traces,
    )


def _positive(end: End) -> End:
    return max(end, Fraction(0))


def _table(
    arguments: Mapping[str, Argument], surfaces: list[Surface], rest: Interval, weighted: Interval
) -> dict[str, object]:
    """The table of surfaces and facilities for people."""
    kinds, facilities, volumes = (column(arguments[name]) for name in ("surface", "facility", "volume"))
    rows = [
        {
            "key": one.key,
            "name": _name(kind.trace, facility.trace),
            "surface": as_json(kind.value),
            "facility": as_json(facility.value),
            "area": as_json(one.area),
            "coefficient": as_json(one.coefficient),
            "weighted": as_json(one.weighted),
            "volume": as_json(volume.value),
        }
        for one, kind, facility, volume in zip(
            surfaces, kinds.values, facilities.values, volumes.values, strict=True
        )
    ]
    return {"rows": rows, "unaccounted": as_json(rest), "weighted": as_json(weighted)}


def _name(*traces: Trace) -> str:
    """What the model calls an element, as the evidence of its facts has it."""
    return next((one.name for trace in traces for one in trace.evidence if one.name), "")

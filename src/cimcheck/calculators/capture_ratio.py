"""Annual rainfall volume capture ratio from the depth of rain that a site holds, and back."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from cimcheck.calculators.arguments import number, single
from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.core.formula import NameType
from cimcheck.core.interval import INFINITY, End, Interval
from cimcheck.core.share import ANY_SHARE
from cimcheck.core.trace import Kind, Traced, node
from cimcheck.core.units import PLAIN, parse_unit

DEPTH, RATIO = NameType("number", parse_unit("m")), NameType("number", PLAIN)
ARGUMENTS: Mapping[str, NameType] = {
    "depth": DEPTH,
    "rainfall": NameType("table"),
    "target": RATIO,
    "target_rainfall": DEPTH,
}
OUTPUTS: Mapping[str, NameType] = {"capture_ratio": RATIO, "needed_depth": DEPTH}
MILLIMETRES, PERCENT = Fraction(1000), Fraction(100)
Point = tuple[Fraction, Fraction]


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`capture_ratio` [1] for the depth [m] that a site holds, by the city's table (percent: millimetres).

    `needed_depth` [m] is the design rainfall of the target.

    Linear between the rows, and beyond them everything from the last row on: nothing is extrapolated.
    Without a table the one pair that the planning conditions give tells on which side of it the depth lies.
    Anything where neither does, or where the table does not rise.
    """
    depth, table = single(arguments["depth"]), arguments["rainfall"]
    target, rainfall = single(arguments["target"]), single(arguments["target_rainfall"])
    held = number(depth)
    points = points_of(table) if isinstance(table, Mapping) else []
    if points:
        wanted = _needed(points, number(target))
        value = Interval(ratio_at(points, held.lo).lo, ratio_at(points, held.hi).hi)
        text, operands = "interpolate(depth, rainfall)", [depth.trace]
    else:
        wanted = number(rainfall)
        value = _by_pair(held, number(target), wanted)
        text, operands = "depth >= target_rainfall", [depth.trace, target.trace, rainfall.trace]
    trace = node(Kind.CALCULATION, "capture_ratio", value, unit="1", text=text, operands=tuple(operands))
    shown = Interval(wanted.lo * MILLIMETRES, wanted.hi * MILLIMETRES)
    needed = node(
        Kind.CALCULATION,
        "needed_depth",
        shown,
        unit="mm",
        text="rainfall(target)",
        operands=(target.trace, rainfall.trace),
    )
    return Calculated({"capture_ratio": Traced(value, trace), "needed_depth": Traced(wanted, needed)})


def points_of(table: Mapping[str, object]) -> list[Point]:
    """The rows `{percent: millimetres}` as (ratio [1], depth [m]); none when they do not rise together."""
    rows = sorted((Fraction(percent) / PERCENT, Fraction(str(depth))) for percent, depth in table.items())
    points = [(ratio, depth / MILLIMETRES) for ratio, depth in rows]
    rising = all(a[1] < b[1] for a, b in pairwise(points))
    return points if rising and all(0 < ratio <= 1 for ratio, _ in points) else []


def ratio_at(points: Sequence[Point], depth: End) -> Interval:
    """[1] The ratio for a depth [m]; an interval beyond the ends of the table."""
    first, last = points[0], points[-1]
    if depth < first[1]:
        return Interval(Fraction(0), first[0])
    if depth > last[1] or not isinstance(depth, Fraction):
        return Interval(last[0], Fraction(1))
    below = max(point for point in points if point[1] <= depth)
    above = min(point for point in points if point[1] >= depth)
    if below == above:
        return Interval(below[0], below[0])
    value = below[0] + (above[0] - below[0]) * (depth - below[1]) / (above[1] - below[1])
    return Interval(value, value)


def depth_at(points: Sequence[Point], ratio: Fraction) -> Interval:
    """[m] The design rainfall for a ratio [1]; an interval beyond the ends of the table."""
    if ratio < points[0][0]:
        return Interval(Fraction(0), points[0][1])
    if ratio > points[-1][0]:
        return Interval(points[-1][1], INFINITY)
    below = max(point for point in points if point[0] <= ratio)
    above = min(point for point in points if point[0] >= ratio)
    if below == above:
        return Interval(below[1], below[1])
    value = below[1] + (above[1] - below[1]) * (ratio - below[0]) / (above[0] - below[0])
    return Interval(value, value)


def _needed(points: Sequence[Point], target: Interval) -> Interval:
    ends = target.clipped(ANY_SHARE)
    return Interval(depth_at(points, Fraction(ends.lo)).lo, depth_at(points, Fraction(ends.hi)).hi)


def _by_pair(held: Interval, target: Interval, rainfall: Interval) -> Interval:
    if held.lo >= rainfall.hi:
        return Interval(target.lo, ANY_SHARE.hi).clipped(ANY_SHARE)
    if held.hi <= rainfall.lo:
        below = Interval(ANY_SHARE.lo, target.hi)
        return below.clipped(ANY_SHARE)
    return ANY_SHARE

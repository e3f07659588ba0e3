"""Grade of a prefabricated building, GB/T 51129-2017, 5.0.1 and 5.0.2, from its prefabrication ratio."""

from collections.abc import Mapping
from fractions import Fraction

from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.core.category import Category
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval
from cimcheck.core.trace import Kind, Traced, node
from cimcheck.core.truth import Truth
from cimcheck.core.units import PLAIN

UNGRADED = "none"
GRADES = frozenset({UNGRADED, "a", "aa", "aaa"})
ARGUMENTS: Mapping[str, NameType] = {
    "ratio": NameType("number", PLAIN),
    "may_be_graded": NameType("truth"),
    "grades": NameType("table"),
}
OUTPUTS: Mapping[str, NameType] = {"grade": NameType("category", members=GRADES)}


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`grade`: none, a, aa or aaa.

    `grades` gives the lowest and highest ratio [1] of each grade, ends included (no highest: 1). A ratio
    between the end of one grade and the beginning of the next may be either: the standard does not say how to
    round. `may_be_graded` says whether the building qualifies and meets what grading asks for besides.
    """
    ratio, allowed, table = arguments["ratio"], arguments["may_be_graded"], arguments["grades"]
    if not isinstance(ratio, Traced) or not isinstance(allowed, Traced):
        raise TypeError("ratio and may_be_graded must be single values")
    assert isinstance(ratio.value, Interval)
    assert isinstance(allowed.value, Truth)
    bands = _bands(table)
    found = _possible(ratio.value, bands) if allowed.value.can_be_true else set()
    if allowed.value.can_be_false:
        found.add(UNGRADED)
    value = Category(frozenset(found))
    trace = node(Kind.CALCULATION, "grade", value, text="grade(P)", operands=(ratio.trace, allowed.trace))
    return Calculated({"grade": Traced(value, trace)})


def _bands(table: Argument) -> list[tuple[Fraction, Fraction, str]]:
    """Lowest and highest ratio and name of each grade, the lowest grade first."""
    if not isinstance(table, Mapping):
        raise TypeError("grades must be a table")
    found = []
    for name, band in table.items():
        if not isinstance(band, Mapping):
            raise TypeError(f"grade {name} must be a mapping")
        found.append((band["lo"], band.get("hi", Fraction(1)), name))
    return sorted(found)


def _possible(ratio: Interval, bands: list[tuple[Fraction, Fraction, str]]) -> set[str]:
    """Every grade that a ratio inside the bounds may have."""
    found = {UNGRADED} if ratio.lo < bands[0][0] else set()
    for number, (lo, hi, name) in enumerate(bands):
        below = bands[number - 1][1] if number else lo
        above = bands[number + 1][0] if number + 1 < len(bands) else hi
        inside = ratio.hi >= lo and ratio.lo <= hi
        before = ratio.hi > below and ratio.lo < lo
        after = ratio.hi > hi and ratio.lo < above
        if inside or (number and before) or after:
            found.add(name)
    return found

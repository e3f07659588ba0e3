"""What is left of a whole after a part, never less than nothing."""

from collections.abc import Mapping

from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval, interval
from cimcheck.core.trace import Kind, Traced, node
from cimcheck.core.units import parse_unit

AREA = NameType("number", parse_unit("m2"))
ARGUMENTS: Mapping[str, NameType] = {"whole": AREA, "part": AREA}
OUTPUTS: Mapping[str, NameType] = {"left": AREA}


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`left` [m2] is `whole` [m2] less `part` [m2]; open as far as either is."""
    whole, part = arguments["whole"], arguments["part"]
    assert isinstance(whole, Traced)
    assert isinstance(part, Traced)
    assert isinstance(whole.value, Interval)
    assert isinstance(part.value, Interval)
    left = (whole.value - part.value).maximum(interval(0))
    trace = node(Kind.CALCULATION, "left", left, unit="m2", operands=(whole.trace, part.trace))
    return Calculated({"left": Traced(left, trace, (*whole.gaps, *part.gaps))})

"""The share that some elements of a site have of others, by area."""

from collections.abc import Mapping

from cimcheck.calculators.arguments import answer, column, number
from cimcheck.calculators.interface import Argument, Calculated
from cimcheck.core.formula import NameType
from cimcheck.core.interval import Interval, interval
from cimcheck.core.share import counted, share
from cimcheck.core.trace import Kind, Trace, Traced, node
from cimcheck.core.units import PLAIN, parse_unit

EACH = "SiteElement"
ANSWER = NameType("truth", entity=EACH)
ARGUMENTS: Mapping[str, NameType] = {
    "part": ANSWER,
    "whole": ANSWER,
    "area": NameType("number", parse_unit("m2"), entity=EACH),
}
OUTPUTS: Mapping[str, NameType] = {"share": NameType("number", PLAIN)}


def calculate(arguments: Mapping[str, Argument]) -> Calculated:
    """`share` [1] = area of the elements that are `part` / area of those that are `whole`.

    Each element's area stands above and below the line, so the bounds are sharp. Any share where there may
    be nothing of the whole.
    """
    part, whole, area = (column(arguments[name]) for name in ("part", "whole", "area"))
    members, rows = [], []
    for key, counts, belongs, size in zip(area.subjects, part.values, whole.values, area.values, strict=True):
        inside, chosen = answer(belongs), answer(counts)
        found = counted(number(size), inside.surely, inside.can_be_true)
        portion = interval(int(chosen.surely), int(chosen.can_be_true))
        members.append((found, portion))
        if inside.can_be_true:
            rows.append(_row(key, found, portion, size.trace))
    value = share(members)
    trace = node(
        Kind.CALCULATION, "share", value, unit="1", text="sum(part area) / sum(area)", operands=tuple(rows)
    )
    return Calculated({"share": Traced(value, trace)})


def _row(key: str, size: Interval, portion: Interval, trace: Trace) -> Trace:
    return node(
        Kind.ELEMENT, "part_area", size * portion, unit="m2", subject=key, text="area", operands=(trace,)
    )

"""Largest nominal diameter of a pipe that crosses the edge of a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import INFINITY, ZERO, Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.plan_shape import Shape
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.largest_crossing_pipe"
DIAMETER = "pipe.nominal_diameter"
TOUCH = 0.001  # [m2] what overlaps less only touches the edge
THROUGH = 0.1  # [m] above the ceiling: thinner is no slab


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] The largest over the pipes that cross; none crosses where pipes are drawn and none does.

    Unknown where the models hold no pipes, or the place of the unit is not known; without upper end where the
    place of a pipe is not.
    """
    plan = shelter_plan(store, subject.building)
    unit = plan.units.get(subject.key)
    if unit is None or not plan.pipes:
        return store.settled(FACT, subject)
    crossing = [pipe.subject for pipe in plan.pipes if _crosses(pipe, unit)]
    sizes = [store.value(DIAMETER, pipe) for pipe in crossing]
    value = ZERO
    for size in sizes:
        value = value.maximum(size.value) if isinstance(size.value, Interval) else value
    if any(one.kind == "Pipe" for one in plan.lost):
        value = Interval(value.lo, INFINITY).clipped(store.catalogue.facts[FACT].limits)
    candidate = Candidate(
        value,
        Strength.MEDIUM,
        operands=tuple(size.trace for size in sizes),
        gaps=tuple(
            Gap(DIAMETER, (pipe.key,))
            for pipe, size in zip(crossing, sizes, strict=True)
            if not size.value.is_known
        ),
        elements=tuple(pipe.guid for pipe in crossing if pipe.guid),
        note=None if crossing else _NONE,
    )
    return store.settled(FACT, subject, [candidate])


def _crosses(pipe: Shape, unit: Shape) -> bool:
    """Whether a pipe lies in and outside of a unit, or leaves it through the slab above."""
    from cimcheck.reading.geometry.regions import overlap_area

    if not pipe.is_level_with(unit):
        return False
    inside = overlap_area([pipe.outline], [unit.outline])
    return inside > TOUCH and (pipe.outline.area - inside > TOUCH or pipe.high > unit.high + THROUGH)


_NONE = Text("模型中的管道都不穿过单元边界。", "No pipe of the models crosses the edge of the unit.")

"""Largest nominal diameter of a pipe that crosses the edge of a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_plan import on_storeys, shapes_of, shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.largest_crossing_pipe"
DIAMETER = "pipe.nominal_diameter"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] The largest over the pipes that cross; none crosses where pipes are drawn and none does.

    Unknown where the models hold no pipes, or the place of the unit is not known.
    """
    from cimcheck.reading.geometry.position import edge_gap

    unit = shelter_plan(store, subject.building).units.get(subject.key)
    storeys = {storey.key for one in store.members("Space", subject) for storey in store.storeys_of(one)}
    scope = store.scopes[subject.building].subject
    pipes = on_storeys(store, store.members("Pipe", scope), storeys)
    shapes = shapes_of(store, pipes)
    if unit is None or not pipes or len(shapes) < len(pipes):
        return store.settled(FACT, subject)
    crossing = [
        shape.subject
        for shape in shapes.values()
        if shape.is_level_with(unit) and edge_gap(unit.outline, shape.outline) == 0.0
    ]
    sizes = [store.value(DIAMETER, pipe) for pipe in crossing]
    value = ZERO
    for size in sizes:
        value = value.maximum(size.value) if isinstance(size.value, Interval) else value
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


_NONE = Text("模型中的管道都不穿过单元边界。", "No pipe of the models crosses the edge of the unit.")

"""Depth of the foundation below the ground outside."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import INFINITY, Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.floors import floors_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.foundation_depth"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] What is stated; at least the depth of the lowest storey below the ground outside."""
    ground = store.value("building.ground_level", subject)
    floors = [floor for floor in floors_of(store, subject) if floor.counts.surely and floor.level is not None]
    if not floors or not isinstance(ground.value, Interval) or not ground.value.is_known:
        return store.settled(FACT, subject)
    lowest = floors[0]
    assert lowest.level is not None
    depth = ground.value.lo - lowest.level
    if depth <= 0:
        return store.settled(FACT, subject)
    elevation = store.value("storey.elevation", lowest.subject)
    candidate = Candidate(
        Interval(depth, INFINITY),
        Strength.MEDIUM,
        operands=(ground.trace, elevation.trace),
        note=_BELOW_LOWEST,
    )
    return store.settled(FACT, subject, [candidate])


_BELOW_LOWEST = Text(
    "基础底面低于最低一层地面。", "The foundation reaches below the floor of the lowest storey."
)

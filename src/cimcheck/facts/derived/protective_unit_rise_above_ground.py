"""How far the underside of the slab above a protective unit lies above the ground outside."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, exact
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.floors import level_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.rise_above_ground"
STEP = Fraction(3, 10)
"""[m] How far the floor of a room may lie from the level of its storey: build-up and sumps."""


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] What is stated; else level of the storey and height of the rooms, less the ground outside.

    Below zero where it lies under the ground. Unknown without these three; a room may stand a step off the
    level of its storey.
    """
    unit = shelter_plan(store, subject.building).units.get(subject.key)
    spaces = store.members("Space", subject)
    levels = {level_of(store, storey) for space in spaces for storey in store.storeys_of(space)}
    ground = store.value("building.ground_level", store.scopes[subject.building].subject)
    level = next(iter(levels), None) if len(levels) == 1 else None
    if unit is None or level is None or not isinstance(ground.value, Interval):
        return store.settled(FACT, subject)
    underside = level + exact(round(unit.high - unit.low, 6))
    value = Interval(underside - STEP, underside + STEP) - ground.value
    limits = store.catalogue.facts[FACT].limits
    candidate = Candidate(
        value.clipped(limits), Strength.MEDIUM, operands=(ground.trace,), gaps=ground.gaps, note=_LEVELS
    )
    return store.settled(FACT, subject, [candidate])


_LEVELS = Text(
    "楼层标高加房间高度，减室外地坪标高；房间地面与楼层标高可能相差一步。",
    "Level of the storey and height of the rooms, less the ground outside; floors may lie a step off.",
)

"""Thermal inertia of the external walls."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.envelope import outer_walls
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.wall_thermal_inertia"
WALL = "wall.thermal_inertia"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] From the lightest to the heaviest wall. Unknown without outer walls, or where one says nothing."""
    walls = [one.subject for one in outer_walls(store, subject) if one.glazed is None]
    said = [store.value(WALL, wall) for wall in walls]
    values = [one.value for one in said if isinstance(one.value, Interval)]
    if not values:
        return store.settled(FACT, subject)
    open_ones = tuple(wall.key for wall, one in zip(walls, said, strict=True) if not one.value.is_known)
    found = Candidate(
        Interval(min(one.lo for one in values), max(one.hi for one in values)),
        Strength.MEDIUM,
        gaps=(Gap(WALL, open_ones),) if open_ones else (),
        elements=tuple(wall.guid for wall in walls),
        note=_BETWEEN,
    )
    return store.settled(FACT, subject, [found])


_BETWEEN = Text("外墙从最轻到最重。", "From the lightest to the heaviest external wall.")

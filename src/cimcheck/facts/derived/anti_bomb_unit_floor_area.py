"""Floor area of an anti-bomb unit."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, total
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "anti_bomb_unit.floor_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What the zone states; else its spaces together. Unknown without an area of each.

    Spaces of one name without a zone are one unit in parts, or several of that name: anything between the
    largest and all of them.
    """
    spaces = store.members("Space", subject)
    areas = [store.value("space.floor_area", space) for space in spaces]
    values = [area.value for area in areas if isinstance(area.value, Interval)]
    if not values:
        return store.settled(FACT, subject)
    together = total(values)
    apart = len(spaces) > 1 and len(subject.places) > 1
    value = Interval(max(one.lo for one in values), together.hi) if apart else together
    candidate = Candidate(
        value,
        Strength.MEDIUM,
        operands=tuple(area.trace for area in areas),
        gaps=tuple(gap for area in areas for gap in area.gaps),
        elements=tuple(space.guid for space in spaces if space.guid),
    )
    return store.settled(FACT, subject, [candidate])

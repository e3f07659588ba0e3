"""The floor area of what spaces make up together: anti-bomb units, fire compartments."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, total
from cimcheck.facts.areas import lowest_area, rooms_of, with_walls
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def area_of_group(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[m2] The areas drawn for it; else its rooms, at least their sum, at most that with walls beside them.

    Spaces of one name that no zone joins are one thing in parts, or several of that name: anything between
    the largest and all of them. None without spaces.
    """
    spaces = store.members("Space", subject)
    rooms = rooms_of(store, spaces)
    drawn = [space for space in spaces if space not in rooms]
    areas = [store.value("space.floor_area", one) for one in drawn]
    areas = areas or [lowest_area(store, one) for one in rooms]
    values = [area.value for area in areas if isinstance(area.value, Interval)]
    if not values:
        return None
    if not drawn and len(values) > 1:
        values = [with_walls(store, value) for value in values]
    together = total(values)
    apart = len(values) > 1 and len(subject.places) > 1
    return Candidate(
        Interval(max(one.lo for one in values), together.hi) if apart else together,
        Strength.MEDIUM,
        operands=tuple(area.trace for area in areas),
        gaps=tuple(gap for area in areas for gap in area.gaps),
        elements=tuple(space.guid for space in (drawn or rooms) if space.guid),
    )

"""Whether rooms are within their limits of lighting power."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.trace import Traced
from cimcheck.core.truth import TRUE
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.room_lighting import NOWHERE, lamps_by_room
from cimcheck.facts.storey_sums import merged_gaps
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.lighting_within_limits"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Room by room, of those that hold lamps. Unknown without any, or with lamps of no room."""
    lamps = lamps_by_room(store, subject)
    rooms = [room for room in store.members("Space", subject) if room.key in lamps]
    if not rooms or NOWHERE in lamps or store.scopes[subject.key].is_damaged:
        return store.settled(FACT, subject)
    answer, said = TRUE, []
    for room in rooms:
        density = store.value("space.lighting_power_density", room)
        limit = store.value("space.lighting_power_limit", room)
        assert isinstance(density.value, Interval)
        assert isinstance(limit.value, Interval)
        answer = answer.and_(density.value.less_equal(limit.value))
        said += [density, limit]
    found = Candidate(
        answer,
        Strength.MEDIUM,
        operands=tuple(one.trace for one in said),
        gaps=merged_gaps(gap for one in said for gap in one.gaps),
        elements=tuple(room.guid for room in rooms),
    )
    return store.settled(FACT, subject, [found])

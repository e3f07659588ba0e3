"""Power of the lamps in a room."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.room_lighting import NOWHERE, lamps_by_room
from cimcheck.facts.storey_sums import merged_gaps
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "space.lighting_power"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W] Its lamps, and perhaps those that may hang in any room. Unknown where the room shows none."""
    lamps = lamps_by_room(store, store.scopes[subject.building].subject)
    own, loose = lamps.get(subject.key, []), lamps.get(NOWHERE, [])
    if not own or store.scopes[subject.building].is_damaged:
        return store.settled(FACT, subject)
    powers = [store.value("luminaire.power", lamp) for lamp in own]
    others = [store.value("luminaire.power", lamp).value for lamp in loose]
    more = [one.hull(ZERO) for one in others if isinstance(one, Interval)]
    found = Candidate(
        total([*(one.value for one in powers if isinstance(one.value, Interval)), *more]),
        Strength.MEDIUM,
        operands=tuple(one.trace for one in powers),
        gaps=merged_gaps(gap for one in powers for gap in one.gaps),
        elements=tuple(lamp.guid for lamp in own),
        note=_SUM,
    )
    return store.settled(FACT, subject, [found])


_SUM = Text("房间内灯具功率之和。", "The lamps in the room together.")

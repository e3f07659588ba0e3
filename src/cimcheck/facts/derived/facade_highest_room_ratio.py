"""Highest window to wall ratio of the rooms behind a façade."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO
from cimcheck.core.share import ANY_SHARE
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.entities.facade import way_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.room_facades import highest_ratio, room_facades
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "facade.highest_room_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Room by room. At least that of the whole façade where it is open which rooms the windows light."""
    building, way = store.scopes[subject.building].subject, way_of(subject)
    mean = store.value("facade.window_wall_ratio", subject)
    if mean.value == ZERO:
        return store.settled(FACT, subject, [Candidate(ZERO, Strength.MEDIUM, operands=(mean.trace,))])
    value = highest_ratio(store, building, way)
    told = store.value("facade.window_area", subject).value.is_known
    if value is None or not told or store.members("CurtainWall", building):
        value = ANY_SHARE
    sides = [side for side in room_facades(store, building).values() if way in side.ways]
    loose = tuple(side.windows[0].key for side in sides if side.room is None)
    found = Candidate(
        value,
        Strength.MEDIUM,
        operands=(mean.trace,),
        gaps=(Gap("space.window_area", loose),) if loose else mean.gaps,
        elements=tuple(side.room.guid for side in sides if side.room),
        note=_HIGHEST,
    )
    return store.settled(FACT, subject, [found])


_HIGHEST = Text("该朝向各房间窗墙面积比的最大值。", "The highest of the rooms that look this way.")

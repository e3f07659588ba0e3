"""Window to wall ratio of a side of a room."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.entities.room_facade import side_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.room_facades import ratio
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "room_facade.window_wall_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Openings over storey height by width between axes; open without shapes or boundaries."""
    side = side_of(store, subject)
    bearer = side.room or side.windows[0]
    found = Candidate(
        ratio(store, side),
        Strength.MEDIUM,
        operands=tuple(hole.trace for hole in side.holes if hole.trace),
        gaps=() if side.room else (Gap("space.window_area", (bearer.key,)),),
        elements=(bearer.guid, *(wall.subject.guid for wall in side.walls)),
        note=_BAY,
    )
    return store.settled(FACT, subject, [found])


_BAY = Text(
    "窗洞口面积除以层高与开间（定位轴线间，轴线在侧墙厚度内）之积。",
    "Openings over storey height by the width between the axes, which lie within the side walls.",
)

"""Window openings of a room."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import total
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.room_windows import panes_of_room
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "space.window_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] Windows to the outside, and what may be glass of doors. Unknown without boundaries."""
    panes = panes_of_room(store, subject)
    if panes is None:
        return store.settled(FACT, subject)
    doors = tuple(
        pane.subject.key for pane in panes if pane.subject.kind == "Door" and not pane.area.is_known
    )
    found = Candidate(
        total(pane.area for pane in panes),
        Strength.MEDIUM,
        operands=tuple(pane.said.trace for pane in panes),
        gaps=(
            *(gap for pane in panes for gap in pane.said.gaps),
            *((Gap("door.glazed_area", doors),) if doors else ()),
        ),
        elements=tuple(pane.subject.guid for pane in panes),
        note=_BY_BOUNDARIES,
    )
    return store.settled(FACT, subject, [found])


_BY_BOUNDARIES = Text(
    "空间边界所列的外窗；外门、幕墙的透光部分可能计入。",
    "External windows among its space boundaries; doors and curtain walls may be glazed.",
)

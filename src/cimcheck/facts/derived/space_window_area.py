"""Window openings of a room."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.room_windows import windows_of_room
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "space.window_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] The windows that bound the room. Unknown where the model gives it no boundaries."""
    windows = windows_of_room(store, subject)
    if windows is None:
        return store.settled(FACT, subject)
    areas = [store.value("window.area", window) for window in windows]
    value = total(area.value for area in areas if isinstance(area.value, Interval))
    found = Candidate(
        value,
        Strength.MEDIUM,
        operands=tuple(area.trace for area in areas),
        gaps=tuple(gap for area in areas for gap in area.gaps),
        elements=tuple(window.guid for window in windows),
        note=_BY_BOUNDARIES,
    )
    return store.settled(FACT, subject, [found])


_BY_BOUNDARIES = Text("空间边界所列的窗。", "The windows among its space boundaries.")

"""Whether a space is a room or an area on an area plan."""

from typing import TYPE_CHECKING

from cimcheck.core.category import category
from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "space.layer"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """A space is a room, as IFC defines it, unless it is named after an area plan."""
    said = store.candidates(FACT, subject)
    if any(one.strength is not Strength.WEAK for one in said):
        return store.settled(FACT, subject)
    return store.settled(FACT, subject, [Candidate(category("room"), Strength.MEDIUM, note=_ROOM)])


_ROOM = Text(
    "没有面积平面的标识，按房间理解。", "Nothing says that it is drawn on an area plan; a space is a room."
)

"""Net floor area of a space."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, exact
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.areas import layer_is
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "space.net_floor_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated; for a room on a storey with protective units else what its shape covers."""
    stated = any(one.strength is not Strength.WEAK for one in store.candidates(FACT, subject))
    shape = None if stated else shelter_plan(store, subject.building).shapes.get(subject.key)
    if shape is None or not layer_is(store, subject, "room"):
        return store.settled(FACT, subject)
    area = exact(shape.outline.area)
    elements = (subject.guid,) if subject.guid else ()
    return store.settled(
        FACT, subject, [Candidate(Interval(area, area), Strength.MEDIUM, elements=elements, note=_SHAPE)]
    )


_SHAPE = Text("房间形体的面积。", "The area of the room's shape.")

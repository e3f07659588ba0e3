"""Gross floor area of a space."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import INFINITY, Interval, exact
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.areas import layer_is
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "space.floor_area"
ROUNDING = Fraction(1, 200)
"""What a stated area may differ from its own outline: half a per cent."""


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated. On storeys with protective units also what the shape covers.

    An area on a plan is its outline, and one that is stated has to agree with it. A room has its outline at
    least: walls are not in it.
    """
    shape = shelter_plan(store, subject.building).shapes.get(subject.key)
    if shape is None:
        return store.settled(FACT, subject)
    area = exact(shape.outline.area)
    drawn = any(layer_is(store, subject, name) for name in ("air_defence_plan", "other_plan"))
    if not drawn:
        stated = any(one.strength is not Strength.WEAK for one in store.candidates(FACT, subject))
        found = [] if stated else [Candidate(Interval(area, INFINITY), Strength.MEDIUM, note=_ROOM)]
        return store.settled(FACT, subject, found)
    ends = Interval(area * (1 - ROUNDING), area * (1 + ROUNDING))
    if not store.candidates(FACT, subject):
        ends = Interval(area, area)
    elements = (subject.guid,) if subject.guid else ()
    return store.settled(FACT, subject, [Candidate(ends, Strength.MEDIUM, elements=elements, note=_OUTLINE)])


_OUTLINE = Text("所画轮廓的面积。", "The area of its outline.")
_ROOM = Text("房间形体的面积，不含墙体。", "The area of the room's shape, without walls.")

"""Least clear height of the rooms of a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_heights import clear_heights
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.clear_height"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] What is stated, and how far the rooms reach up; an upper bound where some have no shape.

    The solid of a room may be drawn short of the slab, or through beams: it is what the designer drew.
    """
    heights = clear_heights(store, subject)
    if heights is None or not heights.rooms:
        return store.settled(FACT, subject)
    least = interval(min(heights.rooms)).lo
    lowest = least if heights.all_rooms else store.catalogue.facts[FACT].limits.lo
    return store.settled(FACT, subject, [Candidate(Interval(lowest, least), Strength.MEDIUM, note=_DRAWN)])


_DRAWN = Text("房间形体的高度。", "As high as the rooms are drawn.")

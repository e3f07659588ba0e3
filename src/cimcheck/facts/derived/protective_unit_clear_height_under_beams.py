"""Least clear height under beams and pipes in a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import INFINITY, Interval, interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_heights import clear_heights
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.clear_height_under_beams"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] From the floor to the lowest beam or pipe above it; an upper bound where some may not be drawn.

    Models of one building that hold no beams or no pipes say nothing of them.
    """
    heights = clear_heights(store, subject)
    if heights is None or heights.under is None:
        return store.settled(FACT, subject)
    lowest = interval(heights.under).lo
    value = Interval(lowest, lowest) if heights.complete else Interval(-INFINITY, lowest)
    limits = store.catalogue.facts[FACT].limits
    return store.settled(FACT, subject, [Candidate(value.clipped(limits), Strength.MEDIUM, note=_LOWEST)])


_LOWEST = Text("单元内最低的梁底或管底。", "The lowest beam or pipe in the unit.")

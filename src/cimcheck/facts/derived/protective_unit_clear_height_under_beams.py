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
    """[m] From the floor to the lowest beam, pipe or duct above it, and no more than to the slab.

    What runs below the knee, stands upright or slopes may be out of the way: it lowers the lower end only. No
    lower end where models hold no beams or no pipes, or where some could not be measured.
    """
    heights = clear_heights(store, subject)
    if heights is None or not heights.rooms:
        return store.settled(FACT, subject)
    highest = min((*heights.rooms, *heights.sure))
    lowest = min((highest, *heights.perhaps))
    value = Interval(interval(lowest).lo if heights.complete else -INFINITY, interval(highest).hi)
    limits = store.catalogue.facts[FACT].limits
    return store.settled(FACT, subject, [Candidate(value.clipped(limits), Strength.MEDIUM, note=_LOWEST)])


_LOWEST = Text("单元内最低的梁底、管底或风管底。", "The lowest beam, pipe or duct in the unit.")

"""Clear height of the lowest passage of a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, interval
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_passages import passages_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.passage_height"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] The least over its airlocks and sealed passages, as drawn. Unknown without such rooms."""
    found = passages_of(store, subject)
    if not found:
        return store.settled(FACT, subject)
    values = [interval(round(one.high - one.low, 6)) for one in found]
    least = Interval(min(one.lo for one in values), min(one.hi for one in values))
    elements = tuple(one.subject.guid for one in found if one.subject.guid)
    return store.settled(FACT, subject, [Candidate(least, Strength.MEDIUM, elements=elements)])

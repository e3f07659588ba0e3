"""Number of protective units next to one."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import interval
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_neighbours import neighbours_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.neighbours"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Units on its level that share a stretch of wall. Unknown where not all units can be placed."""
    found = neighbours_of(store, subject)
    if found is None:
        return store.settled(FACT, subject)
    return store.settled(FACT, subject, [Candidate(interval(len(found)), Strength.MEDIUM)])

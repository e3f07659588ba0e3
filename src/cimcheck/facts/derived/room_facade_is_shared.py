"""Whether a side belongs to a room that dwellings share."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.trace import Traced
from cimcheck.facts.entities.room_facade import side_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "room_facade.is_shared"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """As its room; open for a window of no known room."""
    return store.settled(FACT, subject, [Candidate(side_of(store, subject).is_shared, Strength.MEDIUM)])

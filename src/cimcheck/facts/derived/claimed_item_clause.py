"""The item that points are claimed for."""

from typing import TYPE_CHECKING

from cimcheck.core.category import category
from cimcheck.core.trace import Traced
from cimcheck.facts.entities.claimed_item import clause_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "claimed_item.clause"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By the subject itself."""
    return store.settled(FACT, subject, [Candidate(category(f"c_{clause_of(subject)}"))])

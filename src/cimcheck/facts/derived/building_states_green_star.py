"""Whether a green building grade is claimed for a building."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.core.truth import truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.star_claims import TARGET, claims, has_unread_claim
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.states_green_star"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Yes when the project file or a model states something of the kind, be it no grade at all; else no."""
    said = bool(claims(store, subject)) or has_unread_claim(store, subject)
    operands = (store.value(TARGET, subject).trace,) if said else ()
    return store.settled(FACT, subject, [Candidate(truth(said), operands=operands)])

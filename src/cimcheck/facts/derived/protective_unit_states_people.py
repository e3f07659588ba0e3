"""Whether a model states how many people a protective unit shelters."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.core.truth import FALSE, TRUE
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.states_people"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Unknown where the models lost properties."""
    if store.candidates("protective_unit.people", subject):
        return store.settled(FACT, subject, [Candidate(TRUE)])
    lost = store.scopes[subject.building].lost_labels
    return store.settled(FACT, subject, [] if lost else [Candidate(FALSE)])

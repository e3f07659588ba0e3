"""Whether the planning conditions demand a green building grade."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.core.truth import truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "project.green_star_is_given"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Yes when the project file states a grade. Without one the law alone says what is owed."""
    stated = "project.green_star" in store.project.conditions
    return store.settled(FACT, subject, [Candidate(truth(stated))])

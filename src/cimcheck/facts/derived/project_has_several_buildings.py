"""Whether a project has several buildings."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.core.truth import truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "project.has_several_buildings"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By the buildings of the submission: those of the project file and those of its models."""
    return store.settled(FACT, subject, [Candidate(truth(len(store.scopes) > 1))])

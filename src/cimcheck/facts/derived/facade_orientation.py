"""The way a façade looks."""

from typing import TYPE_CHECKING

from cimcheck.core.category import category
from cimcheck.core.evidence import Strength
from cimcheck.core.trace import Traced
from cimcheck.facts.entities.facade import way_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "facade.orientation"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Known by what the façade is."""
    return store.settled(FACT, subject, [Candidate(category(way_of(subject)), Strength.MEDIUM)])

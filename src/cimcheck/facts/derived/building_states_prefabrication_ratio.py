"""Whether a prefabrication ratio is declared for a building."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.core.truth import truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.states_prefabrication_ratio"
DECLARED = "building.declared_prefabrication_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Yes when the project file or the model gives a number that can be used, no otherwise."""
    said = store.candidates(DECLARED, subject)
    operands = (store.value(DECLARED, subject).trace,) if said else ()
    return store.settled(FACT, subject, [Candidate(truth(bool(said)), operands=operands)])

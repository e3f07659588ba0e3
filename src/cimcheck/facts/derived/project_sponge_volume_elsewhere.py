"""Storage volume of sponge facilities that the models do not show."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO
from cimcheck.core.trace import Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "project.sponge_volume_elsewhere"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m3] What is declared; none where there are surely no other facilities. Unknown otherwise."""
    elsewhere = store.value("project.sponge_facilities_elsewhere", subject)
    if isinstance(elsewhere.value, Truth) and elsewhere.value.surely_not:
        return store.settled(FACT, subject, [Candidate(ZERO, Strength.MEDIUM, operands=(elsewhere.trace,))])
    return store.settled(FACT, subject)

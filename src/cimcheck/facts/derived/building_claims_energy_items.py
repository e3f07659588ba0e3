"""Whether the items of GB/T 50378 that rest on the energy code are claimed to be met."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.core.truth import TRUE, truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.claims_energy_items"
ITEMS = ("building.green_7_1_1", "building.green_7_1_11")


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Yes when the applicant states that one of the prerequisites 7.1.1 and 7.1.11 is met; else no."""
    claims = [said.trace for fact in ITEMS if (said := store.value(fact, subject)).value == TRUE]
    return store.settled(FACT, subject, [Candidate(truth(bool(claims)), operands=tuple(claims))])

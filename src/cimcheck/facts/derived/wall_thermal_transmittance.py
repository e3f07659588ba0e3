"""Thermal transmittance of a wall."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "wall.thermal_transmittance"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/(m2.K)] What is stated and what the layers give; where they differ either may be right."""
    found = []
    for fact in ("wall.stated_transmittance", "wall.layered_transmittance"):
        one = store.value(fact, subject)
        if one.value.is_known:
            found.append(Candidate(one.value, Strength.MEDIUM, operands=(one.trace,), elements=one.elements))
    return store.settled(FACT, subject, found)

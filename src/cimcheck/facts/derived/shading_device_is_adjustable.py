"""Whether a shading device can be adjusted."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.trace import Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "shading_device.is_adjustable"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """As stated; what machinery moves can be. What is moved by hand may be or not."""
    moved = store.value("shading_device.is_mechanical", subject)
    assert isinstance(moved.value, Truth)
    found = [Candidate(moved.value, Strength.MEDIUM, operands=(moved.trace,))] if moved.value.surely else []
    return store.settled(FACT, subject, found)

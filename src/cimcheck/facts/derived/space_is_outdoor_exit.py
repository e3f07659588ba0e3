"""Whether a space is an exit that leads outdoors."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.trace import Traced
from cimcheck.core.truth import TRUE, Truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "space.is_outdoor_exit"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By its name; a space outside is one. Unknown for a passage that says neither."""
    external = store.value("space.is_external", subject)
    found = []
    if isinstance(external.value, Truth) and external.value.surely:
        found.append(Candidate(TRUE, Strength.MEDIUM, operands=(external.trace,)))
    return store.settled(FACT, subject, found)

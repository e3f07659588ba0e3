"""Clear width of a doorway."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.trace import Traced
from cimcheck.facts.door_codes import size_in_code
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "door.clear_width"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] What is stated, the size of the door object, and the size in its code. Unknown without any."""
    size = size_in_code(store, subject)
    found = [] if size is None else [Candidate(size.width, Strength.MEDIUM, evidence=size.evidence)]
    return store.settled(FACT, subject, found)

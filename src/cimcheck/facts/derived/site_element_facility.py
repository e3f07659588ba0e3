"""Kind of sponge facility."""

from typing import TYPE_CHECKING

from cimcheck.core.category import category
from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "site_element.facility"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By label. Green space and paving that nothing labels are no facility."""
    if any(one.strength is not Strength.WEAK for one in store.candidates(FACT, subject)):
        return store.settled(FACT, subject)
    return store.settled(FACT, subject, [Candidate(category("none"), Strength.MEDIUM, note=_NONE)])


_NONE = Text("没有标识为海绵设施。", "Nothing labels it as a sponge facility.")

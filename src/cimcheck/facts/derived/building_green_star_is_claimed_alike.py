"""Whether all claims of a green building grade agree."""

from typing import TYPE_CHECKING

from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import UNKNOWN, truth
from cimcheck.facts.resolve import Candidate, shared
from cimcheck.facts.star_claims import TARGET, claims, has_unread_claim
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.green_star_is_claimed_alike"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """No when two claims exclude each other; unknown when one cannot be read as a grade, or there is none."""
    said = claims(store, subject)
    if not said:
        return store.settled(FACT, subject)
    agree = shared([one.value for one in said]) is not None
    operands = (store.value(TARGET, subject).trace,)
    if agree and has_unread_claim(store, subject):
        found = Candidate(UNKNOWN, operands=operands, gaps=(Gap(TARGET),), note=_UNREAD)
    else:
        found = Candidate(truth(agree), operands=operands)
    return store.settled(FACT, subject, [found])


_UNREAD = Text("有一处所写读不成等级。", "What one place states cannot be read as a grade.")

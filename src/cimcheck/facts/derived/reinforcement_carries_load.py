"""Whether reinforcing steel carries load."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import TRUE
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "reinforcement.carries_load"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Yes unless role or name says that it may be a tie, a spacer or an erection bar."""
    if store.candidates(FACT, subject):
        return store.settled(FACT, subject)
    return store.settled(FACT, subject, [Candidate(TRUE, Strength.MEDIUM, note=_ORDINARY)])


_ORDINARY = Text(
    "未标为拉筋、架立筋等的钢筋按受力钢筋计。", "Steel that is not said to be a tie or spacer carries load."
)

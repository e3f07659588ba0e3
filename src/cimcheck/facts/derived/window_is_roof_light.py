"""Whether a window is a roof light."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.window_hosts import stands_in_roof

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "window.is_roof_light"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By what it stands in; by its type or name where it stands in no opening."""
    answer = stands_in_roof(store, subject)
    if answer is None:
        return store.settled(FACT, subject)
    return store.settled(FACT, subject, [Candidate(answer, Strength.MEDIUM, note=_HOST)])


_HOST = Text("按窗洞所在的构件判断。", "By the element that its opening is cut into.")

"""Whether a space is a kitchen or a bathroom."""

import re
from typing import TYPE_CHECKING

from cimcheck.core.category import category
from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "component.room"
IN_WORDS = re.compile(r"[一-鿿]{2}|[A-Za-zÄÖÜäöüéè]{4}")


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By its name. A name in words that speaks of neither is another room; a bare number says nothing."""
    said = store.candidates(FACT, subject)
    more = []
    if not said and IN_WORDS.search(subject.name):
        more = [Candidate(category("other"), Strength.MEDIUM, note=_OTHER)]
    return store.settled(FACT, subject, more)


_OTHER = Text("名称不是厨房或卫生间。", "Its name speaks of neither kitchen nor bathroom.")

"""Area of a window."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "window.area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated; else width times height."""
    stated = store.settled(FACT, subject)
    if stated.value.is_known:
        return stated
    width, height = store.value("window.width", subject), store.value("window.height", subject)
    if not isinstance(width.value, Interval) or not isinstance(height.value, Interval):
        return stated
    if not width.value.is_known or not height.value.is_known:
        return stated
    area = width.value * height.value
    found = Candidate(area, Strength.MEDIUM, operands=(width.trace, height.trace), note=_PRODUCT)
    return store.settled(FACT, subject, [found])


_PRODUCT = Text("宽乘高。", "Width times height.")

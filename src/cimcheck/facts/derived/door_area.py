"""Area of a door."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "door.area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated; else the product of its measures. Unknown without them."""
    stated = store.settled(FACT, subject)
    sides = [store.value(f"door.clear_{one}", subject) for one in ("width", "height")]
    if stated.value.is_known or not all(one.value.is_known for one in sides):
        return stated
    width, height = (one.value for one in sides)
    assert isinstance(width, Interval)
    assert isinstance(height, Interval)
    traces = tuple(one.trace for one in sides)
    found = Candidate(width * height, Strength.MEDIUM, operands=traces, note=_PRODUCT)
    return store.settled(FACT, subject, [found])


_PRODUCT = Text("宽乘高。", "Width times height.")

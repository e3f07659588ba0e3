"""Area of an opening."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "opening.area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated; else what the shape takes out of its wall."""
    stated = store.settled(FACT, subject)
    if stated.value.is_known:
        return stated
    place = subject.places[0]
    shape = store.geometry.of([place], "opening").get(place)
    if shape is None or shape.opening is None:
        return stated
    area = interval(shape.opening.area)
    return store.settled(FACT, subject, [Candidate(area, Strength.MEDIUM, note=_BY_SHAPE)])


_BY_SHAPE = Text("由几何计算。", "Measured from the shape.")

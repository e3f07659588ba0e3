"""Area of a curtain wall."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "curtain_wall.area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated; else what is seen of its parts from the side. Unknown without shapes."""
    stated = store.settled(FACT, subject)
    if stated.value.is_known:
        return stated
    place = subject.places[0]
    shape = store.geometry.of([place], "faces").get(place)
    if shape is None or not shape.faces:
        return stated
    found = Candidate(
        interval(shape.faces[0].area), Strength.MEDIUM, elements=(subject.guid,), note=_BY_SHAPE
    )
    return store.settled(FACT, subject, [found])


_BY_SHAPE = Text(
    "由几何计算，面板与框的正面投影。", "Measured from the shape, panels and frames as seen from the side."
)

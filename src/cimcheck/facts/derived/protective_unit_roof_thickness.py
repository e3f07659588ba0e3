"""Thickness that protects people under the slab above a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import INFINITY, Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_roof import roof_thickness
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.roof_thickness"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] What is stated; else at least the concrete of the slab: soil and screed above it add to it.

    Unknown where no slabs cover the unit, or their layers are not known.
    """
    found = roof_thickness(store, subject)
    if found is None:
        return store.settled(FACT, subject)
    value, elements = found
    candidate = Candidate(Interval(value.lo, INFINITY), Strength.MEDIUM, elements=elements, note=_AT_LEAST)
    return store.settled(FACT, subject, [candidate])


_AT_LEAST = Text(
    "顶板混凝土的厚度；覆土和面层可折算计入，模型未说明。",
    "The concrete of the slab; soil and screed count as well, of which the models say nothing.",
)

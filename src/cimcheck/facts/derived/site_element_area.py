"""Area of a site element in plan."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate, traced
from cimcheck.facts.site_plan import drawn
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "site_element.area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated and what the shape covers, without what an element of the same role has already.

    Where the statement and the shape disagree both stay possible. Anything from nothing up for what looks
    like an element of another model that it cannot be held against. Unknown without statement and shape.
    """
    plan = drawn(store, subject)
    if plan is None:
        stated = store.settled(FACT, subject)
        return perhaps(store, FACT, stated) if subject.doubtful else stated
    elements = (subject.guid,) if subject.guid else ()
    shape = Candidate(Interval(plan.area, plan.area), Strength.MEDIUM, elements=elements, note=_SHAPE)
    whole = store.settled(FACT, subject, [shape])
    overlap = plan.area - plan.beside
    alone = lessened(store, FACT, whole, overlap, _OVERLAP) if overlap else whole
    return perhaps(store, FACT, alone) if plan.apart and subject.doubtful else alone


def perhaps(store: "FactStore", fact: str, found: Traced) -> Traced:
    """An amount that counts wholly, in part or not at all: another model may hold the element as well."""
    assert isinstance(found.value, Interval)
    candidate = Candidate(
        found.value.hull(ZERO), Strength.MEDIUM, (), (found.trace,), found.gaps, found.elements, _ONCE_MORE
    )
    return traced(store.catalogue.facts[fact], [candidate])


def lessened(store: "FactStore", fact: str, whole: Traced, by: Fraction, note: Text) -> Traced:
    """An area without the part that counts elsewhere."""
    assert isinstance(whole.value, Interval)
    least = max(whole.value.lo - by, Fraction(0))
    value = Interval(least, max(least, whole.value.hi - by))
    candidate = Candidate(
        value, Strength.MEDIUM, operands=(whole.trace,), gaps=whole.gaps, elements=whole.elements, note=note
    )
    return traced(store.catalogue.facts[fact], [candidate])


_SHAPE = Text("由形体的水平投影量得。", "Measured as the projection of its shape.")
_OVERLAP = Text(
    "与同一作用的其他构件重叠的部分不重复计算。",
    "What overlaps another element of the same role counts once.",
)
_ONCE_MORE = Text(
    "另一个模型可能已画出同一构件，两者坐标无法核对，按 0 至全部计。",
    "Another model may hold the same element, and the two cannot be compared; none to all of it.",
)

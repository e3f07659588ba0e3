"""Volume of a sponge facility that holds water."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.derived.site_element_area import perhaps
from cimcheck.facts.resolve import Candidate, traced
from cimcheck.facts.site_plan import drawn
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "site_element.storage_volume"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m3] What is stated, held against area times depth; unknown without volume, area or depth.

    A volume and a depth that disagree leave both volumes possible. Of a facility that lies over another one
    in plan, or that another model may hold, no more is sure than the share of its area that stands alone.
    """
    found = _volume(store, subject)
    plan = drawn(store, subject)
    if subject.doubtful and (plan is None or plan.apart) and isinstance(found.value, Interval):
        return perhaps(store, FACT, found)
    if plan is None or plan.beside == plan.area or not store.candidates(FACT, subject):
        return found
    assert isinstance(found.value, Interval)
    sure = Interval(found.value.lo * plan.beside / plan.area, found.value.hi)
    once = Candidate(sure, Strength.MEDIUM, (), (found.trace,), found.gaps, found.elements, _OVERLAP)
    return traced(store.catalogue.facts[FACT], [once])


def _volume(store: "FactStore", subject: SubjectRef) -> Traced:
    facility = store.value("site_element.facility", subject)
    if isinstance(facility.value, Category) and facility.value.members == {"none"}:
        return store.settled(FACT, subject)
    area, depth = (
        store.value("site_element.area", subject),
        store.value("site_element.storage_depth", subject),
    )
    if not isinstance(area.value, Interval) or not isinstance(depth.value, Interval):
        return store.settled(FACT, subject)
    if any(Gap("site_element.storage_depth") == gap for gap in depth.gaps) and store.candidates(
        FACT, subject
    ):
        return store.settled(FACT, subject)
    gaps = tuple(Gap(gap.fact, gap.subjects or (subject.key,)) for gap in (*area.gaps, *depth.gaps))
    product = Candidate(
        _to_a_litre(area.value * depth.value),
        Strength.MEDIUM,
        operands=(area.trace, depth.trace),
        gaps=gaps,
        elements=area.elements,
        note=_PRODUCT,
    )
    return store.settled(FACT, subject, [product])


def _to_a_litre(volume: Interval) -> Interval:
    """Shapes are measured to a square millimetre or so; no volume is meant closer than a litre."""
    if volume.is_known and isinstance(volume.lo, Fraction):
        value = round(volume.lo, 3)
        return Interval(value, value)
    return volume


_PRODUCT = Text("面积 × 有效蓄水深度。", "Area times effective storage depth.")
_OVERLAP = Text(
    "与另一设施在平面上重叠，重叠部分的容积不能确定另计。",
    "Lies over another facility in plan; what is held there does not surely count again.",
)

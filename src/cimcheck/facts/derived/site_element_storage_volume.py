"""Volume of a sponge facility that holds water."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "site_element.storage_volume"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m3] What is stated, held against area times depth; unknown without volume, area or depth.

    A volume and a depth that disagree leave both volumes possible.
    """
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

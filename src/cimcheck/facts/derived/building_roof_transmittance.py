"""Thermal transmittance of the roof."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.roofs import roof_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.roof_transmittance"
PART = "roof_part.thermal_transmittance"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/(m2.K)] Between the best and worst roof. Unknown without any, or where a slab may be another."""
    roof = roof_of(store, subject)
    if not roof.sure or store.scopes[subject.key].is_damaged:
        return store.settled(FACT, subject)
    said = [store.value(PART, part) for part in roof.sure]
    values = [one.value for one in said if isinstance(one.value, Interval)]
    unsaid = tuple(part.key for part, one in zip(roof.sure, said, strict=True) if not one.value.is_known)
    gaps = [Gap(PART, unsaid)] if unsaid else []
    gaps += [Gap("roof_part.is_roof", tuple(part.key for part in roof.perhaps))] if roof.perhaps else []
    found = Candidate(
        Interval(min(one.lo for one in values), max(one.hi for one in values)),
        Strength.MEDIUM,
        operands=tuple(one.trace for one in said),
        gaps=tuple(gaps),
        elements=tuple(part.guid for part in roof.sure),
        note=_BETWEEN,
    )
    return store.settled(FACT, subject, [found])


_BETWEEN = Text(
    "各屋面从最小到最大，平均值在其间。", "From the best to the worst roof; the mean lies between."
)

"""Thermal transmittance of the roof."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.roof_transmittance"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/(m2.K)] Between the best and worst roof slab. Unknown without any or beside other roofs."""
    slabs = []
    for slab in store.members("Slab", subject):
        is_roof = store.value("slab.is_roof", slab).value
        if isinstance(is_roof, Truth) and is_roof.surely:
            slabs.append(slab)
    if not slabs or store.members("Roof", subject) or store.scopes[subject.key].is_damaged:
        return store.settled(FACT, subject)
    said = [store.value("slab.stated_transmittance", slab) for slab in slabs]
    values = [one.value for one in said if isinstance(one.value, Interval)]
    lowest, highest = min(one.lo for one in values), max(one.hi for one in values)
    unsaid = tuple(slab.key for slab, one in zip(slabs, said, strict=True) if not one.value.is_known)
    found = Candidate(
        Interval(lowest, highest),
        Strength.MEDIUM,
        operands=tuple(one.trace for one in said),
        gaps=(Gap("slab.stated_transmittance", unsaid),) if unsaid else (),
        elements=tuple(slab.guid for slab in slabs),
        note=_BETWEEN,
    )
    return store.settled(FACT, subject, [found])


_BETWEEN = Text("屋面板标注的传热系数。", "What the roof slabs state.")

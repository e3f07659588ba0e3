"""Whether some floor lies over outside air."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.facts.floors import floors_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.has_exposed_floor"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Yes with a slab that says so; no where all storeys above ground are of one size."""
    slabs = store.members("Slab", subject)
    said = [(slab, store.value("slab.is_exposed", slab)) for slab in slabs]
    exposed = [slab.guid for slab, one in said if isinstance(one.value, Truth) and one.value.surely]
    if exposed:
        found = Candidate(TRUE, Strength.MEDIUM, elements=tuple(exposed), note=_SLAB)
        return store.settled(FACT, subject, [found])
    if _is_upright(store, subject) and not store.scopes[subject.key].is_damaged:
        return store.settled(FACT, subject, [Candidate(FALSE, Strength.MEDIUM, note=_UPRIGHT)])
    return store.settled(FACT, subject)


def _is_upright(store: "FactStore", building: SubjectRef) -> bool:
    floors = [
        one for one in floors_of(store, building) if one.is_above.can_be_true and one.counts.can_be_true
    ]
    areas = [store.value("storey.floor_area", one.subject).value for one in floors]
    known = {one.lo for one in areas if isinstance(one, Interval) and one.is_known}
    settled = all(one.is_above.surely and one.counts.surely for one in floors)
    return bool(floors) and settled and len(known) == 1 and all(one.is_known for one in areas)


_SLAB = Text("有楼板标为架空或外挑。", "Some slab is said to lie over outside air.")
_UPRIGHT = Text(
    "地上各层建筑面积相同，没有外挑；首层视为与地面或地下室接触。",
    "All storeys above ground are of one size; the first lies on the ground or a basement.",
)

"""Floor area of the highest storey below ground."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.floors import floors_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.first_basement_area"


def computed(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[m2] All parts of the highest level below ground; None where the storeys leave it open."""
    floors = floors_of(store, subject)
    if any(not floor.is_above.is_known or floor.level is None for floor in floors):
        return None
    scope = store.scopes[subject.key]
    below = [floor for floor in floors if floor.is_above.surely_not and floor.counts.can_be_true]
    if not below:
        return Candidate(ZERO, Strength.MEDIUM, note=_NONE) if scope.is_whole and floors else None
    if scope.is_damaged:
        return None
    same = store.catalogue.conventions["same_level"].value
    top = max(floor.level for floor in below if floor.level is not None)
    highest = [floor for floor in below if floor.level is not None and top - floor.level < same]
    areas = [store.value("storey.floor_area", floor.subject) for floor in highest]
    value = total(area.value for area in areas if isinstance(area.value, Interval))
    traces = tuple(area.trace for area in areas)
    gaps = tuple(gap for area in areas for gap in area.gaps)
    return Candidate(value, Strength.MEDIUM, operands=traces, gaps=gaps, note=_HIGHEST)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] Floor area of the highest level below ground; none without a basement in a whole submission."""
    found = computed(store, subject)
    return store.settled(FACT, subject, [found] if found else [])


_NONE = Text("所列模型都没有地下层。", "None of the models that are listed has a basement.")
_HIGHEST = Text("最上面一层地下室的建筑面积。", "Floor area of the highest storey below ground.")

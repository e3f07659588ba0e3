"""Whether a fire compartment lies in the air defence basement."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.trace import Traced
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_plan import MOSTLY, shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "fire_compartment.is_in_shelter"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By where its spaces lie: mostly in protective units, or on other storeys than these. Else unknown."""
    from cimcheck.reading.geometry.position import share_inside
    from cimcheck.reading.geometry.regions import union

    spaces = store.members("Space", subject)
    plan = shelter_plan(store, subject.building)
    if not plan.units or not spaces:
        return store.settled(FACT, subject)
    units = (store.members("Space", unit.subject) for unit in plan.units.values())
    storeys = _storeys(store, (space for held in units for space in held))
    shapes = [plan.shapes[one.key] for one in spaces if one.key in plan.shapes]
    if storeys.isdisjoint(_storeys(store, spaces)):
        answer = FALSE
    elif len(shapes) < len(spaces):
        answer = UNKNOWN
    else:
        inside = union(unit.outline for unit in plan.units.values())
        shares = [share_inside(shape.outline, inside) > MOSTLY for shape in shapes]
        answer = TRUE if all(shares) else UNKNOWN if any(shares) else FALSE
    return store.settled(FACT, subject, [Candidate(answer, Strength.MEDIUM)])


def _storeys(store: "FactStore", spaces: Iterable[SubjectRef]) -> set[str]:
    return {storey.key for space in spaces for storey in store.storeys_of(space)}

"""Floor area of the air defence basement."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import INFINITY, ZERO, Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter import amount, shelter_of
from cimcheck.facts.storey_sums import merged_gaps
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.air_defence_floor_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated, and what the model labels: protective units, areas drawn for them, rooms.

    Where units, zones or areas are labelled, they say where the shelter is: rooms without a label add
    nothing. Where only rooms are labelled, or none, everything else below ground may belong to it. Without a
    basement in the models it is none only when the submission lists all models of the building, and even
    then another building of the project may hold it. Unknown otherwise.
    """
    shelter = shelter_of(store, subject)
    value = amount(store, shelter)
    note = shelter.note
    if not shelter.has_basement and len(store.scopes) > 1:
        value, note = value + _elsewhere(store, subject), _ELSEWHERE
    scope = store.scopes[subject.key]
    if scope.is_damaged or scope.lost_labels:
        value = Interval(value.lo, INFINITY)
    candidate = Candidate(
        value,
        Strength.MEDIUM,
        operands=tuple(trace for share in shelter.shares for trace in share.operands),
        gaps=merged_gaps(gap for share in shelter.shares for gap in share.gaps),
        elements=tuple(dict.fromkeys(guid for share in shelter.shares for guid in share.elements)),
        note=note,
    )
    return store.settled(FACT, subject, [candidate])


def _elsewhere(store: "FactStore", subject: SubjectRef) -> Interval:
    """[m2] What shelters of the other buildings may hold for this one."""
    others = (scope.subject for key, scope in sorted(store.scopes.items()) if key != subject.key)
    return total(amount(store, shelter_of(store, other)).hull(ZERO) for other in others)


_ELSEWHERE = Text(
    "本单体没有地下室；人防可能设在本项目的其他单体。",
    "The building has no basement; its shelter may lie in another building of the project.",
)

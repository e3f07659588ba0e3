"""Number of blast doors of a protective unit that open inwards."""

from typing import TYPE_CHECKING

from cimcheck.core.interval import interval, total
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_exits import exits_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.inward_blast_doors"
OUTWARDS = "door.opens_outwards"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Exits whose door says that it opens inwards; those that say nothing may. Unknown like the exits."""
    exits = exits_of(store, subject)
    if exits is None:
        return store.settled(FACT, subject)
    said = [store.value(OUTWARDS, one.door) for one in exits]
    inward = [
        one.is_exit.and_(answer.value.not_())
        for one, answer in zip(exits, said, strict=True)
        if isinstance(answer.value, Truth)
    ]
    value = total(interval(int(one.surely), int(one.can_be_true)) for one in inward)
    silent = tuple(one.door.key for one, answer in zip(exits, inward, strict=True) if not answer.is_known)
    candidate = Candidate(
        value,
        operands=tuple(answer.trace for answer in said),
        gaps=(Gap(OUTWARDS, silent),) if silent else (),
        elements=tuple(one.door.guid for one in exits if one.door.guid),
    )
    return store.settled(FACT, subject, [candidate])

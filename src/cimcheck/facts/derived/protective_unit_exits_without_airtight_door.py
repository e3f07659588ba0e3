"""Number of exits of a protective unit behind whose blast door no airtight door follows."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import interval, total
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_airlocks import is_followed
from cimcheck.facts.shelter_exits import KIND, exits_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.exits_without_airtight_door"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] By the first room behind each exit; open where rooms or kinds of doors are. Else as the exits."""
    exits = exits_of(store, subject)
    if exits is None:
        return store.settled(FACT, subject)
    without = [one.is_exit.and_(is_followed(store, subject, one).not_()) for one in exits]
    value = total(interval(int(one.surely), int(one.can_be_true)) for one in without)
    unclear = tuple(one.door.key for one, answer in zip(exits, without, strict=True) if not answer.is_known)
    candidate = Candidate(
        value,
        Strength.MEDIUM,
        operands=tuple(one.kind.trace for one in exits),
        gaps=(Gap(KIND, unclear),) if unclear else (),
        elements=tuple(one.door.guid for one in exits if one.door.guid),
    )
    return store.settled(FACT, subject, [candidate])

"""Number of exits of a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.shelter_exits import counted, exits_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.exits"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Blast doors in the edge of this unit alone: connecting openings and closing panels are none.

    A door that does not say what it is may be one. Unknown where the place of the unit or of its doors is not
    known, or where the building labels no blast doors.
    """
    exits = exits_of(store, subject)
    if exits is None:
        return store.settled(FACT, subject)
    return counted(store, FACT, subject, exits, [one.number for one in exits])

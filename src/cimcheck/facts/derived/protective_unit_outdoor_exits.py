"""Number of exits of a protective unit that lead outdoors."""

from typing import TYPE_CHECKING

from cimcheck.core.interval import interval
from cimcheck.core.trace import Traced
from cimcheck.facts.shelter_exits import counted, exits_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.outdoor_exits"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Exits behind which a space is outdoors or called an outdoor exit. Unknown like the exits."""
    exits = exits_of(store, subject)
    if exits is None:
        return store.settled(FACT, subject)
    both = [one.is_exit.and_(one.outdoors) for one in exits]
    return counted(
        store, FACT, subject, exits, [interval(int(one.surely), int(one.can_be_true)) for one in both]
    )

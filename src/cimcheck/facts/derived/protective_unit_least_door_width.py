"""Clear width of the narrowest exit of a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.shelter_exits import exits_of, least
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.least_door_width"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] The least over its exits; doors that may be none only lower it. Unknown without a sure exit."""
    exits = exits_of(store, subject)
    if exits is None:
        return store.settled(FACT, subject)
    return least(store, FACT, subject, exits, "door.clear_width")

"""Total clear width of the exits of a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.interval import ZERO
from cimcheck.core.trace import Traced
from cimcheck.facts.shelter_exits import counted, exits_of, sizes_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.exit_width"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] The sum over its exits; a door that may be none adds up to its width. Unknown like the exits."""
    exits = exits_of(store, subject)
    if exits is None:
        return store.settled(FACT, subject)
    widths = sizes_of(store, exits, "door.clear_width")
    values = [
        width if one.is_exit.surely else width.hull(ZERO) for one, width in zip(exits, widths, strict=True)
    ]
    return counted(store, FACT, subject, exits, values)

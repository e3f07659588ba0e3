"""Solar heat gain of the windows of a side of a room."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.entities.room_facade import side_of
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.window_means import between

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "room_facade.window_solar_gain"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Between the best and the worst window."""
    found = between(store, side_of(store, subject).windows, "window.solar_gain")
    return store.settled(FACT, subject, [found])

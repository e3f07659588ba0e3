"""Transmittance of the windows of a side of a room."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.entities.room_facade import side_of
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.window_means import between

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "room_facade.window_transmittance"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/(m2.K)] Between the best and the worst window."""
    found = between(store, side_of(store, subject).windows, "window.thermal_transmittance")
    return store.settled(FACT, subject, [found])

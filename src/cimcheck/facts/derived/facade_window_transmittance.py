"""Range of transmittance of the windows of a façade."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.entities.facade import way_of
from cimcheck.facts.facades import windows_of
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.window_means import between

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "facade.window_transmittance"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/(m2.K)] Between the best and the worst window; 0 without windows."""
    windows = windows_of(store, store.scopes[subject.building].subject, way_of(subject))
    found = [between(store, windows, "window.thermal_transmittance")] if windows is not None else []
    return store.settled(FACT, subject, found)

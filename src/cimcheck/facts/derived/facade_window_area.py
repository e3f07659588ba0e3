"""Window openings of a façade."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.entities.facade import way_of
from cimcheck.facts.facades import window_area
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "facade.window_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] Openings with windows in the walls that look this way. Unknown like the façade itself."""
    found = window_area(store, store.scopes[subject.building].subject, way_of(subject))
    return store.settled(FACT, subject, [found] if found else [])

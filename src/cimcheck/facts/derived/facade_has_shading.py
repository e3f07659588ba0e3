"""Whether the windows of a façade are shaded."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.entities.facade import way_of
from cimcheck.facts.facades import windows_of
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.window_means import all_shaded

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "facade.has_shading"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Whether all of them are. Unknown like the façade itself."""
    windows = windows_of(store, store.scopes[subject.building].subject, way_of(subject))
    return store.settled(FACT, subject, [all_shaded(store, windows)] if windows is not None else [])

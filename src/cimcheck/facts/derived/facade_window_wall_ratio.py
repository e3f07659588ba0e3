"""Window to wall ratio of a façade."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.entities.facade import way_of
from cimcheck.facts.facades import window_wall_ratio
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "facade.window_wall_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Window openings over the façade. Unknown with curtain walls or windows that stand in no wall."""
    found = window_wall_ratio(store, store.scopes[subject.building].subject, way_of(subject))
    return store.settled(FACT, subject, [found] if found else [])

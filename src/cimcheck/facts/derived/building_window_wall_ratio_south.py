"""Window to wall ratio of the south façade."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.facades import window_wall_ratio
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.window_wall_ratio_south"


def computed(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[1] What walls and windows give; None where they cannot be told."""
    return window_wall_ratio(store, subject, "south")


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Window openings over the façade, whole façade by whole façade. Unknown without true north."""
    found = computed(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

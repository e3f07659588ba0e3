"""The points that are claimed for an item."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.entities.claimed_item import clause_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "claimed_item.points"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] What the project file or a model claims; all of it where they differ."""
    building = store.scopes[subject.building].subject
    return store.settled(FACT, subject, store.candidates(f"building.green_{clause_of(subject)}", building))

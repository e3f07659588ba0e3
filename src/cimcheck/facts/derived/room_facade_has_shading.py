"""Whether the windows of a side of a room are shaded."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.entities.room_facade import side_of
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.window_means import all_shaded

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "room_facade.has_shading"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """Whether all of them are."""
    return store.settled(FACT, subject, [all_shaded(store, side_of(store, subject).windows)])

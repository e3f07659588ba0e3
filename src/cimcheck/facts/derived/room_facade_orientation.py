"""The ways a side of a room may look."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.evidence import Strength
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.entities.room_facade import side_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "room_facade.orientation"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By its walls, against true north."""
    side = side_of(store, subject)
    keys = tuple(wall.subject.key for wall in side.walls)
    gaps = (Gap("facade.orientation", keys),) if len(side.ways) > 1 else ()
    return store.settled(FACT, subject, [Candidate(Category(side.ways), Strength.MEDIUM, gaps=gaps)])

"""Whether a fire compartment is a garage."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import TRUE
from cimcheck.facts.areas import rooms_of
from cimcheck.facts.patterns import found
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "fire_compartment.is_garage"
GARAGE = r"车库|停车|车位|garage|parking"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By its name, or a room in it that is one. Unknown otherwise: shelters are garages in times of peace."""
    rooms = [room for room in rooms_of(store, store.members("Space", subject)) if found(GARAGE, room.name)]
    parked = [Candidate(TRUE, Strength.MEDIUM, note=_ROOM)] if rooms else []
    return store.settled(FACT, subject, parked)


_ROOM = Text("其中有停车的房间。", "Cars are parked in one of its rooms.")

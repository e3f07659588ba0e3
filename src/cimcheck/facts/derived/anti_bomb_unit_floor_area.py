"""Floor area of an anti-bomb unit."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.group_areas import area_of_group
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "anti_bomb_unit.floor_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What the zone states; else its spaces together. Unknown without an area of each."""
    found = area_of_group(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

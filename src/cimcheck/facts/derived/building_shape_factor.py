"""Shape factor of a building."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.solid_form import shape_factor
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.shape_factor"


def computed(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[1/m] What walls and storeys give; None where one of them is missing."""
    return shape_factor(store, subject)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1/m] Surface in touch with the air outside over the volume it encloses (GB 50189-2015, 2.0.2)."""
    found = computed(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

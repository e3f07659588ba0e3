"""Floor area below ground over floor area above ground."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.underground import BELOW, over

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.underground_above_ratio"


def computed(store: "FactStore", _building: SubjectRef) -> Candidate | None:
    """[1] What all buildings submitted give; None where the other area may be nothing."""
    return over(store, BELOW, "building.floor_area_above_ground", store.subjects("Building"))


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Rr of GB/T 50378, 7.2.2. Unknown where either area is."""
    found = computed(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

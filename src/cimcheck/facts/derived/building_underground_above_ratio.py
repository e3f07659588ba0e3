"""Floor area below ground over floor area above ground."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.underground import BELOW, over

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.underground_above_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Rr of GB/T 50378, 7.2.2. Unknown where either area is."""
    found = over(store, BELOW, "building.floor_area_above_ground", store.subjects("Building"))
    return store.settled(FACT, subject, [found] if found else [])

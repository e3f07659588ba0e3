"""Number of storeys below ground."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.storey_sums import counted
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.storeys_below_ground"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[storey] Storeys below ground. Open above: a model may stop at the ground floor."""
    return counted(store, FACT, subject, above=False)

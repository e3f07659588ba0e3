"""Number of storeys above ground."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.storey_sums import counted
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.storeys_above_ground"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[storey] Storeys above ground; roofs, structures on them and drawing levels do not count.

    A storey of which it is open whether it counts adds 0 or 1. Unknown when the model has no storeys.
    """
    return counted(store, FACT, subject, above=True)

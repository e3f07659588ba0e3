"""Share of integrated envelope (q2b)."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.prefabrication.items import item_ratio
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.integrated_envelope_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Item q2b of GB/T 51129-2017, from the components of the models."""
    return item_ratio(store, FACT, subject, "q2b")

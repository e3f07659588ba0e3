"""Whether the planning conditions demand a green roof ratio."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.demands import demanded
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "project.demands_green_roof_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By whether the block of sponge conditions names it. Unknown without the block."""
    return demanded(store, FACT, subject, "project.sponge_green_roof_ratio")

"""Whether the planning conditions demand a precast ratio."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.demands import demanded
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "project.demands_precast_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By whether the block of prefabrication conditions names it. Unknown without the block."""
    return demanded(store, FACT, subject, "project.precast_ratio_minimum")

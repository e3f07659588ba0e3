"""Share of the bays of the plot that have charging points."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.parking import charging_share
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.charging_parking_share"


def shown(store: "FactStore", _building: SubjectRef) -> Candidate | None:
    """[1] What the models show; None without bays, or where models are missing."""
    return charging_share(store)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Bays with charging points over all car bays. Unknown where no bay is shown."""
    found = shown(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

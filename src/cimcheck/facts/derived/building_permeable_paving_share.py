"""Share of the paving of the plot that is permeable."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.site_shares import permeable_paving
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.permeable_paving_share"


def shown(store: "FactStore", _building: SubjectRef) -> Candidate | None:
    """[1] What the site models show; None without paving."""
    return permeable_paving(store)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Permeable paving over all paving (GB/T 50378, 8.2.5). Unknown where no paving is shown."""
    found = shown(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

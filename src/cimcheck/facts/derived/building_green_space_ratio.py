"""Green space ratio of the plot."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.site_shares import green_space
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.green_space_ratio"


def shown(store: "FactStore", _building: SubjectRef) -> Candidate | None:
    """[1] What the site models show against the plot; None without either."""
    return green_space(store)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Green space over the area of the plot. Unknown without the plot or where none is shown."""
    found = shown(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

"""Share of the green space of the plot that stores rain."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.site_shares import rain_storing_green
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.rain_storing_green_share"


def shown(store: "FactStore", _building: SubjectRef) -> Candidate | None:
    """[1] What the site models show; None without green space."""
    return rain_storing_green(store)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Green space that stores rain over all of it (GB/T 50378, 8.2.5). Unknown where none is shown."""
    found = shown(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

"""Floor area ratio of the plot."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.plot import over_plot
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.storey_sums import storeys_area
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.floor_area_ratio"


def computed(store: "FactStore", _building: SubjectRef) -> Candidate | None:
    """[1] Storeys above ground of all buildings submitted, over the plot; None without either."""
    return over_plot(store, lambda building: storeys_area(store, building, above=True))


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Floor area above ground on the plot over its area. Unknown without the area of the plot."""
    found = computed(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

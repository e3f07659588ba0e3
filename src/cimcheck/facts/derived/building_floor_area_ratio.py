"""Floor area ratio of the plot."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.plot import area_above, over_plot
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.floor_area_ratio"


def computed(store: "FactStore", _building: SubjectRef) -> Candidate | None:
    """[1] Floor area above ground of all buildings submitted, over the plot; None without either.

    Where storeys say nothing the areas that are declared count: a ratio is held against them too.
    """
    return over_plot(store, lambda building: area_above(store, building))


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Floor area above ground on the plot over its area. Unknown without the area of the plot."""
    found = computed(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

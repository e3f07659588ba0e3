"""Floor area of the first basement over the plot."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.underground import over

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.first_basement_plot_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Rp of GB/T 50378, 7.2.2. Unknown where either area is."""
    found = over(store, "building.first_basement_area", "project.plot_area", store.subjects("Project"))
    return store.settled(FACT, subject, [found] if found else [])

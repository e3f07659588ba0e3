"""Floor area below ground over the plot."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.underground import BELOW, over

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.underground_plot_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Rp1 of GB/T 50378, 7.2.2. Unknown where either area is."""
    found = over(store, BELOW, "project.plot_area", store.subjects("Project"))
    return store.settled(FACT, subject, [found] if found else [])

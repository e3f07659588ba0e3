"""Residential land for each resident of the plot."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.plot import PLOT, over, summed_over_housing
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.land_per_person"


def shown(store: "FactStore", _building: SubjectRef) -> Candidate | None:
    """[m2/person] The plot over the residents of all buildings; None unless all of them are housing."""
    homes = [store.value("building.is_residential", one).value for one in store.subjects("Building")]
    plot = store.value(PLOT, store.subjects("Project")[0])
    only_housing = all(isinstance(one, Truth) and one.surely for one in homes)
    if not only_housing or not isinstance(plot.value, Interval):
        return None
    land = Candidate(plot.value, Strength.MEDIUM, operands=(plot.trace,))
    return over(land, summed_over_housing(store, "building.resident_count"), _OVER)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2/person] Land over residents (GB/T 50378, 7.2.1). Unknown without the number of residents."""
    found = shown(store, subject)
    return store.settled(FACT, subject, [found] if found else [])


_OVER = Text("用地面积除以居住人数。", "Area of the plot over the number of residents.")

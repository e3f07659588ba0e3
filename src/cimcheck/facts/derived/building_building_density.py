"""Building density of the plot."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.trace import Traced
from cimcheck.facts.plot import over_plot
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.building_density"


def computed(store: "FactStore", _building: SubjectRef) -> Candidate | None:
    """[1] The first floors of all buildings submitted, over the plot; None without plot or storeys."""

    def first_floor(building: SubjectRef) -> Candidate | None:
        area = store.value("building.first_floor_area", building)
        if not isinstance(area.value, Interval):
            return None
        return Candidate(area.value, Strength.MEDIUM, operands=(area.trace,), gaps=area.gaps)

    return over_plot(store, first_floor)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Ground covered by buildings over the area of the plot. Unknown without the area of the plot."""
    found = computed(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

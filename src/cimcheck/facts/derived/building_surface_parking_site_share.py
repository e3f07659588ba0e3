"""Share of the plot that parking on the ground covers."""

from typing import TYPE_CHECKING

from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.parking import surface_area
from cimcheck.facts.plot import PLOT, over
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.surface_parking_site_share"


def shown(store: "FactStore", _building: SubjectRef) -> Candidate | None:
    """[1] Bays that the models show against the plot: a least value, unless there are none; None without."""
    plot = store.value(PLOT, store.subjects("Project")[0])
    return over(surface_area(store), plot, _OVER)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Ground used for parking over the plot (GB/T 50378, 7.2.3). Unknown where no parking is shown."""
    found = shown(store, subject)
    return store.settled(FACT, subject, [found] if found else [])


_OVER = Text("地面停车面积除以用地面积。", "Parking on the ground over the area of the plot.")

"""Bays on the ground for each dwelling of the plot."""

from typing import TYPE_CHECKING

from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.parking import surface_bays
from cimcheck.facts.plot import over, summed_over_housing
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.surface_parking_per_dwelling"


def shown(store: "FactStore", _building: SubjectRef) -> Candidate | None:
    """[1] Bays that the models show over the dwellings of all housing; None without either."""
    return over(surface_bays(store), summed_over_housing(store, "building.dwelling_count"), _OVER)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Bays on the ground over dwellings (GB/T 50378, 7.2.3). Unknown where no parking is shown."""
    found = shown(store, subject)
    return store.settled(FACT, subject, [found] if found else [])


_OVER = Text("地面停车位数除以住宅总套数。", "Bays on the ground over the number of dwellings.")

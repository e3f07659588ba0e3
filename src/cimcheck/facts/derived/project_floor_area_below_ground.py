"""Floor area below ground of all buildings submitted."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.plot import over_buildings
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "project.floor_area_below_ground"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] The sum over the buildings. Unknown without buildings."""
    return over_buildings(store, FACT, subject, "building.floor_area_below_ground")

"""Floor area above ground."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.storey_sums import area_summed
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.floor_area_above_ground"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] The sum over the storeys above ground, within what is stated for the whole building."""
    return area_summed(store, FACT, subject, above=True)

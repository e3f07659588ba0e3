"""Floor area above ground."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.storey_sums import area_summed, storeys_area
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.floor_area_above_ground"


def computed(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[m2] The storeys alone, whatever is stated for the whole building; None without storeys."""
    return storeys_area(store, subject, above=True)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] The sum over the storeys above ground, within what is stated for the whole building."""
    return area_summed(store, FACT, subject, above=True)

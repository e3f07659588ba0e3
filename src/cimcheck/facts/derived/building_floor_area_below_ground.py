"""Floor area below ground."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.storey_sums import area_summed, storeys_area
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.floor_area_below_ground"


def computed(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[m2] The storeys alone, whatever is stated for the whole building; None without storeys."""
    return storeys_area(store, subject, above=False)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] The sum over the storeys below ground. Open above: a model may stop at the ground floor."""
    return area_summed(store, FACT, subject, above=False)

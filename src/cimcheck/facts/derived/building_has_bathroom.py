"""Whether a building has bathrooms."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.prefabrication.functions import has_function
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.has_bathroom"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """What is stated; what the rooms show; dwellings have them. Unknown where rooms are not modelled."""
    return has_function(store, FACT, subject, "bathroom")

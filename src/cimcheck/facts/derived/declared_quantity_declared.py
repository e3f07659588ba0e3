"""What is declared of a quantity."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.declarations import declared
from cimcheck.facts.entities.declared_quantity import fact_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "declared_quantity.declared"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[unit of the quantity] By project file and models, everything where they differ."""
    found = declared(store, fact_of(subject), store.scopes[subject.building].subject)
    return store.settled(FACT, subject, [found] if found else [])

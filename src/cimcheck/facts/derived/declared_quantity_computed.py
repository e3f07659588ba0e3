"""What the models give for a declared quantity."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.declarations import computed
from cimcheck.facts.entities.declared_quantity import fact_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "declared_quantity.computed"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[unit of the quantity] From elements, storeys and site alone. Unknown where they do not suffice."""
    found = computed(store, fact_of(subject), store.scopes[subject.building].subject)
    return store.settled(FACT, subject, [found] if found else [])

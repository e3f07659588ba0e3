"""What is declared of a quantity."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.entities.declared_quantity import statement_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "declared_quantity.declared"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[unit of the quantity] By project file or model."""
    found = statement_of(store, subject)
    return store.settled(FACT, subject, [found] if found else [])

"""What models give for a fact that is stated as well."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def alone(
    store: "FactStore", fact: str, subject: SubjectRef, derive: Callable[["FactStore", SubjectRef], Traced]
) -> Candidate | None:
    """What `derive` finds without anything stated of the fact; None where it finds nothing."""
    found = store.without_statements(fact, lambda: derive(store, subject))
    if found.value == store.catalogue.facts[fact].unknown():
        return None
    return Candidate(
        found.value, Strength.MEDIUM, operands=(found.trace,), gaps=found.gaps, elements=found.elements
    )

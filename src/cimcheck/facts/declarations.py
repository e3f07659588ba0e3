"""Quantities that a submission declares and its models let one compute again.

A quantity can be computed again when its module in `derived` has a function `computed`.
"""

from typing import TYPE_CHECKING

from cimcheck.core.value import hull
from cimcheck.facts import own_parts
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def computable(store: "FactStore") -> list[str]:
    """The facts of buildings that can be computed again, in the order of the catalogue."""
    facts = [one.id for one in store.catalogue.facts.values() if one.entity == "Building"]
    return [fact for fact in facts if own_parts.computer(_module(fact))]


def computed(store: "FactStore", fact: str, building: SubjectRef) -> Candidate | None:
    """How a quantity follows from the models alone, whatever is declared of it; None where it does not."""
    compute = own_parts.computer(_module(fact))
    return compute(store, building) if compute else None


def declared(store: "FactStore", fact: str, building: SubjectRef) -> Candidate | None:
    """What project file and models declare of a quantity; None where nobody does."""
    own = own_parts.declarer(_module(fact))
    if own is not None:
        return own(store, building)
    twin = store.catalogue.declared(fact)
    said = [*store.candidates(fact, building), *(store.candidates(twin, building) if twin else ())]
    if not said:
        return None
    value = said[0].value
    for one in said[1:]:
        value = hull(value, one.value)
    evidence = tuple(dict.fromkeys(each for one in said for each in one.evidence))
    return Candidate(value, evidence=evidence)


def _module(fact: str) -> str:
    return fact.replace(".", "_")

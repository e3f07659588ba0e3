"""Quantities that a submission declares and its models let one compute again.

A quantity can be computed again when its module in `derived` has a function `computed`, or `shown` for what
models need not show: then a declaration is held against models only where they do.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cimcheck.core.value import hull
from cimcheck.facts import own_parts
from cimcheck.facts.resolve import Candidate, settle
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def computable(store: "FactStore", building: SubjectRef) -> list[str]:
    """The facts of a building that can be computed again, in the order of the catalogue."""
    facts = [one.id for one in store.catalogue.facts.values() if one.entity == "Building"]
    return [fact for fact in facts if own_parts.computer(_module(fact)) and _is_shown(store, fact, building)]


def _is_shown(store: "FactStore", fact: str, building: SubjectRef) -> bool:
    show = own_parts.shower(_module(fact))
    return show is None or (bool(statements(store, fact, building)) and show(store, building) is not None)


def computed(store: "FactStore", fact: str, building: SubjectRef) -> Candidate | None:
    """How a quantity follows from the models alone, whatever is declared of it; None where it does not."""
    compute = own_parts.computer(_module(fact))
    return compute(store, building) if compute else None


def declared(store: "FactStore", fact: str, building: SubjectRef) -> Candidate | None:
    """What project file and models declare of a quantity, all of it; None where nobody does."""
    said = statements(store, fact, building)
    return _together(said) if said else None


def statements(store: "FactStore", fact: str, building: SubjectRef) -> list[Candidate]:
    """What is declared of a quantity, one entry for each value: what agrees stands together."""
    own = own_parts.declarer(_module(fact))
    if own is not None:
        found = own(store, building)
        return [found] if found else []
    twin = store.catalogue.declared(fact)
    said = [*store.candidates(fact, building), *(store.candidates(twin, building) if twin else ())]
    groups: list[list[Candidate]] = []
    for one in said:
        near = [group for group in groups if not settle(store.catalogue.facts[fact], [*group, one]).conflict]
        if near:
            near[0].append(one)
        else:
            groups.append([one])
    return [_together(group) for group in groups]


def _together(said: Sequence[Candidate]) -> Candidate:
    value = said[0].value
    for one in said[1:]:
        value = hull(value, one.value)
    return Candidate(value, evidence=tuple(dict.fromkeys(each for one in said for each in one.evidence)))


def _module(fact: str) -> str:
    return fact.replace(".", "_")

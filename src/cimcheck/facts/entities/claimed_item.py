"""Items of GB/T 50378 that points are claimed for: one subject for each claim."""

import re
from typing import TYPE_CHECKING

from cimcheck.facts.scopes import Scope
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ITEM = re.compile(r"building\.green_([4-9]_2_[0-9]+)")


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """The claims of a building, in the order of the standard."""
    key = scope.subject.key
    return [
        SubjectRef("ClaimedItem", f"{key}/{found[1]}", definition.title.zh, building=key)
        for fact, definition in store.catalogue.facts.items()
        if (found := ITEM.fullmatch(fact)) and store.candidates(fact, scope.subject)
    ]


def clause_of(subject: SubjectRef) -> str:
    """The clause of a claim, such as `4_2_1`."""
    return subject.key.rpartition("/")[2]

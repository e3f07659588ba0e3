"""The storeys that protective units stand on, and what stands on these."""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from cimcheck.facts.floors import floors_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def storeys_of_units(store: "FactStore", building: SubjectRef) -> set[str]:
    """The keys of the storeys on which spaces of the units stand."""
    return {
        storey.key
        for unit in store.members("ProtectiveUnit", building)
        for space in store.members("Space", unit)
        for storey in store.storeys_of(space)
    }


def on_storeys(store: "FactStore", subjects: Iterable[SubjectRef], storeys: set[str]) -> list[SubjectRef]:
    """The subjects that stand on one of the storeys, and those that stand on none."""
    return [
        one
        for one in subjects
        if not (own := store.storeys_of(one)) or any(storey.key in storeys for storey in own)
    ]


def slabs_near(store: "FactStore", building: SubjectRef) -> list[SubjectRef]:
    """The slabs on the storeys of the units and on those right above."""
    own = storeys_of_units(store, building)
    floors = pairwise(floors_of(store, building))
    above = {upper.subject.key for floor, upper in floors if floor.subject.key in own}
    return on_storeys(store, store.members("Slab", building), own | above)

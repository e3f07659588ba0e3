"""The roof in plan, and what may lie upon it."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from cimcheck.facts.roofs import roof_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACTS = frozenset(("building.roof_light_share", "building.used_roof_share"))


def expect(store: "FactStore", building: SubjectRef, facts: Collection[str]) -> None:
    """The shapes of the parts of the roof."""
    places = [part.places[0] for part in roof_of(store, building).sure]
    if "building.used_roof_share" in facts or store.members("Window", building):
        store.geometry.expect(places, "gross_footprint")

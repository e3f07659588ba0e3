"""The roof in plan, and what may lie upon it."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from cimcheck.facts.roofs import roof_of, users_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACTS = frozenset(("building.roof_light_share", "building.used_roof_share"))


def expect(store: "FactStore", building: SubjectRef, facts: Collection[str]) -> None:
    """The shapes of the parts of the roof, and of what may put it to use."""
    roof = roof_of(store, building)
    if "building.used_roof_share" in facts:
        places = [part.places[0] for part in (*roof.sure, *roof.perhaps)]
        store.geometry.expect(places, "gross_footprint")
        store.geometry.expect((one.places[0] for one, _ in users_of(store, building, roof)), "footprint")
    elif store.members("Window", building):
        store.geometry.expect((part.places[0] for part in roof.sure), "gross_footprint")

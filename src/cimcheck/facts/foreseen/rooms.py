"""The outlines of rooms with windows and the walls around them."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from cimcheck.facts.room_facades import lit_rooms
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACTS = frozenset(("facade.highest_room_ratio", "room_facade.window_wall_ratio"))


def expect(store: "FactStore", building: SubjectRef, _facts: Collection[str]) -> None:
    """What the shares of rooms need besides the outer walls."""
    lit = lit_rooms(store, building)
    store.geometry.expect((room.places[0] for room, _ in lit), "outline")
    store.geometry.expect((wall.places[0] for _, around in lit for wall in around), "wall_size")

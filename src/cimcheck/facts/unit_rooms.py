"""The rooms of a protective unit, however the model says which they are."""

from typing import TYPE_CHECKING

from cimcheck.core.interval import INFINITY, ZERO, Interval
from cimcheck.core.trace import Traced
from cimcheck.facts.areas import rooms_of
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def unit_rooms(store: "FactStore", unit: SubjectRef) -> list[SubjectRef]:
    """Rooms that the zone holds, and rooms that lie in its area."""
    marked = {space.key: space for space in rooms_of(store, store.members("Space", unit))}
    plan = shelter_plan(store, unit.building)
    lying = {key: shape.subject for key, (shape, holder) in plan.rooms.items() if holder == unit.key}
    return [room for _, room in sorted((marked | lying).items())]


def net_area(store: "FactStore", room: SubjectRef) -> Traced:
    """[m2] The net area of a room, else anything up to its gross area."""
    net = store.value("space.net_floor_area", room)
    if net.value.is_known:
        return net
    gross = store.value("space.floor_area", room)
    top = gross.value.hi if isinstance(gross.value, Interval) else INFINITY
    return Traced(Interval(ZERO.lo, top), net.trace, net.gaps, net.elements)

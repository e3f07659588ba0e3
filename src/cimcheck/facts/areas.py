"""Areas of spaces: which of them are rooms, which are drawn on area plans, and what their sums can be."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.interval import INFINITY, Interval
from cimcheck.core.trace import Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.subject import SubjectRef
from cimcheck.reading.tables import NONE

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def layer_is(store: "FactStore", space: SubjectRef, layer: str) -> bool:
    """Whether a space is surely of this layer (room, floor_area_plan …)."""
    value = store.value("space.layer", space).value
    return isinstance(value, Category) and value.members == {layer}


def rooms_of(store: "FactStore", spaces: Sequence[SubjectRef]) -> list[SubjectRef]:
    """The rooms among spaces: not on an area plan, not part of another space, not surely outside."""
    return [
        one
        for one in spaces
        if layer_is(store, one, "room") and not _inside_space(store, one) and not _outside(store, one)
    ]


def _inside_space(store: "FactStore", space: SubjectRef) -> bool:
    place = space.places[0]
    objects = store.views[place.model].objects
    parent = objects.parent[place.row]
    return parent != NONE and objects.ifc_class[parent] == "IfcSpace"


def _outside(store: "FactStore", space: SubjectRef) -> bool:
    value = store.value("space.is_external", space).value
    return isinstance(value, Truth) and value.surely


def plan_areas(store: "FactStore", spaces: Sequence[SubjectRef], layer: str) -> list[Traced]:
    """[m2] The areas drawn on one kind of area plan."""
    return [store.value("space.floor_area", one) for one in spaces if layer_is(store, one, layer)]


def lowest_area(store: "FactStore", room: SubjectRef) -> Traced:
    """[m2] The area of a room: its gross area, else its net area as a lower bound."""
    gross = store.value("space.floor_area", room)
    if isinstance(gross.value, Interval) and gross.value.lo > 0:
        return gross
    net = store.value("space.net_floor_area", room)
    if isinstance(net.value, Interval) and net.value.is_known:
        return Traced(Interval(net.value.lo, INFINITY), net.trace, gross.gaps, net.elements)
    return gross


def with_walls(store: "FactStore", area: Interval) -> Interval:
    """[m2] The floor area that a room of at least this area takes, with its share of walls beside it."""
    most = 1 + store.catalogue.conventions["walls_beside_rooms"].value
    return Interval(area.lo, area.lo * most if area.lo > 0 and isinstance(area.lo, Fraction) else area.hi)

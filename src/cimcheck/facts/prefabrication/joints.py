"""Joints cast in place between precast parts, of which the standard lets some count: by kind and size.

GB/T 51129-2017, 4.0.3 and 4.0.5. Where no quantity states the size of a joint its shape tells.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cimcheck.core.interval import Interval, interval
from cimcheck.core.share import ANY_SHARE
from cimcheck.core.truth import UNKNOWN, Truth
from cimcheck.facts.prefabrication.component import Component
from cimcheck.facts.prefabrication.pieces import ALL_OF_IT, portion

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


class Limit(NamedTuple):
    """What of a joint is limited: the fact, the side of its smallest upright box, the convention."""

    fact: str
    side: str
    convention: str


LIMITS = {
    "vertical_strip": Limit("length", "length", "counted_vertical_strip"),
    "horizontal_strip": Limit("height", "height", "counted_horizontal_strip"),
    "slab_strip": Limit("width", "width", "counted_slab_strip"),
}


def measure_joints(store: "FactStore", found: Iterable[Component]) -> None:
    """Measure together the joints whose size nothing states."""
    unsized = [one for one in found if any(_unstated(one, kind) for kind in _kinds(one))]
    store.geometry.of([one.subject.places[0] for one in unsized], "extents")


def joint_portion(one: Component, kind: str) -> Interval:
    """Whether a joint counts as precast: by its size against what the standard lets count."""
    if kind == "node":
        return ALL_OF_IT
    if kind not in LIMITS:
        return ANY_SHARE
    most = one.store.catalogue.conventions[LIMITS[kind].convention].value
    return portion(_within(_size(one, kind), most))


def _kinds(one: Component) -> frozenset[str]:
    return one.members("joint") & LIMITS.keys() if one.is_stated("joint") else frozenset()


def _unstated(one: Component, kind: str) -> bool:
    return one.number(LIMITS[kind].fact) is None


def _size(one: Component, kind: str) -> Interval | None:
    """[m] Of what is limited."""
    if not _unstated(one, kind):
        return one.number(LIMITS[kind].fact)
    place = one.subject.places[0]
    shape = one.store.geometry.of([place], "extents").get(place)
    if shape is None or shape.extents is None:
        return None
    return interval(getattr(shape.extents, LIMITS[kind].side))


def _within(size: Interval | None, most: Fraction) -> Truth:
    if size is None:
        return UNKNOWN
    return size.less_equal(Interval(most, most))

"""Joints cast in place between precast parts, of which the standard lets some count: by kind and size.

GB/T 51129-2017, 4.0.3 and 4.0.5. Where no quantity states the size of a joint its shape tells.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cimcheck.core.interval import Interval, interval
from cimcheck.core.truth import UNKNOWN, Truth
from cimcheck.facts.prefabrication.component import Component
from cimcheck.facts.prefabrication.pieces import ALL_OF_IT, portion
from cimcheck.facts.subject import Place

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry.quantities import Extents


class Limit(NamedTuple):
    """What of a joint is limited: the fact that states it in some IFC classes, and the side of its shape.

    The length of a wall runs along it, that of a column upwards: a strip drawn as a column is measured.
    """

    fact: str
    classes: frozenset[str]
    side: str
    convention: str


LIMITS = {
    "vertical_strip": Limit("length", frozenset({"IfcWall"}), "length", "counted_vertical_strip"),
    "horizontal_strip": Limit("height", frozenset({"IfcWall"}), "height", "counted_horizontal_strip"),
    "slab_strip": Limit("width", frozenset({"IfcSlab", "IfcBeam"}), "width", "counted_slab_strip"),
}
COLUMN_GAP = "column_gap"
MEASURED = frozenset({*LIMITS, COLUMN_GAP})


def joints_of(one: Component) -> frozenset[str]:
    """Which joints a component may be; none for what is not called one."""
    return one.members("joint") - {"none"} if one.is_stated("joint") else frozenset()


def joints_to_measure(found: Iterable[Component]) -> list[Place]:
    """The joints whose size nothing states."""
    return [
        one.subject.places[0]
        for one in found
        if any(_stated(one, kind) is None for kind in joints_of(one) & MEASURED)
    ]


def measure_joints(store: "FactStore", found: Iterable[Component]) -> None:
    """Measure together the joints whose size nothing states."""
    store.geometry.of(joints_to_measure(found), "extents")


def joint_portion(one: Component, kind: str) -> Interval:
    """Whether a joint counts as precast: by its size against what the standard lets count."""
    if kind == "node":
        return ALL_OF_IT
    if kind == COLUMN_GAP:
        return portion(_no_higher_than_wide(one))
    most = one.store.catalogue.conventions[LIMITS[kind].convention].value
    return portion(_within(_size(one, kind), most))


def _stated(one: Component, kind: str) -> Interval | None:
    """[m] What a quantity says of the side that is limited."""
    limit = LIMITS.get(kind)
    return one.number(limit.fact) if limit is not None and one.ifc_class in limit.classes else None


def _size(one: Component, kind: str) -> Interval | None:
    """[m] Of what is limited."""
    shape = None if (stated := _stated(one, kind)) is not None else _extents(one)
    return stated if shape is None else interval(getattr(shape, LIMITS[kind].side))


def _extents(one: Component) -> "Extents | None":
    place = one.subject.places[0]
    shape = one.store.geometry.of([place], "extents").get(place)
    return shape.extents if shape is not None else None


def _no_higher_than_wide(one: Component) -> Truth:
    """Whether the joint between two columns is no higher than their section, and so its own, is wide."""
    shape = _extents(one)
    return UNKNOWN if shape is None else interval(shape.height).less_equal(interval(shape.width))


def _within(size: Interval | None, most: Fraction) -> Truth:
    return UNKNOWN if size is None else size.less_equal(Interval(most, most))

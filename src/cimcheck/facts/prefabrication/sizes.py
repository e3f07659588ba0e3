"""How large components are: volumes, faces, plan areas and lengths, from the quantities that models state.

Each gives bounds. What no quantity tells is left open upwards, and quantities that contradict each other are
not believed; geometry may tell in both cases, where it is at hand.
"""

from fractions import Fraction

import msgspec

from cimcheck.core.interval import INFINITY, Interval, total
from cimcheck.facts.conversion import to_significant
from cimcheck.facts.prefabrication.component import Component
from cimcheck.facts.prefabrication.contradictions import contradiction
from cimcheck.reading.tables import NONE

OPEN = Interval(Fraction(0), INFINITY)


class Size(msgspec.Struct, frozen=True):
    """How large a component is: `bounds` in m3, m2 or m, and the `measure` that geometry takes of it.

    `stated` is what quantities say of it, None where they are silent. It `is_doubted`, its bounds open,
    where it contradicts other quantities of the component.
    """

    bounds: Interval
    measure: str
    stated: Interval | None = None
    is_doubted: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it is one number."""
        return self.bounds.is_known


def volume(one: Component) -> Size:
    """[m3] Openings deducted; up to the gross volume where only that is stated and openings are cut."""
    return _size(one, _volume(one), "volume")


def _volume(one: Component) -> Interval | None:
    net = one.number("net_volume")
    if net is not None:
        return net
    gross = one.number("gross_volume")
    return Interval(Fraction(0), gross.hi) if gross is not None and one.has_openings else gross


def side_area(one: Component) -> Size:
    """[m2] One side of a wall, openings not deducted: stated, or the net side and the openings in it."""
    return _size(one, _side_area(one), "side_area")


def _side_area(one: Component) -> Interval | None:
    gross = one.number("gross_side_area")
    if gross is not None:
        return gross
    net = one.number("net_side_area")
    if net is not None:
        return net + openings_area(one)
    length, height = one.number("length"), one.number("height")
    return length * height if length is not None and height is not None else None


def openings_area(one: Component) -> Interval:
    """[m2] The openings cut into a wall, by the sizes of the doors and windows in them."""
    return total(_opening_area(one, model, row) for model, row in one.openings)


def _opening_area(one: Component, model: int, row: int) -> Interval:
    view = one.store.views[model]
    unit = view.tables.units.project.get("LENGTHUNIT")
    fills = one.store.once(("fills", view.file), lambda: dict(view.tables.fills))
    filling = fills.get(row, NONE)
    if unit is None or filling == NONE:
        return OPEN
    width, height = view.objects.overall_width[filling], view.objects.overall_height[filling]
    if not width or not height or width < 0 or height < 0:
        return OPEN
    area = to_significant(Fraction(repr(width)) * Fraction(repr(height)) * unit.factor**2)
    return Interval(area, area)


def plan_area(one: Component) -> Size:
    """[m2] The horizontal area of a slab or finish, openings deducted; of a beam, its length by its width.

    The stated area of a roof lies along its slope and tells nothing of this.
    """
    return _size(one, None if one.predefined == "ROOF" else _plan_area(one), "projected_area")


def _plan_area(one: Component) -> Interval | None:
    net = one.number("net_area")
    if net is None:
        gross = one.number("gross_area")
        if gross is not None:
            net = Interval(Fraction(0), gross.hi) if one.has_openings else gross
    if net is not None:
        return net
    length, width = one.number("length"), one.number("width")
    return length * width if length is not None and width is not None else None


def length(one: Component) -> Size:
    """[m] Of a run of pipe, cable or tray."""
    return _size(one, one.number("length"), "length")


def room_surfaces(one: Component) -> Size:
    """[m2] Walls, ceiling and floor of a room; the ceiling as large as the floor where it is not stated."""
    return _size(one, _room_surfaces(one), "surface_area")


def _room_surfaces(one: Component) -> Interval | None:
    floor = one.number("floor_surface")
    if floor is None:
        return None
    walls = one.number("wall_surface")
    if walls is None:
        perimeter, height = one.number("perimeter"), one.number("height")
        if perimeter is None or height is None:
            return Interval(floor.lo, INFINITY)
        walls = perimeter * height
    return floor + (one.number("ceiling_surface") or floor) + walls


def _size(one: Component, stated: Interval | None, measure: str) -> Size:
    if stated is None:
        return Size(OPEN, measure)
    if contradiction(one) is not None:
        return Size(OPEN, measure, stated, is_doubted=True)
    return Size(stated, measure, stated)

"""The outer walls of a building above ground: their areas, which way they look, and the holes in them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from cimcheck.core.interval import ZERO, Interval
from cimcheck.core.trace import Gap, Trace
from cimcheck.core.truth import TRUE, UNKNOWN, Truth
from cimcheck.facts.floors import share
from cimcheck.facts.looking import orientations
from cimcheck.facts.shortcomings import note_shortcomings
from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


class Hole(msgspec.Struct, frozen=True):
    """An opening of a wall [m2], and the window that fills it.

    A door may be glazed or not, and what no model fills may be a window that is not drawn.
    """

    area: Interval
    is_window: Truth
    window: SubjectRef | None
    trace: Trace | None
    filling: Place | None = None
    """What stands in it; None where nothing does."""


class OuterWall(msgspec.Struct, frozen=True):
    """A wall that is or may be an outer one: gross side area [m2], and the ways it may look."""

    subject: SubjectRef
    is_outer: Truth
    area: Interval
    ways: frozenset[str]
    holes: tuple[Hole, ...]
    gaps: tuple[Gap, ...]
    traces: tuple[Trace, ...]
    glazed: Interval | None = None
    """The glazed share of a curtain wall; None for a wall with windows in it."""

    @property
    def portion(self) -> Interval:
        """The share of the wall that is window, in [0, 1]."""
        if self.glazed is not None:
            return self.glazed
        if self.area.lo <= 0:
            return Interval(ZERO.lo, ZERO.lo + 1)
        lowest = sum((hole.area.lo for hole in self.holes if hole.is_window.surely), ZERO.lo)
        highest = sum((hole.area.hi for hole in self.holes if hole.is_window.can_be_true), ZERO.hi)
        found = Interval(lowest, highest).divided_by(self.area)
        return found.clipped(Interval(ZERO.lo, ZERO.lo + 1))


_KEPT: "WeakKeyDictionary[FactStore, dict[str, tuple[OuterWall, ...]]]" = WeakKeyDictionary()


def outer_walls(store: "FactStore", building: SubjectRef) -> tuple[OuterWall, ...]:
    """The walls above ground that are or may be outer ones, in order of their keys."""
    kept = _KEPT.setdefault(store, {})
    if building.key not in kept:
        kept[building.key] = tuple(_outer_walls(store, building))
    return kept[building.key]


def _outer_walls(store: "FactStore", building: SubjectRef) -> Iterator[OuterWall]:
    note_shortcomings(store, building)
    walls = perhaps_outer(store, building)
    curtains = perhaps_outer_curtains(store, building)
    ways = orientations(store, [*walls, *curtains])
    fillings = filled_by(store, building)
    store.geometry.of(openings_to_measure(store, walls), "opening")
    for wall in walls:
        outer = is_outer(store, wall)
        area = store.value("wall.gross_side_area", wall)
        answers = store.value("wall.is_external", wall)
        amount = area.value if isinstance(area.value, Interval) else Interval(ZERO.lo, ZERO.lo)
        gaps = (*area.gaps, *(() if outer.is_known else answers.gaps))
        if len(ways[wall.key]) > 1:
            gaps = (*gaps, Gap("facade.orientation", (wall.key,)))
        holes = tuple(_holes(store, wall, fillings))
        yield OuterWall(wall, outer, share(amount, outer), ways[wall.key], holes, gaps, (area.trace,))
    for curtain in curtains:
        yield _curtain(store, curtain, ways[curtain.key])


def _curtain(store: "FactStore", curtain: SubjectRef, ways: frozenset[str]) -> OuterWall:
    """A curtain wall as an outer wall with one hole, its glazed part with the frames in it."""
    outer = is_outer(store, curtain, "curtain_wall.is_external")
    area = store.value("curtain_wall.area", curtain)
    glazed = store.value("curtain_wall.glazed_share", curtain)
    assert isinstance(area.value, Interval)
    assert isinstance(glazed.value, Interval)
    said = store.value("curtain_wall.is_external", curtain)
    gaps = (*area.gaps, *glazed.gaps, *(() if outer.is_known else said.gaps))
    if len(ways) > 1:
        gaps = (*gaps, Gap("facade.orientation", (curtain.key,)))
    hole = Hole(area.value * glazed.value, TRUE, curtain, area.trace)
    holes = (hole,) if glazed.value.hi > 0 else ()
    return OuterWall(
        curtain, outer, share(area.value, outer), ways, holes, gaps, (area.trace, glazed.trace), glazed.value
    )


def perhaps_outer_curtains(store: "FactStore", building: SubjectRef) -> list[SubjectRef]:
    """The curtain walls above ground that are or may be outer ones."""
    curtains = store.members("CurtainWall", building)
    return [one for one in curtains if is_outer(store, one, "curtain_wall.is_external").can_be_true]


def perhaps_outer(store: "FactStore", building: SubjectRef) -> list[SubjectRef]:
    """The walls of a building above ground that are or may be outer ones."""
    return [wall for wall in store.members("Wall", building) if is_outer(store, wall).can_be_true]


def openings_to_measure(store: "FactStore", walls: Sequence[SubjectRef]) -> list[Place]:
    """The openings of walls whose area nothing states."""
    wanted = []
    for wall in walls:
        openings, windows = subjects_at(store, "Opening", wall), subjects_at(store, "Window", wall)
        fillings = filled_by(store, wall)
        for place in openings_of(store, wall):
            opening, window = openings.get(place), windows.get(fillings.get(place, place))
            stated = opening is not None and store.settled("opening.area", opening).value.is_known
            if not stated and (window is None or not store.value("window.area", window).value.is_known):
                wanted.append(place)
    return wanted


def is_outer(store: "FactStore", wall: SubjectRef, fact: str = "wall.is_external") -> Truth:
    """External, and on a storey above ground."""
    said = store.value(fact, wall).value
    found = said if isinstance(said, Truth) else UNKNOWN
    for storey in store.storeys_of(wall):
        above = store.value("storey.is_above_ground", storey).value
        found = found.and_(above if isinstance(above, Truth) else UNKNOWN)
    return found.and_(UNKNOWN) if wall.doubtful else found


def openings_of(store: "FactStore", wall: SubjectRef) -> list[Place]:
    """The openings of a wall."""
    kept = _VOIDS.setdefault(store, {})
    found: list[Place] = []
    for place in wall.places[:1]:
        if place.model not in kept:
            by_element: dict[int, list[Place]] = {}
            for element, opening in store.views[place.model].tables.voids:
                by_element.setdefault(element, []).append(Place(place.model, opening))
            kept[place.model] = by_element
        found += kept[place.model].get(place.row, [])
    return found


def filled_by(store: "FactStore", building: SubjectRef) -> dict[Place, Place]:
    """What stands in each opening of a building's models."""
    kept = _FILLS.setdefault(store, {})
    key = building.building or building.key
    if key not in kept:
        models = {part.view.index for part in store.scopes[key].parts}
        kept[key] = {
            Place(model, opening): Place(model, filling)
            for model in sorted(models)
            for opening, filling in store.views[model].tables.fills
        }
    return kept[key]


_VOIDS: "WeakKeyDictionary[FactStore, dict[int, dict[int, list[Place]]]]" = WeakKeyDictionary()
_FILLS: "WeakKeyDictionary[FactStore, dict[str, dict[Place, Place]]]" = WeakKeyDictionary()


def _holes(store: "FactStore", wall: SubjectRef, fillings: dict[Place, Place]) -> Iterator[Hole]:
    windows = subjects_at(store, "Window", wall)
    openings = subjects_at(store, "Opening", wall)
    for place in openings_of(store, wall):
        filling = fillings.get(place)
        window = windows.get(filling) if filling else None
        amount, trace = hole_area(store, openings.get(place), window)
        yield Hole(amount, TRUE if window else UNKNOWN, window, trace, filling)


def hole_area(
    store: "FactStore", opening: SubjectRef | None, window: SubjectRef | None
) -> tuple[Interval, Trace | None]:
    """The area of the opening, else that of the window in it."""
    anything = Interval(ZERO.lo, ZERO.lo)
    stated = opening is not None and store.settled("opening.area", opening).value.is_known
    order = (("opening.area", opening), ("window.area", window))
    for fact, subject in order if stated else order[::-1]:
        if subject is None:
            continue
        found = store.value(fact, subject)
        if isinstance(found.value, Interval):
            if found.value.is_known:
                return found.value, found.trace
            anything = found.value
    return anything, None


def subjects_at(store: "FactStore", entity: str, subject: SubjectRef) -> dict[Place, SubjectRef]:
    """The subjects of an entity in a building by the places of their objects."""
    kept = _PLACES.setdefault(store, {})
    key = (entity, subject.building)
    if key not in kept:
        members: Sequence[SubjectRef] = store.members(entity, store.scopes[subject.building].subject)
        kept[key] = {place: one for one in members for place in one.places}
    return kept[key]


_PLACES: "WeakKeyDictionary[FactStore, dict[tuple[str, str], dict[Place, SubjectRef]]]" = WeakKeyDictionary()


def all_gaps(walls: Iterable[OuterWall]) -> tuple[Gap, ...]:
    """What is not known of walls, by fact."""
    by_fact: dict[str, dict[str, None]] = {}
    for wall in walls:
        for gap in wall.gaps:
            by_fact.setdefault(gap.fact, {}).update(dict.fromkeys(gap.subjects or (wall.subject.key,)))
    return tuple(Gap(fact, tuple(by_fact[fact])) for fact in sorted(by_fact))

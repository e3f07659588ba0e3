"""Levels with more slab than floor: some slabs lie over others, and a place counts once."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.interval import INFINITY, Interval, interval
from cimcheck.core.text import Text
from cimcheck.core.value import in_words
from cimcheck.facts.floors import floors_of
from cimcheck.facts.notes import Note
from cimcheck.facts.prefabrication.pieces import Piece
from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry import Measurement


def crowded_places(store: "FactStore", pieces: Sequence[Piece]) -> frozenset[Place]:
    """The parts of floors on levels with more slab than there is floor there, or on the level above or below.

    A model may draw the slab that a storey stands on or the one above it. Where the area of a floor is not
    known no level is crowded: then nothing is known of the share either.
    """
    by_level: dict[str, list[Piece]] = {}
    for one in pieces:
        levels = store.storeys_of(one.subject) if one.subject and one.part == "part" else []
        if len(levels) == 1 and one.counts.surely:
            by_level.setdefault(levels[0].key, []).append(one)
    if not by_level:
        return frozenset()
    first = next(iter(by_level.values()))[0].subject
    assert first is not None
    room = _room_around(store, store.scopes[first.building].subject)
    slack = 1 + store.catalogue.conventions["slabs_beyond_floor"].value
    crowded = (
        found
        for level, found in by_level.items()
        if sum((Fraction(one.size.lo) for one in found), Fraction(0)) > room.get(level, INFINITY) * slack
    )
    return frozenset(place_of(one) for found in crowded for one in found)


def _room_around(store: "FactStore", building: SubjectRef) -> Mapping[str, Fraction]:
    """[m2] The largest floor of each storey and its neighbours, by key, where all of them are known."""
    floors = [floor.subject for floor in floors_of(store, building)]
    areas = [store.value("storey.floor_area", one).value for one in floors]
    found = {}
    for number, storey in enumerate(floors):
        near = areas[max(number - 1, 0) : number + 2]
        ends = [one.hi for one in near if isinstance(one, Interval)]
        if all(isinstance(end, Fraction) for end in ends):
            found[storey.key] = max(Fraction(end) for end in ends)
    return found


def covered_floor(store: "FactStore", pieces: Sequence[Piece]) -> Fraction:
    """[m2] The floor that slabs surely cover: on no level more than the largest storey has."""
    by_level: dict[str, Fraction] = {}
    for one in pieces:
        levels = store.storeys_of(one.subject) if one.subject and one.subject.kind == "Slab" else []
        if len(levels) == 1 and one.counts.surely:
            by_level[levels[0].key] = by_level.get(levels[0].key, Fraction(0)) + Fraction(one.size.lo)
    ends = [area.hi for area in _floor_areas(store, pieces)]
    largest = max(ends, default=INFINITY)
    return sum(
        (min(one, largest) if isinstance(largest, Fraction) else one for one in by_level.values()),
        Fraction(0),
    )


def _floor_areas(store: "FactStore", pieces: Sequence[Piece]) -> Iterator[Interval]:
    """[m2] Of the storeys of the building that the pieces are of."""
    first = next((one.subject for one in pieces if one.subject is not None), None)
    building = store.scopes[first.building].subject if first is not None else None
    for storey in store.members("Storey", building) if building is not None else ():
        area = store.value("storey.floor_area", storey).value
        assert isinstance(area, Interval)
        yield area


def place_of(one: Piece) -> Place:
    """Where the component of a piece is drawn first."""
    assert one.subject is not None
    return one.subject.places[0]


def union_of_level(
    store: "FactStore", level: Sequence[Piece], found: Mapping[Place, "Measurement"]
) -> dict[Place, Interval]:
    """[m2] What each part of a crowded level adds; without shapes all of the largest, any of others."""
    from cimcheck.reading.geometry.coverage import Coverage

    sizes: dict[Place, Interval] = {}
    covered = Coverage()
    regions = {place_of(one): shape.footprint for one in level if (shape := found.get(place_of(one)))}
    largest = None if any(regions.values()) else max(level, key=lambda one: one.size.lo)
    for one in level:
        place = place_of(one)
        region = regions.get(place)
        if region is None:
            sizes[place] = one.size if one is largest else Interval(Fraction(0), one.size.hi)
            continue
        sizes[place] = interval(covered.add(region))
    _note_overlap(store, level, sizes)
    return sizes


def _note_overlap(store: "FactStore", level: Sequence[Piece], sizes: Mapping[Place, Interval]) -> None:
    for one in level:
        kept = sizes[place_of(one)]
        if one.size.is_known and kept.lo < one.size.lo * Fraction(99, 100):
            store.note(_overlapping(one, kept))


def _overlapping(one: Piece, kept: Interval) -> Note:
    said, left = in_words(one.size, "m2", digits=3), in_words(kept, "m2", digits=3)
    name = one.subject.name if one.subject is not None else ""
    return Note(
        "SLABS_OVERLAP",
        f"{one.key} {name}".strip(),
        Text(
            f"同层楼板面积之和大于该层建筑面积，水平投影有重叠：本构件 {said.zh} 按 {left.zh} 计入；"
            "请删除重复构件或核对楼层。",
            "The slabs of a storey are larger together than its floor, so that they lie over each other: of "
            f"{said.en} of this one {left.en} counts. Remove what is drawn twice or check its storey.",
        ),
        kind="slabs",
    )

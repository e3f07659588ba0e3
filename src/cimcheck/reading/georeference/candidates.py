"""The ways in which a map conversion may have been meant, and which of them the system allows.

Coordinates in another unit than stated, east and north swapped, a zone number too many or too few: each of
these throws a building out of the area that its coordinate system is made for. So what is stated counts when
it lies inside; where it does not, and exactly one other way of reading does, that one counts and is named.
"""

import math
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from cimcheck.reading.georeference.projector import transformer
from cimcheck.reading.georeference.statement import MapStatement
from cimcheck.reading.georeference.systems import BELTS, WGS84, ZONE, Belt, System, find_system

SAME = 1.0  # [m] readings nearer than this are one
MARGIN = 0.5  # [degree] that a building may lie outside of the area of use, as on the edge of a belt


class Reading(msgspec.Struct, frozen=True):
    """One way: a system, coordinates [m], and the codes of notes that say what had to be changed."""

    system: System
    east: float
    north: float
    unit: float
    changes: tuple[str, ...]


def readings(said: MapStatement, system: System) -> list[Reading]:
    """As stated first, then with one, two and three changes."""
    found = [
        option
        for in_unit in _units(said, system)
        for ordered in _orders(in_unit)
        for option in _zones(ordered)
    ]
    return sorted(found, key=lambda reading: len(reading.changes))


def chosen(said: MapStatement, system: System) -> Reading | None:
    """The reading that counts; None where none lies inside the area of use, or several do."""
    options = readings(said, system)
    if lies_inside(options[0]) and not _zone_contradicts(options[0]):
        return options[0]
    for changes in (1, 2, 3):
        inside = [one for one in options if len(one.changes) == changes and lies_inside(one)]
        if inside:
            first = inside[0]
            return first if all(_is_same(first, other) for other in inside) else None
    return None


def lies_inside(reading: Reading) -> bool:
    """Whether a reading lies where its system is meant to be used. Without an area: the whole earth."""
    position = geographic(reading)
    if position is None:
        return False
    if reading.system.bounds is None:
        return True
    west, south, east, north = reading.system.bounds
    return west - MARGIN <= position[0] <= east + MARGIN and south - MARGIN <= position[1] <= north + MARGIN


def geographic(reading: Reading) -> tuple[float, float] | None:
    """[degree] Longitude and latitude; None beyond what the projection can do."""
    unit = reading.system.unit
    found = transformer(reading.system.code, WGS84).transform(reading.east / unit, reading.north / unit)
    return (float(found[0]), float(found[1])) if all(map(math.isfinite, found)) else None


def _units(said: MapStatement, system: System) -> Iterator[Reading]:
    """In the stated unit or, where none is, that of the model; then in that of the system."""
    first = said.map_unit if said.map_unit is not None else said.model_unit
    yield Reading(system, said.east * first, said.north * first, first, ())
    for unit in dict.fromkeys((system.unit, said.model_unit)):
        if not math.isclose(unit, first, rel_tol=1e-4):
            yield Reading(system, said.east * unit, said.north * unit, unit, ("GEO_UNIT",))


def _orders(reading: Reading) -> Iterator[Reading]:
    yield reading
    changes = (*reading.changes, "GEO_AXES_SWAPPED")
    yield replace(reading, east=reading.north, north=reading.east, changes=changes)


def _zones(reading: Reading) -> Iterator[Reading]:
    """The easting with and without the number of its zone; a wrong number is never taken away."""
    yield reading
    belt = BELTS.get(reading.system.code)
    if belt is None:
        return
    number = math.floor(reading.east / ZONE)
    other = find_system(Belt(belt.meridian, belt.width, not belt.prefixed).code)
    if isinstance(other, System) and number == (0 if belt.prefixed else belt.zone):
        yield replace(reading, system=other, changes=(*reading.changes, "GEO_ZONE_PREFIX"))


def _zone_contradicts(reading: Reading) -> bool:
    """Whether the easting begins with a number, but the system has none, or another one."""
    belt = BELTS.get(reading.system.code)
    return belt is not None and math.floor(reading.east / ZONE) != (belt.zone if belt.prefixed else 0)


def _is_same(one: Reading, other: Reading) -> bool:
    here, there = geographic(one), geographic(other)
    return here is not None and there is not None and math.dist(here, there) * 111_000 < SAME

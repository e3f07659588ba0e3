"""Outer surface and enclosed volume of a building above ground, from walls and storeys."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import INFINITY, Interval, total
from cimcheck.core.text import Text
from cimcheck.facts.envelope import all_gaps, outer_walls
from cimcheck.facts.floors import Floor, floors_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def shape_factor(store: "FactStore", building: SubjectRef) -> Candidate | None:
    """[1/m] Surface over volume; None without outer walls, storeys with areas, or a level above the last.

    Where all storeys are of one size the roof is that size and no floor overhangs. Otherwise the roof is at
    least the largest storey, and roof and overhanging floors at most all floors together, twice.
    """
    walls = outer_walls(store, building)
    floors = floors_of(store, building)
    if not walls or not _is_plain(floors) or store.scopes[building.key].is_damaged:
        return None
    heights = _heights(store, floors)
    areas = [store.value("storey.floor_area", floor.subject) for floor, _ in heights]
    known = [area.value for area in areas if isinstance(area.value, Interval)]
    if not heights or any(not area.is_known or area.lo <= 0 for area in known):
        return None
    volume = sum(
        (Fraction(area.lo) * height for area, (_, height) in zip(known, heights, strict=True)), Fraction(0)
    )
    surface = total(wall.area for wall in walls) + _roof_and_overhang(store, building, known)
    return Candidate(
        surface.divided_by(Interval(volume, volume)),
        Strength.MEDIUM,
        operands=tuple(area.trace for area in areas),
        elements=tuple(wall.subject.guid for wall in walls),
        gaps=all_gaps(walls),
        note=_NOTE,
    )


def _is_plain(floors: Sequence[Floor]) -> bool:
    """Whether every storey is known to be above or below ground, and to be a storey or none."""
    return all(floor.is_above.is_known and floor.counts.is_known for floor in floors)


def _heights(store: "FactStore", floors: Sequence[Floor]) -> list[tuple[Floor, Fraction]]:
    """The storeys above ground with their heights [m]; none where one has no level above it."""
    levels = sorted({floor.level for floor in floors if floor.level is not None})
    same = store.catalogue.conventions["same_level"].value
    found = []
    for floor in floors:
        if not (floor.is_above.surely and floor.counts.surely):
            continue
        above = [
            level - floor.level for level in levels if floor.level is not None and level - floor.level >= same
        ]
        if not above:
            return []
        found.append((floor, min(above)))
    return found


def _roof_and_overhang(store: "FactStore", building: SubjectRef, areas: Sequence[Interval]) -> Interval:
    """[m2] Roofs, and floors in touch with the air below."""
    largest = max(area.hi for area in areas)
    if store.members("Roof", building):
        return Interval(largest, INFINITY)
    smallest = min(area.lo for area in areas)
    if smallest == largest:
        return Interval(largest, largest)
    return Interval(largest, 2 * total(areas).hi)


_NOTE = Text("外墙与屋面面积除以地上体积。", "Outer walls and roof over the volume above ground.")

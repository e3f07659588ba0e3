"""Areas and windows of the façades of a building."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval, total
from cimcheck.core.share import ANY_SHARE, share
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap
from cimcheck.facts.envelope import OuterWall, all_gaps, outer_walls
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.window_hosts import unplaced_windows

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def members(store: "FactStore", building: SubjectRef, way: str) -> list[tuple[OuterWall, Interval]]:
    """The walls that look or may look one way, each with the area [m2] it adds."""
    found = []
    for wall in outer_walls(store, building):
        if way in wall.ways:
            area = wall.area if wall.ways == {way} else wall.area.hull(ZERO)
            found.append((wall, area))
    return found


def gross_area(store: "FactStore", building: SubjectRef, way: str) -> Candidate | None:
    """[m2] Outer walls above ground that look one way, openings not deducted."""
    found = members(store, building, way)
    return _candidate(found, total(area for _, area in found), _GROSS) if _can_tell(store, building) else None


def window_area(store: "FactStore", building: SubjectRef, way: str) -> Candidate | None:
    """[m2] Window openings that look one way."""
    if not _can_tell(store, building):
        return None
    found = members(store, building, way)
    amounts = []
    for wall, _ in found:
        for hole in wall.holes:
            surely = hole.is_window.surely and wall.ways == {way} and wall.is_outer.surely
            amounts.append(hole.area if surely else hole.area.hull(ZERO))
    return _candidate(found, total(amounts), _WINDOWS)


def window_wall_ratio(store: "FactStore", building: SubjectRef, way: str) -> Candidate | None:
    """[1] Window openings over the façade; bounds that some building inside the model reaches."""
    if not _can_tell(store, building):
        return None
    found = members(store, building, way)
    if not found:
        return Candidate(ZERO, Strength.MEDIUM, note=_NO_WALLS)
    ratio = share((area, wall.portion) for wall, area in found)
    return _candidate(found, ratio, _RATIO)


def windows_of(store: "FactStore", building: SubjectRef, way: str) -> list[SubjectRef] | None:
    """The windows that look or may look one way; None where they cannot be told."""
    if not _can_tell(store, building):
        return None
    holes = [hole for wall, _ in members(store, building, way) for hole in wall.holes]
    return [hole.window for hole in holes if hole.window is not None]


def _can_tell(store: "FactStore", building: SubjectRef) -> bool:
    """Whether the model shows all windows in walls and curtain walls, and none of it was lost."""
    if store.scopes[building.key].is_damaged or not outer_walls(store, building):
        return False
    return not unplaced_windows(store, building)


def _candidate(found: Sequence[tuple[OuterWall, Interval]], value: Interval, note: Text) -> Candidate:
    walls = [wall for wall, _ in found]
    return Candidate(
        value,
        Strength.MEDIUM,
        operands=tuple(trace for wall in walls if len(wall.ways) == 1 for trace in wall.traces),
        gaps=all_gaps(walls),
        elements=tuple(wall.subject.guid for wall in walls),
        note=note,
    )


def external_walls_mean(
    store: "FactStore", building: SubjectRef, fact: str
) -> tuple[Interval, tuple[Gap, ...]] | None:
    """A fact of the outer walls weighted by their net area; None without walls or where none says it."""
    weighted: list[tuple[Interval, Interval]] = []
    gaps: dict[str, None] = {}
    for wall in outer_walls(store, building):
        if wall.glazed is not None:
            continue
        said = store.value(fact, wall.subject)
        if not isinstance(said.value, Interval) or not isinstance(said.value.hi, Fraction):
            return None
        if not said.value.is_known:
            gaps[wall.subject.key] = None
        cut = total(hole.area for hole in wall.holes)
        weighted.append(((wall.area - cut).maximum(ZERO), said.value))
    if not weighted:
        return None
    top = max(value.hi for _, value in weighted)
    scaled = [
        (size, Interval(value.lo / top, value.hi / top))
        for size, value in weighted
        if isinstance(top, Fraction)
    ]
    mean = share(scaled)
    if mean == ANY_SHARE:
        return None
    return Interval(mean.lo * top, mean.hi * top), ((Gap(fact, tuple(gaps)),) if gaps else ())


_GROSS = Text("该朝向地上外墙毛面积之和。", "Gross area of the outer walls above ground that look this way.")
_WINDOWS = Text("该朝向外墙上窗洞口面积之和。", "Window openings in the walls that look this way.")
_RATIO = Text("窗洞口面积除以立面面积。", "Window openings over the area of the façade.")
_NO_WALLS = Text("该朝向没有外墙。", "No outer wall looks this way.")

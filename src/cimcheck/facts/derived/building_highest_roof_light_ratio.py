"""Highest share of roof lights of a room."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval, total
from cimcheck.core.share import ANY_SHARE
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.areas import rooms_of
from cimcheck.facts.floors import share
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.room_windows import bounding
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.highest_roof_light_ratio"
LIGHT = "window.is_roof_light"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Room by room, by space boundaries. 0 without roof lights; unknown for one of no known room."""
    windows = store.members("Window", subject)
    if not windows or store.scopes[subject.key].is_damaged or store.members("CurtainWall", subject):
        return store.settled(FACT, subject)
    lights = {window.key: window for window in windows if _is_light(store, window).can_be_true}
    if not lights:
        return store.settled(FACT, subject, [Candidate(ZERO, Strength.MEDIUM, note=_NONE)])
    highest = ZERO
    placed: set[str] = set()
    for room in rooms_of(store, store.members("Space", subject)):
        own = [lights[window.key] for window in bounding(store, "Window", room) if window.key in lights]
        if own:
            highest = highest.maximum(_ratio(store, room, own))
            placed.update(window.key for window in own)
    loose = tuple(key for key in lights if key not in placed)
    value = ANY_SHARE if loose else highest.clipped(ANY_SHARE)
    gaps = (Gap("space.window_area", loose),) if loose else ()
    guids = tuple(window.guid for window in lights.values())
    found = Candidate(value, Strength.MEDIUM, gaps=gaps, elements=guids, note=_HIGHEST)
    return store.settled(FACT, subject, [found])


def _ratio(store: "FactStore", room: SubjectRef, lights: list[SubjectRef]) -> Interval:
    areas = [(store.value("window.area", one).value, _is_light(store, one)) for one in lights]
    glass = total(share(area, light) for area, light in areas if isinstance(area, Interval))
    floor = store.value("space.room_area", room).value
    assert isinstance(floor, Interval)
    return glass.divided_by(floor) if floor.lo > 0 else ANY_SHARE


def _is_light(store: "FactStore", window: SubjectRef) -> Truth:
    said = store.value(LIGHT, window).value
    assert isinstance(said, Truth)
    return said


_NONE = Text("没有窗装在屋面上。", "No window stands in a roof.")
_HIGHEST = Text(
    "各房间天窗面积除以房间净面积的最大值。", "Roof lights over the net area of the room; the highest."
)

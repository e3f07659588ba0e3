"""Ventilation opening of a room."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.room_windows import panes_of_room
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "space.ventilation_area"
HALF = Interval(Fraction(1, 2), Fraction(1, 2))


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] The sashes that open, half where they open narrowly, and what doors may add.

    Unknown without boundaries.
    """
    panes = panes_of_room(store, subject)
    if panes is None:
        return store.settled(FACT, subject)
    windows = [pane.subject for pane in panes]
    parts = [
        _opening(store, pane.subject) if pane.subject.kind == "Window" else (pane.area.hull(ZERO), pane.said)
        for pane in panes
    ]
    found = Candidate(
        total(amount for amount, _ in parts),
        Strength.MEDIUM,
        operands=tuple(area.trace for _, area in parts),
        gaps=tuple(gap for _, area in parts for gap in area.gaps),
        elements=tuple(window.guid for window in windows),
        note=_SASHES,
    )
    return store.settled(FACT, subject, [found])


def _opening(store: "FactStore", window: SubjectRef) -> tuple[Interval, Traced]:
    """What a window adds: at most its sash, at least half of it while the angle is not known."""
    sash, angle = store.value("window.openable_area", window), store.value("window.opening_angle", window)
    whole = store.value("window.area", window).value
    area = sash.value if isinstance(sash.value, Interval) else Interval(Fraction(0), Fraction(0))
    if isinstance(whole, Interval):
        area = area.clipped(Interval(Fraction(0), whole.hi))
    limit = store.catalogue.conventions["narrow_opening_angle"].value
    if not isinstance(angle.value, Interval) or angle.value.lo >= limit:
        return area, sash
    half = area * HALF
    return (half if angle.value.hi < limit else half.hull(area)), sash


_SASHES = Text("可开启扇面积，开启角小者按一半计。", "Sashes that open; those that open narrowly count half.")

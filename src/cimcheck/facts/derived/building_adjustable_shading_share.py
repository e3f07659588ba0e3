"""Share of the windows whose shading can be adjusted."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.share import ANY_SHARE, counted, share
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import UNKNOWN, Truth
from cimcheck.facts.alone import alone
from cimcheck.facts.prefabrication.pieces import portion
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.adjustable_shading_share"
SHADED = "window.has_adjustable_shading"


def shown(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[1] What windows give, whatever is stated of it; None where they do not suffice."""
    return alone(store, FACT, subject, derive)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] By transparent area of the external windows. Unknown without any, or with curtain walls."""
    windows = store.members("Window", subject)
    if not windows or store.members("CurtainWall", subject) or store.scopes[subject.key].is_damaged:
        return store.settled(FACT, subject)
    members, open_ones, guids = [], [], []
    for window in windows:
        outside = store.value("window.is_external", window).value
        assert isinstance(outside, Truth)
        outside = outside.and_(UNKNOWN) if window.doubtful else outside
        if outside.surely_not:
            continue
        shaded = store.value(SHADED, window).value
        assert isinstance(shaded, Truth)
        members.append((counted(_glass(store, window), outside.surely, True), portion(shaded)))
        guids.append(window.guid)
        open_ones += [] if shaded.is_known else [window.key]
    value = share(members)
    if value == ANY_SHARE:
        return store.settled(FACT, subject)
    gaps = (Gap(SHADED, tuple(open_ones)),) if open_ones else ()
    found = Candidate(value, Strength.MEDIUM, gaps=gaps, elements=tuple(guids), note=_SHARE)
    return store.settled(FACT, subject, [found])


def _glass(store: "FactStore", window: SubjectRef) -> Interval:
    """[m2] The transparent part; up to the whole window where nothing is said of it."""
    area = store.value("window.area", window).value
    glazed = store.value("window.glazed_share", window).value
    assert isinstance(area, Interval)
    assert isinstance(glazed, Interval)
    return area * glazed


_SHARE = Text(
    "有可调节遮阳的外窗透明面积除以外窗透明面积。",
    "Glass of windows with adjustable shading over the glass of all external windows.",
)

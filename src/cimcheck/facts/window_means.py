"""What several windows come to: the spread of a number, and whether all of them are shaded."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap
from cimcheck.core.truth import TRUE, Truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

SHADED = "window.has_shading"


def between(store: "FactStore", windows: Sequence[SubjectRef], fact: str) -> Candidate:
    """From the lowest to the highest value of windows: their mean lies between. 0 without any."""
    if not windows:
        return Candidate(ZERO, Strength.MEDIUM, note=_NO_WINDOWS)
    said = [store.value(_of(window, fact), window) for window in windows]
    values = [one.value for one in said if isinstance(one.value, Interval)]
    open_ones = [window.key for window, one in zip(windows, said, strict=True) if not one.value.is_known]
    return Candidate(
        Interval(min(one.lo for one in values), max(one.hi for one in values)),
        Strength.MEDIUM,
        operands=(said[0].trace,),
        gaps=(Gap(fact, tuple(dict.fromkeys(open_ones))),) if open_ones else (),
        elements=tuple(dict.fromkeys(window.guid for window in windows)),
        note=_SPREAD,
    )


def all_shaded(store: "FactStore", windows: Sequence[SubjectRef]) -> Candidate:
    """Whether every window is shaded; yes without any."""
    answer, open_ones = TRUE, []
    for window in windows:
        said = store.value(_of(window, SHADED), window).value
        assert isinstance(said, Truth)
        answer = answer.and_(said)
        open_ones += [] if said.is_known else [window.key]
    gaps = (Gap(SHADED, tuple(open_ones)),) if open_ones else ()
    return Candidate(answer, Strength.MEDIUM, gaps=gaps, elements=tuple(one.guid for one in windows))


def _of(window: SubjectRef, fact: str) -> str:
    """The fact of a window, or the same of a curtain wall."""
    return fact if window.kind == "Window" else fact.replace("window.", "curtain_wall.")


_NO_WINDOWS = Text("没有外窗。", "There is no window.")
_SPREAD = Text(
    "各外窗从最小到最大，平均值在其间。", "From the lowest to the highest window; the mean lies between."
)

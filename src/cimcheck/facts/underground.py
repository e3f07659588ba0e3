"""Floor area below ground against what stands above and the plot, all buildings of a submission together."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, total
from cimcheck.core.text import Text
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.storey_sums import merged_gaps
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

BELOW = "building.floor_area_below_ground"


def over(store: "FactStore", part: str, whole: str, whole_of: list[SubjectRef]) -> Candidate | None:
    """[1] A floor area of all buildings over another amount; None where the other may be nothing."""
    buildings = store.subjects("Building")
    parts = [store.value(part, building) for building in buildings]
    wholes = [store.value(whole, one) for one in whole_of]
    above = total(one.value for one in parts if isinstance(one.value, Interval))
    under = total(one.value for one in wholes if isinstance(one.value, Interval))
    if under.lo <= 0 or not buildings:
        return None
    return Candidate(
        above.divided_by(under),
        Strength.MEDIUM,
        operands=tuple(one.trace for one in (*parts, *wholes)),
        gaps=merged_gaps([gap for one in (*parts, *wholes) for gap in one.gaps]),
        elements=tuple(dict.fromkeys(guid for one in (*parts, *wholes) for guid in one.elements)),
        note=_OVER,
    )


_OVER = Text("所提交单体合计之比。", "All buildings submitted together.")

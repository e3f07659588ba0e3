"""What all buildings of a submission come to, against the area of the plot."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, total
from cimcheck.core.text import Text
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.storey_sums import merged_gaps
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def over_plot(store: "FactStore", amount: Callable[[SubjectRef], Candidate | None]) -> Candidate | None:
    """[1] The sum of an area [m2] over all buildings, divided by the plot; None where either is not known."""
    plot = store.value("project.plot_area", store.subjects("Project")[0])
    found = [amount(building) for building in store.subjects("Building")]
    areas = [one.value for one in found if one is not None and isinstance(one.value, Interval)]
    if not isinstance(plot.value, Interval) or plot.value.lo <= 0 or not areas or len(areas) < len(found):
        return None
    return Candidate(
        total(areas).divided_by(plot.value),
        Strength.MEDIUM,
        operands=(*(trace for one in found if one for trace in one.operands), plot.trace),
        gaps=merged_gaps([*(gap for one in found if one for gap in one.gaps), *plot.gaps]),
        elements=tuple(dict.fromkeys(guid for one in found if one for guid in one.elements)),
        note=_OVER,
    )


_OVER = Text("所提交单体合计除以用地面积。", "All buildings submitted, over the area of the plot.")

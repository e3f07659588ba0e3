"""Lighting power density of a room."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "space.lighting_power_density"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/m2] Power over net area. Unknown where either is."""
    power, area = store.value("space.lighting_power", subject), store.value("space.room_area", subject)
    assert isinstance(power.value, Interval)
    assert isinstance(area.value, Interval)
    if area.value.lo <= 0:
        return store.settled(FACT, subject)
    found = Candidate(
        power.value.divided_by(area.value),
        Strength.MEDIUM,
        operands=(power.trace, area.trace),
        gaps=(*power.gaps, *area.gaps),
        elements=power.elements,
        note=_OVER,
    )
    return store.settled(FACT, subject, [found])


_OVER = Text("灯具功率除以房间净面积。", "Power of the lamps over the net area.")

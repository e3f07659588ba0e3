"""Area of a protective unit under a low part of the building, or under none."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.area_under_low_part"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] What is stated; otherwise anything up to the area of the unit."""
    area = store.value("protective_unit.floor_area", subject)
    if not isinstance(area.value, Interval):
        return store.settled(FACT, subject)
    value = area.value.hull(ZERO)
    return store.settled(
        FACT, subject, [Candidate(value, Strength.MEDIUM, operands=(area.trace,), note=_UP_TO)]
    )


_UP_TO = Text("未标明，至多为单元面积。", "Not said; at most the area of the unit.")

"""Storeys of what stands right above a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.storeys_above"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[storey] What is stated; else between none and those of the building: a unit may lie beside it."""
    storeys = store.value("building.storeys_above_ground", subject)
    if not isinstance(storeys.value, Interval):
        return store.settled(FACT, subject)
    value = storeys.value.hull(ZERO)
    return store.settled(
        FACT, subject, [Candidate(value, Strength.MEDIUM, operands=(storeys.trace,), note=_BESIDE)]
    )


_BESIDE = Text(
    "单元上方可能是主楼、裙房或没有建筑。", "Above the unit may stand the tower, a lower part, or nothing."
)

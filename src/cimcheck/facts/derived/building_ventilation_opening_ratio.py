"""Least ratio of ventilation opening to floor area of the main rooms of housing."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.alone import alone
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.ventilation_opening_ratio"


def shown(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[1] What rooms and sashes give, whatever is stated of it; None where they do not suffice."""
    return alone(store, FACT, subject, derive)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Room by room, the least. Unknown without rooms that surely count, or with one that may count."""
    least: Interval | None = None
    traces, gaps = [], []
    for room in store.members("Space", subject):
        counts = store.value("space.needs_ventilation", room).value
        if isinstance(counts, Truth) and counts.surely_not:
            continue
        opening, floor = store.value("space.ventilation_area", room), store.value("space.room_area", room)
        if not isinstance(opening.value, Interval) or not isinstance(floor.value, Interval):
            continue
        ratio = opening.value.divided_by(floor.value)
        if not isinstance(counts, Truth) or not counts.surely:
            gaps.append(Gap("space.needs_ventilation", (room.key,)))
            if least is None:
                return store.settled(FACT, subject)
            ratio = ratio.hull(least)
        least = ratio if least is None else least.minimum(ratio)
        traces += [opening.trace, floor.trace]
        gaps += [*opening.gaps, *floor.gaps]
    if least is None or store.scopes[subject.key].is_damaged:
        return store.settled(FACT, subject)
    found = Candidate(least, Strength.MEDIUM, operands=tuple(traces), gaps=tuple(gaps), note=_LEAST)
    return store.settled(FACT, subject, [found])


_LEAST = Text("主要房间中的最小值。", "The least of the main rooms.")

"""Whether a protective unit lies in a lower level of several basements."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import FALSE
from cimcheck.facts.floors import floors_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.is_lower_level"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By the storeys below ground that lie higher than the unit. Unknown without spaces or levels."""
    own_keys = {one.key for space in store.members("Space", subject) for one in store.storeys_of(space)}
    floors = floors_of(store, store.scopes[subject.building].subject)
    own = [floor for floor in floors if floor.subject.key in own_keys]
    if not own or any(floor.level is None for floor in floors):
        return store.settled(FACT, subject)
    highest = max(floor.level for floor in own if floor.level is not None)
    answer = FALSE
    traces = []
    for floor in floors:
        if floor.level is not None and floor.level > highest and not floor.is_above.surely:
            below = floor.is_above.not_().and_(floor.counts)
            answer = answer.or_(below)
            traces.append(floor.above.trace)
    candidate = Candidate(answer, Strength.MEDIUM, operands=tuple(traces), note=_BY_LEVELS)
    return store.settled(FACT, subject, [candidate])


_BY_LEVELS = Text("按楼层标高判断其上是否还有地下层。", "Told by the storeys below ground that lie higher.")

"""Whether a space counts as part of the air defence basement."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import FALSE, Truth
from cimcheck.facts.areas import layer_is
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "space.is_air_defence"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By label, and never on a storey that is surely above ground. Not labelled in a basement is unknown.

    Areas on plans of floor area or other things are no part of anything.
    """
    said = any(one.strength is not Strength.WEAK for one in store.candidates(FACT, subject))
    found: list[Candidate] = []
    if not said and (layer_is(store, subject, "floor_area_plan") or layer_is(store, subject, "other_plan")):
        found.append(Candidate(FALSE, Strength.MEDIUM, note=_PLAN))
    for storey in store.storeys_of(subject):
        above = store.value("storey.is_above_ground", storey)
        if isinstance(above.value, Truth) and above.value.surely:
            found.append(Candidate(FALSE, Strength.MEDIUM, operands=(above.trace,), note=_ABOVE))
    return store.settled(FACT, subject, found)


_PLAN = Text("其他面积平面上的面积，不是房间。", "An area on a plan of other things, not a room.")
_ABOVE = Text("在地上楼层；防空地下室在地下。", "On a storey above ground; an air defence basement is below.")

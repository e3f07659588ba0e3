"""Whether the vertical structure is steel or timber, without concrete."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import FALSE, TRUE
from cimcheck.facts.prefabrication.component import components
from cimcheck.facts.prefabrication.structure import is_concrete, stands_upright
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.is_without_concrete_structure"
OTHER = frozenset({"steel", "timber"})


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """No when any vertical member is surely concrete; yes when there are some and all are steel or timber."""
    upright = [
        one
        for one in components(store, subject, "Column", "Member", "Wall")
        if stands_upright(one).and_(one.above_ground).can_be_true
    ]
    sure = [one for one in upright if stands_upright(one).and_(one.above_ground).and_(one.exists).surely]
    found = []
    if any(is_concrete(one).surely for one in sure):
        found = [Candidate(FALSE, Strength.MEDIUM, note=_CONCRETE)]
    elif sure and len(sure) == len(upright) and all(one.members("material") <= OTHER for one in upright):
        if not store.scopes[subject.key].is_damaged:
            found = [Candidate(TRUE, Strength.MEDIUM, note=_OTHER)]
    elif upright:
        keys = tuple(one.subject.key for one in upright if len(one.members("material")) > 1)
        found = [Candidate(TRUE.hull(FALSE), Strength.MEDIUM, gaps=(Gap("component.material", keys),))]
    return store.settled(FACT, subject, found)


_CONCRETE = Text("有混凝土竖向构件。", "There are vertical members of concrete.")
_OTHER = Text("竖向构件都是钢或木。", "All vertical members are steel or timber.")

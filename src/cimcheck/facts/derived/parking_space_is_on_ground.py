"""Whether cars park on the ground outdoors."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.facts.floors import floors_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "parking_space.is_on_ground"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By name; else yes on the site itself, no below ground or above the lowest storey, open on that one."""
    if store.candidates(FACT, subject):
        return store.settled(FACT, subject)
    storeys = store.storeys_of(subject)
    if not storeys:
        on_site = not any(store.views[one.model].objects.storey[one.row] >= 0 for one in subject.places)
        return store.settled(FACT, subject, [Candidate(TRUE, Strength.MEDIUM, note=_SITE)] if on_site else [])
    above = [store.value("storey.is_above_ground", one) for one in storeys]
    answers = [one.value for one in above if isinstance(one.value, Truth)]
    if all(answer.surely_not for answer in answers) or not _may_be_lowest(store, subject, storeys):
        operands = tuple(one.trace for one in above)
        return store.settled(FACT, subject, [Candidate(FALSE, Strength.MEDIUM, operands=operands)])
    return store.settled(FACT, subject)


def _may_be_lowest(store: "FactStore", subject: SubjectRef, storeys: list[SubjectRef]) -> bool:
    """Whether one of the storeys may be the lowest above ground."""
    floors = floors_of(store, store.scopes[subject.building].subject)
    mine = {one.key for one in storeys}
    surely_above = [one.level for one in floors if one.is_above.surely and one.level is not None]
    lowest = min(surely_above, default=None)
    levels = [one.level for one in floors if one.subject.key in mine]
    if lowest is None:
        return True
    same = store.catalogue.conventions["same_level"].value
    return any(level is None or level - lowest < same for level in levels)


_SITE = Text("建在场地上，不属于任何楼层。", "It stands on the site and on no storey.")

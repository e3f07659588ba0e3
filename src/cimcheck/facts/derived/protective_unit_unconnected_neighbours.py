"""Number of neighbouring units to which no blast door leads."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import interval, total
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_exits import KIND, labels_doors
from cimcheck.facts.shelter_neighbours import neighbours_of
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "protective_unit.unconnected_neighbours"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Neighbours without a blast door in the wall between; without labelled doors any may have one."""
    found = neighbours_of(store, subject)
    if found is None:
        return store.settled(FACT, subject)
    labelled = labels_doors(store, shelter_plan(store, subject.building))
    value = total(interval(int(one.surely_not and labelled), int(not one.surely)) for one in found.values())
    gaps = () if value.is_known else (Gap(KIND),)
    return store.settled(FACT, subject, [Candidate(value, Strength.MEDIUM, gaps=gaps)])

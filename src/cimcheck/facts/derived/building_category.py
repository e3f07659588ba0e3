"""The category that the project file gives a building."""

from typing import TYPE_CHECKING

from cimcheck.core.category import category
from cimcheck.core.evidence import Evidence, Source
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.category"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """The `category` of the building's entry; unknown without one."""
    given = store.scopes[subject.key].category
    if not given:
        return store.settled(FACT, subject)
    where = f"buildings.{subject.key}.category"
    evidence = Evidence(source=Source.DECLARED, where=where, raw=given, file=store.project.file)
    return store.settled(FACT, subject, [Candidate(category(given), evidence=(evidence,))])

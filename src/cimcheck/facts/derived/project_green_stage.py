"""The stage in which a green building is assessed."""

from typing import TYPE_CHECKING

from cimcheck.core.category import category
from cimcheck.core.evidence import Evidence, Source
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "project.green_stage"
AFTER = "completion"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By the stage of the project file (GB/T 50378-2019, 3.1.2). Unknown without one."""
    stage = store.project.stage
    if not stage:
        return store.settled(FACT, subject)
    evidence = Evidence(source=Source.DECLARED, where="project.stage", raw=stage, file=store.project.file)
    member = "assessment" if stage == AFTER else "pre_assessment"
    return store.settled(FACT, subject, [Candidate(category(member), evidence=(evidence,))])

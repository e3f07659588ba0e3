"""How the authority has set the air defence requirement."""

from typing import TYPE_CHECKING

from cimcheck.core.category import category
from cimcheck.core.evidence import Evidence, Source
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "project.air_defence_condition"
BLOCK = "air_defence"
IN_ORDER = (("project.air_defence_required_area", "required_area"), ("project.air_defence_ratio", "ratio"))


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """A required area wins over a ratio. Unknown without a project file or without the block."""
    project = store.project
    if BLOCK not in project.groups:
        return store.settled(FACT, subject)
    given = next((member for fact, member in IN_ORDER if fact in project.conditions), "none_given")
    evidence = Evidence(source=Source.DECLARED, where=f"conditions.{BLOCK}", raw=given, file=project.file)
    return store.settled(FACT, subject, [Candidate(category(given), evidence=(evidence,))])

"""How the authority has set the air defence requirement."""

from typing import TYPE_CHECKING

from cimcheck.core.category import category
from cimcheck.core.evidence import Evidence, Source
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ALONE = Text(
    "没有项目文件：不知道规划条件，只按法规本身检查。",
    "No project file: planning conditions are not known, the model is held against the law alone.",
)
FACT = "project.air_defence_condition"
BLOCK = "air_defence"
IN_ORDER = (("project.air_defence_required_area", "required_area"), ("project.air_defence_ratio", "ratio"))


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """A required area wins over a ratio. Unknown in a project file without the block.

    Without a project file nobody speaks for the authority: the model is held against the law alone.
    """
    project = store.project
    if not project.is_given:
        return store.settled(FACT, subject, [Candidate(category("none_given"))], ALONE)
    if BLOCK not in project.groups:
        return store.settled(FACT, subject)
    given = next((member for fact, member in IN_ORDER if fact in project.conditions), "none_given")
    evidence = Evidence(source=Source.DECLARED, where=f"conditions.{BLOCK}", raw=given, file=project.file)
    return store.settled(FACT, subject, [Candidate(category(given), evidence=(evidence,))])

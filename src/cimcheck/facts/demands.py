"""Whether the planning conditions demand something: by what stands in a block of the project file."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Evidence, Source
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import FALSE, truth
from cimcheck.facts.derived.project_air_defence_condition import ALONE
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def demanded(store: "FactStore", fact: str, subject: SubjectRef, condition: str) -> Traced:
    """Yes when the condition is given; no when its block is there without it; unknown without the block.

    Without a project file nobody speaks for the authority: nothing is demanded beyond the law.
    """
    project = store.project
    if not project.is_given:
        return store.settled(fact, subject, [Candidate(FALSE)], ALONE)
    block = store.catalogue.facts[condition].condition.partition(".")[0]
    if block not in project.groups:
        return store.settled(fact, subject)
    given = condition in project.conditions
    evidence = Evidence(
        source=Source.DECLARED, where=f"conditions.{block}", raw=str(given).lower(), file=project.file
    )
    note = None if given else _NOT_DEMANDED
    return store.settled(fact, subject, [Candidate(truth(given), evidence=(evidence,), note=note)])


_NOT_DEMANDED = Text("规划条件给了这一类指标，其中没有这一项。", "The block is given without this one.")

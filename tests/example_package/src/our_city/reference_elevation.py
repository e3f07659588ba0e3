"""The elevation of the zero level, from the city's survey where the model does not say it."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.reference_elevation"
SURVEY = {"3号办公楼 Office building 3": "3.85"}  # [m] by name of the building


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] What the survey says besides the model; unknown when neither does."""
    surveyed = SURVEY.get(subject.name)
    if surveyed is None:
        return store.settled(FACT, subject)
    found = Candidate(interval(surveyed), Strength.MEDIUM, note=Text("市测绘成果", "The survey of the city"))
    return store.settled(FACT, subject, [found])

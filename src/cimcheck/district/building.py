"""One building of a district: what is known of it, and how it stands against each assessment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.workspace.brief import BriefFinding
from cimcheck.workspace.outcome import Outcome


class Standing(StrEnum):
    """How a building stands against an assessment. A check that did not come to its end is never dropped."""

    PASS = "pass"
    FAIL = "fail"
    UNDETERMINED = "undetermined"
    FAILED_TO_RUN = "failed_to_run"
    NOT_APPLICABLE = "not_applicable"

    @property
    def is_open(self) -> bool:
        """Whether the building may still turn out either way."""
        return self in (Standing.UNDETERMINED, Standing.FAILED_TO_RUN)


@dataclass(frozen=True, slots=True)
class Filing:
    """One submission that held the building; of several, the latest counts."""

    submission: str
    run: int
    filed: date | None
    outcome: Outcome
    message: Text | None
    report_sha256: str | None
    counts: bool
    town: str = ""


@dataclass(frozen=True, slots=True)
class Building:
    """A building as its latest submission has it.

    `id` names it in the workspace. `areas` [m2] are by the names of the plan, `facts` in coherent units by
    fact id; what nobody says is as wide as the catalogue allows. `stated` has the categories that the
    submission declares and the plan asks for. `category`, `place` and `town` are empty when nobody says
    them. `position` is longitude and latitude [degree], `position_source` who gives them: "declared", or what
    the model has them from.
    """

    id: str
    project: str
    key: str
    name: str
    category: str
    filed: date | None
    started: date | None
    place: str
    town: str
    position: tuple[float, float] | None
    position_source: str
    outcome: Outcome
    areas: Mapping[str, Interval]
    facts: Mapping[str, Interval]
    stated: Mapping[str, str]
    standings: Mapping[str, Standing]
    findings: Mapping[str, tuple[BriefFinding, ...]] = field(default_factory=dict)
    filings: tuple[Filing, ...] = ()
    apart: float | None = None
    """[m] From the declared position to that of the model, where there are both."""
    located_in: str = ""
    """The key of the place it is counted in; see `places`."""

"""Floor area of the air defence basements of all buildings of a project."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import INFINITY, ZERO, Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Trace, Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.scopes import Scope
from cimcheck.facts.shared_shelters import drawn_again
from cimcheck.facts.shelter import amount, shelter_of
from cimcheck.facts.storey_sums import merged_gaps
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "project.air_defence_floor_area"
PART = "building.air_defence_floor_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] The shelters of the buildings together, each where it stands; open where one of them is.

    A basement that several buildings share is often drawn in the model of each: it counts once.
    """
    parts: list[Interval] = []
    operands: list[Trace] = []
    gaps: list[Gap] = []
    before: list[SubjectRef] = []
    for scope in store.scopes.values():
        value, found, open_gaps = _of(store, scope)
        units = store.members("ProtectiveUnit", scope.subject)
        again = total(drawn_again(store, unit, before) for unit in units)
        parts.append(Interval(max(ZERO.lo, value.lo - again.hi), max(ZERO.lo, value.hi - again.lo)))
        before += units
        operands += found
        gaps += open_gaps
    candidate = Candidate(
        total(parts), Strength.MEDIUM, operands=tuple(operands), gaps=merged_gaps(gaps), note=_TOGETHER
    )
    return store.settled(FACT, subject, [candidate])


def _of(store: "FactStore", scope: Scope) -> tuple[Interval, list[Trace], list[Gap]]:
    """What stands in one building: what is stated of it, else what its models show."""
    if store.candidates(PART, scope.subject):
        stated = store.value(PART, scope.subject)
        assert isinstance(stated.value, Interval)
        return stated.value, [stated.trace], list(stated.gaps)
    shelter = shelter_of(store, scope.subject)
    value = amount(store, shelter)
    if scope.is_damaged:
        value = Interval(value.lo, INFINITY)
    traces = [trace for share in shelter.shares for trace in share.operands]
    return value, traces, [gap for share in shelter.shares for gap in share.gaps]


_TOGETHER = Text("各单体合计。", "All buildings together.")

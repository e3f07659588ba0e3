"""How a building stands against an assessment: what its rules say of it, taken together."""

from collections.abc import Collection, Iterator, Sequence

from cimcheck.core.verdict import Verdict
from cimcheck.district.building import Standing
from cimcheck.workspace.brief import Brief, BriefFinding
from cimcheck.workspace.entry import Entry
from cimcheck.workspace.outcome import Outcome

_WORST_FIRST = (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.PASS, Verdict.NOT_APPLICABLE)
_STANDINGS = {
    Verdict.FAIL: Standing.FAIL,
    Verdict.UNDETERMINED: Standing.UNDETERMINED,
    Verdict.PASS: Standing.PASS,
    Verdict.NOT_APPLICABLE: Standing.NOT_APPLICABLE,
}


def standing_of(entry: Entry, building: str, rules: Sequence[str]) -> Standing:
    """One fails: fail. One is open: undetermined. What does not apply is passed over.

    The first rule has to have said something, or the building is undetermined; the others are about parts
    that a building may not have. A submission that was not checked to its end stands as such, whatever a
    part of it may have said.
    """
    if entry.outcome is not Outcome.DONE or entry.brief is None:
        return Standing.FAILED_TO_RUN
    said = set(_verdicts(entry.brief, building, rules))
    answered = {rule for rule, _ in said}
    verdicts = {verdict for _, verdict in said}
    if Verdict.FAIL not in verdicts and rules[0] not in answered:
        return Standing.UNDETERMINED
    return next(_STANDINGS[verdict] for verdict in _WORST_FIRST if verdict in verdicts)


def told_by(entry: Entry, building: str, rules: Collection[str]) -> tuple[BriefFinding, ...]:
    """The findings behind a standing that are about the building or its project as a whole."""
    if entry.brief is None:
        return ()
    found = [one for one in entry.brief.findings if one.rule in rules and _concerns(one, building)]
    return tuple(sorted(found, key=lambda one: (one.rule, one.id)))


def _verdicts(brief: Brief, building: str, rules: Collection[str]) -> Iterator[tuple[str, Verdict]]:
    for one in brief.findings:
        if one.rule in rules and _concerns(one, building):
            yield one.rule, one.verdict
    for tally in brief.tallies:
        if tally.rule in rules and tally.building in ("", building):
            yield tally.rule, tally.verdict


def _concerns(finding: BriefFinding, building: str) -> bool:
    """Findings about the building, or about its project, which every building of it shares."""
    subject = finding.subject
    if subject.kind == "Building":
        return subject.key == building
    return subject.building in ("", building)

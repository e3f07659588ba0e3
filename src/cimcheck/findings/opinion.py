"""What a person says of a finding. It stands beside the machine's verdict and never replaces it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from cimcheck.findings.finding import Finding

SCHEMA = "cimcheck.opinions/1"


class Decision(StrEnum):
    """What the reviewer decides: the verdict holds, does not hold, or holds and is excused."""

    ACCEPT = "accept"
    REJECT = "reject"
    WAIVE = "waive"


class Opinion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One opinion. `evidence` is the finding's digest when it was given; "" when nobody wrote it down.

    `date` is written 2024-05-20. `about` names rule and subject for people; nothing depends on it.
    """

    finding: str
    decision: Decision
    reason: str
    reviewer: str
    date: str
    evidence: str = ""
    about: str = ""


class Standing(StrEnum):
    """Whether an opinion still speaks of what the finding rests on today."""

    CURRENT = "current"
    EVIDENCE_CHANGED = "evidence_changed"
    EVIDENCE_UNKNOWN = "evidence_unknown"


class Held(msgspec.Struct, frozen=True):
    """An opinion on a finding of this report."""

    opinion: Opinion
    standing: Standing


def held(
    opinions: Iterable[Opinion],
    findings: Iterable[Finding],
    same_as: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[dict[str, Held], list[Opinion]]:
    """The opinion on each finding by its id, the last one given, and the opinions on no finding of these.

    `same_as` leads from the id of a finding in an earlier report to its id in this one and to the evidence
    it had then, "" where what it rests on has changed since.
    """
    by_id = {finding.id: finding for finding in findings}
    earlier = same_as or {}
    on: dict[str, Held] = {}
    astray = []
    for opinion in sorted(opinions, key=lambda one: one.date):
        now, then = earlier.get(opinion.finding, (opinion.finding, ""))
        finding = by_id.get(opinion.finding) or by_id.get(now)
        if finding is None:
            astray.append(opinion)
        else:
            on[finding.id] = Held(opinion, _standing(opinion, finding, then))
    return on, astray


def _standing(opinion: Opinion, finding: Finding, then: str) -> Standing:
    if not opinion.evidence:
        return Standing.EVIDENCE_UNKNOWN
    known = {finding.evidence, then} - {""}
    return Standing.CURRENT if opinion.evidence in known else Standing.EVIDENCE_CHANGED

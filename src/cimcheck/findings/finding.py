"""One finding: what a rule says of one subject, and everything behind it."""

import hashlib

import msgspec

from cimcheck.core.text import Text
from cimcheck.core.trace import Trace
from cimcheck.core.verdict import Verdict


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What a finding is about: a project, a building, a protective unit, a space, an element.

    `key` is stable within the submission; `guid` is empty for what no single IFC object stands for.
    """

    kind: str
    key: str
    name: str = ""
    guid: str = ""
    building: str = ""
    storey: str = ""
    """The name of the storey it stands on; several are joined, empty when it stands on none."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its bounds, in `unit`; a null end is open. Or the possible `members` of a category."""

    lo: float | int | None = None
    hi: float | int | None = None
    unit: str = ""
    members: list[str] | None = None


class Required(Measured, frozen=True, kw_only=True):
    """What the rule compares with: `measured op required`."""

    op: str


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """Something whose absence keeps a finding open.

    `owner` is who can supply it (designer, applicant, authority, reviewer, city). `effect` is the share of
    the width of (measured - required) that goes away when this alone becomes known, 0-1; null when the
    width has no end. `decides` says whether knowing it could settle the verdict by itself. `subjects` names
    the elements that lack it; empty when it is the finding's own subject.
    """

    fact: str
    label: Text
    owner: str
    effect: float | None
    decides: bool
    subjects: list[str] = []


class ClauseRef(msgspec.Struct, frozen=True, kw_only=True):
    """A clause of an instrument, with the instrument's title and number for people."""

    ref: str
    instrument: str
    number: str
    title: Text
    clause: str
    level: str = ""
    url: str = ""


class NotEncoded(msgspec.Struct, frozen=True, kw_only=True):
    """A clause that bears on the finding but that the rule does not compute, and what it may change."""

    clause: str
    what: Text
    verdict: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule version says of one subject, as published in `cimcheck.report/1`."""

    id: str
    evidence: str
    rule: str
    rule_version: str
    domain: str
    title: Text
    subject: Subject
    verdict: Verdict
    measured: Measured | None
    required: Required | None
    shortfall: Measured | None
    clauses: list[ClauseRef]
    basis: str
    missing: list[Missing]
    elements: list[str]
    trace: Trace
    message: Text
    not_encoded: list[NotEncoded] = []
    tags: list[str] = []
    details: dict[str, object] = {}
    """Tables that outputs know how to draw (calculation sheets, unit tables), by the name of their schema."""


def finding_id(rule: str, subject: Subject) -> str:
    """A stable id: the rule and the subject, by its GlobalId where it has one.

    Neither what was found about it nor the name of the file or a STEP id changes it.
    """
    identity = subject.guid or subject.key
    digest = hashlib.sha256(f"{rule}\x1f{subject.building}\x1f{subject.kind}\x1f{identity}".encode())
    return f"{rule}-{digest.hexdigest()[:12]}"


def told_apart(findings: list[Finding]) -> list[Finding]:
    """Findings with ids of their own: subjects that share a GlobalId get a number in the order given."""
    seen: dict[str, int] = {}
    result = []
    for finding in findings:
        seen[finding.id] = seen.get(finding.id, 0) + 1
        number = seen[finding.id]
        result.append(
            finding if number == 1 else msgspec.structs.replace(finding, id=f"{finding.id}-{number}")
        )
    return result


def evidence_digest(trace: Trace) -> str:
    """A digest of everything the finding rests on: its whole trace."""
    return hashlib.sha256(msgspec.json.encode(trace)).hexdigest()[:16]

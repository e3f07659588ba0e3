"""The part of a report that a roll-up over thousands of buildings needs, without traces and element lists.

The same types read a whole report: what they do not name is passed over.
"""

import zlib
from collections import Counter

import msgspec

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.findings.finding import Measured, Required, Subject
from cimcheck.findings.report import SCHEMA, BuildingEntry, Receipt, Summary

REJECTED = "rejected"
"""The status of a model that is not usable, and the severity of the note that says why."""
WHOLE = ("Project", "Building")
"""The kinds of subject whose findings a brief keeps one by one."""


class BriefNote(msgspec.Struct, frozen=True, kw_only=True):
    """A note of a report; its sentence only where it says why a model was rejected."""

    code: str
    severity: str
    message: Text | None = None


class BriefModel(msgspec.Struct, frozen=True, kw_only=True):
    """One model of the submission: whether it was usable, and why not."""

    file: str
    sha256: str
    bytes: int
    discipline: str
    status: str
    notes: list[BriefNote]


class BriefMissing(msgspec.Struct, frozen=True, kw_only=True):
    """Something whose absence keeps a finding open, and who can supply it."""

    fact: str
    label: Text
    owner: str
    effect: float | None
    decides: bool


class BriefFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding about a project or a building without its trace."""

    id: str
    rule: str
    rule_version: str
    domain: str
    subject: Subject
    verdict: Verdict
    measured: Measured | None
    required: Required | None
    shortfall: Measured | None
    basis: str
    missing: list[BriefMissing]
    tags: list[str] = []


class Tally(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """How many findings about smaller things (spaces, units, elements) have one verdict."""

    rule: str
    building: str
    verdict: Verdict
    count: int


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A report in brief. `findings` are about projects and buildings; `tallies` count all the others."""

    schema: str
    receipt: Receipt
    models: list[BriefModel]
    project: dict[str, object]
    buildings: list[BuildingEntry]
    findings: list[BriefFinding]
    summary: Summary
    tallies: list[Tally] = []


def brief_of(report: bytes | memoryview) -> Brief:
    """Read a report in brief. Raises msgspec.ValidationError or DecodeError when it is not a report."""
    whole = msgspec.json.decode(report, type=Brief)
    if whole.schema != SCHEMA:
        raise msgspec.ValidationError(f"schema is {whole.schema!r}, not {SCHEMA!r}")
    counts = Counter(
        (finding.rule, finding.subject.building, finding.verdict)
        for finding in whole.findings
        if finding.subject.kind not in WHOLE
    )
    tallies = [
        Tally(rule=rule, building=building, verdict=verdict, count=count)
        for (rule, building, verdict), count in sorted(counts.items())
    ]
    kept = [finding for finding in whole.findings if finding.subject.kind in WHOLE]
    models = [_shortened(model) for model in whole.models]
    return msgspec.structs.replace(whole, models=models, findings=kept, tallies=tallies)


def _shortened(model: BriefModel) -> BriefModel:
    notes = [
        note if note.severity == REJECTED else msgspec.structs.replace(note, message=None)
        for note in model.notes
    ]
    return msgspec.structs.replace(model, notes=notes)


def packed(brief: Brief) -> bytes:
    """The brief as it lies in the ledger."""
    return zlib.compress(msgspec.json.encode(brief), 6)


def unpacked(data: bytes) -> Brief:
    """The brief that `packed` made."""
    return msgspec.json.decode(zlib.decompress(data), type=Brief)

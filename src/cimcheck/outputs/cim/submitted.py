"""What is exported: submissions with their reports, out of a workspace or report files."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.errors import UsageError
from cimcheck.findings.finding import Measured, Required, Subject
from cimcheck.findings.report import SCHEMA, BuildingEntry, Receipt, sha256

if TYPE_CHECKING:
    from cimcheck.workspace.entry import Entry

DONE = "done"
REJECTED = "rejected"


class ExportedFact(msgspec.Struct, frozen=True):
    """The name of a missing fact."""

    fact: str


class ExportedFinding(msgspec.Struct, frozen=True, kw_only=True):
    """What an export needs of a finding; its trace is passed over."""

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
    missing: list[ExportedFact]
    elements: list[str]


class ExportedModel(msgspec.Struct, frozen=True, kw_only=True):
    """One model of the submission, to be found again by name and digest."""

    file: str
    sha256: str
    discipline: str
    status: str


class ExportedReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an export needs of a report."""

    schema: str
    receipt: Receipt
    models: list[ExportedModel]
    project: dict[str, object]
    buildings: list[BuildingEntry]
    findings: list[ExportedFinding]


@dataclass(frozen=True, slots=True)
class Submitted:
    """One submission; `report` is None when its check did not come to one."""

    key: str
    outcome: str
    project: dict[str, object]
    report: ExportedReport | None
    models_sha256: tuple[str, ...] = ()

    def public_name(self, key: str) -> str:
        """What names something of it in public: equal for equal submissions, and not to be guessed.

        Keys alone could be guessed (codes of projects, names of files), so the digests of the models and what
        was declared go in, which nobody has who has not the submission itself.
        """
        declared = json.dumps(self.project, ensure_ascii=False, sort_keys=True, default=str)
        parts = (self.key, key, declared, *sorted(self.models_sha256))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def submissions(sources: Sequence[str]) -> Iterator[Submitted]:
    """Every submission of a workspace, or of report files, ordered by key.

    Raises UsageError, WorkspaceError.
    """
    if is_workspace(sources):
        yield from _of_workspace(sources[0])
        return
    yield from sorted((_of_file(Path(source)) for source in sources), key=lambda one: one.key)


def is_workspace(sources: Sequence[str]) -> bool:
    """Whether this is one workspace; everything else is files of reports."""
    return len(sources) == 1 and not Path(sources[0]).is_file()


def entries_of_files(files: Sequence[str]) -> "list[Entry]":
    """Reports as a ledger would have them, so that they can be rolled up. Raises UsageError."""
    from cimcheck.workspace.brief import brief_of, packed
    from cimcheck.workspace.entry import Entry, ModelFile
    from cimcheck.workspace.outcome import Outcome

    found = []
    for file in files:
        one = _of_file(Path(file))
        data = Path(file).read_bytes()
        brief = brief_of(data)
        listed = [
            {"id": entry.key, "name": entry.name, "category": entry.category} for entry in brief.buildings
        ]
        found.append(
            Entry(
                run=1,
                submission=one.key,
                project={"project": one.project, "buildings": listed},
                models=tuple(ModelFile(file=m.file, sha256=m.sha256, bytes=m.bytes) for m in brief.models),
                outcome=Outcome(one.outcome),
                message=None,
                attempts=1,
                report_sha256=sha256(data),
                packed_brief=packed(brief),
            )
        )
    return found


def _of_workspace(location: str) -> Iterator[Submitted]:
    from cimcheck.workspace.workspace import open_workspace

    with open_workspace(location) as workspace:
        for entry in workspace.ledger.entries():
            report = None
            if entry.report_sha256 is not None:
                report = _decoded(workspace.results.read(entry.report_sha256), entry.submission)
            project = {**_project_of(entry.project), **(report.project if report else {})}
            digests = tuple(model.sha256 for model in entry.models)
            yield Submitted(entry.submission, entry.outcome.value, project, report, digests)


def _project_of(data: dict[str, object]) -> dict[str, object]:
    """The project as a project file has it, with its buildings."""
    project = data.get("project")
    found = dict(project) if isinstance(project, dict) else {}
    return {**found, "buildings": data.get("buildings") or []}


def _of_file(path: Path) -> Submitted:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refused(str(path), Text(reason, reason)) from error
    report = _decoded(data, str(path))
    names = ", ".join(model.file for model in report.models)
    rejected = bool(report.models) and all(model.status == REJECTED for model in report.models)
    key = str(report.project.get("code") or names or sha256(data)[:12])
    digests = tuple(model.sha256 for model in report.models)
    return Submitted(key, REJECTED if rejected else DONE, report.project, report, digests)


def _decoded(data: bytes, name: str) -> ExportedReport:
    try:
        report = msgspec.json.decode(data, type=ExportedReport)
    except msgspec.DecodeError as error:
        raise _refused(name, Text("内容不是报告", "it is no report")) from error
    if report.schema != SCHEMA:
        raise _refused(name, Text(f"版本是 {report.schema}", f"its schema is {report.schema}"))
    return report


def _refused(name: str, reason: Text) -> UsageError:
    return UsageError(
        "NOT_A_REPORT",
        Text(
            f"{name} 不能导出：{reason.zh}。请给出工作区或 cimcheck check 写出的 report.json。",
            f"{name} cannot be exported: {reason.en}. Give a workspace or a report.json that check wrote.",
        ),
    )

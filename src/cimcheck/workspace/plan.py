"""From submissions to a run: what exactly each check rests on, and which checks are still to be done."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from cimcheck.core.file_name import printable
from cimcheck.core.text import Text
from cimcheck.errors import Fault
from cimcheck.workspace.entry import CheckKey, Member, ModelFile
from cimcheck.workspace.fingerprint import model_file, of_models, of_program, of_project, of_rules
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.perform import Assignment
from cimcheck.workspace.request import CHECK, Limits, Options, Request
from cimcheck.workspace.submission import Submission, Submissions
from cimcheck.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Planned:
    """A submission with its entry in the ledger and, when it can be run, what is to be done."""

    member: Member
    assignment: Assignment | None

    @property
    def size(self) -> int:
        """[byte] All models together."""
        return sum(model.bytes for model in self.member.models)


@dataclass(frozen=True, slots=True)
class Run:
    """A run as entered in the ledger; `waiting` is what is to be done, biggest first."""

    number: int
    submissions: dict[str, str]
    """Submission by the id of its check."""
    waiting: tuple[Assignment, ...]
    sizes: dict[str, int]
    """[byte] The models of each check together."""
    attempts: dict[str, int]
    """Attempts that failed before, by the id of the check."""


def begin(
    workspace: Workspace,
    submissions: Submissions,
    options: Options,
    limits: Limits,
    *,
    threads: int,
    retry: bool = False,
    target: str = CHECK,
) -> Run:
    """Enter a run into the ledger. With `retry`, what could not be run before is tried again.

    What was checked before with the same models, project data, rules and program is not checked again; what
    met a limit before is, when the limit is higher now.
    """
    rules, program = of_rules(Path(options.rules) if options.rules else None), of_program()
    settings = msgspec.json.encode({"place": options.place, "as_of": options.as_of}).decode()
    base = CheckKey("", "", "", rules, program, settings)

    def plan(submission: Submission) -> Planned:
        return _planned(submission, base, options, limits, target)

    with ThreadPoolExecutor(threads) as pool:
        planned = list(pool.map(plan, submissions.items))
    ledger = workspace.ledger
    workspace.free_the_dead()
    number = ledger.begin(submissions.source, settings, [one.member for one in planned])
    again = _to_repeat(workspace, number, limits, retry=retry)
    ledger.forget([one.member.key.id for one in planned if one.assignment and one.member.key.id in again])
    states = ledger.states(number)
    open_ones = [one for one in planned if states[one.member.key.id].outcome is Outcome.WAITING]
    open_ones.sort(key=lambda one: (-one.size, one.member.key.submission))
    return Run(
        number,
        {one.member.key.id: one.member.key.submission for one in planned},
        tuple(one.assignment for one in open_ones if one.assignment),
        {one.member.key.id: one.size for one in planned},
        {check_id: state.attempts for check_id, state in states.items() if state.attempts},
    )


def _to_repeat(workspace: Workspace, run: int, limits: Limits, *, retry: bool) -> set[str]:
    """Checks of a run whose known outcome must not stand: not final, a report gone, or limits now higher."""
    again = set()
    for check_id, state in workspace.ledger.states(run).items():
        report, outcome = state.report_sha256, state.outcome
        gone = report is not None and not workspace.results.holds(report, state.report_bytes)
        roomier = (outcome is Outcome.LIMIT_TIME and limits.time > state.limits.time) or (
            outcome is Outcome.LIMIT_MEMORY and limits.memory > state.limits.memory
        )
        undone = outcome is not Outcome.WAITING and (
            not outcome.is_final or (retry and outcome.could_not_run)
        )
        if gone or roomier or undone:
            again.add(check_id)
    return again


def _planned(
    submission: Submission, base: CheckKey, options: Options, limits: Limits, target: str
) -> Planned:
    """Look at the files of a submission. Whatever is wrong with them is recorded instead of run."""
    looked_at = [model_file(path) for path in submission.models]
    models = tuple(found for found in looked_at if isinstance(found, ModelFile))
    project = _project_digest(submission)
    faults = sorted({*submission.faults, *(one for one in (*looked_at, project) if isinstance(one, Fault))})
    key = replace(base, submission=submission.key, models_sha256=of_models(models))
    if faults or isinstance(project, Fault):
        said = Text(*("\n".join(fault.render(lang) for fault in faults) for lang in ("zh", "en")))
        key = replace(key, project_sha256=of_project("faults", said.zh.encode()))
        return Planned(Member(key, submission.data, models, said), None)
    key = replace(key, project_sha256=project)
    request = Request(
        models=tuple(os.fsencode(path.absolute()) for path in submission.models),
        project=os.fsencode(submission.project.absolute() if submission.project else submission.project_name),
        project_text=submission.project_text,
        options=options,
        target=target,
    )
    digests = tuple(model.sha256 for model in models)
    return Planned(Member(key, submission.data, models), Assignment(key.id, request, limits, digests))


def _project_digest(submission: Submission) -> str | Fault:
    """The digest of the project data; a fault when the project file cannot be read any more."""
    if submission.project is None:
        return of_project(submission.project_name, submission.project_text.encode())
    try:
        return of_project(printable(submission.project.name), submission.project.read_bytes())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        text = Text(f"无法读取文件：{reason}。", f"The file cannot be read: {reason}.")
        return Fault(printable(submission.project.name), 0, 0, "FILE_UNREADABLE", text)

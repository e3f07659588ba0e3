"""The whole of `cimcheck batch` for whoever calls it: read a source, enter a run, carry it out, count."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cimcheck.core.text import Text
from cimcheck.errors import Fault
from cimcheck.facts.catalogue import Catalogue
from cimcheck.resources import rules_folder
from cimcheck.workspace import request
from cimcheck.workspace.batch import Batch, Ended
from cimcheck.workspace.executor import Executor, LocalExecutor
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.owner import Owner
from cimcheck.workspace.plan import Run, begin
from cimcheck.workspace.request import Limits, Options
from cimcheck.workspace.submission import Submissions
from cimcheck.workspace.submissions import read_submissions
from cimcheck.workspace.workspace import Workspace, open_workspace


class Watch(Protocol):
    """Who wants to hear how a batch goes."""

    def read(self, submissions: Submissions, faults: tuple[Fault, ...]) -> None:
        """The source is read; `faults` are those of all its submissions, and the remarks."""

    def planned(self, run: Run) -> None:
        """The run is entered; its checks begin."""

    def ended(self, one: Ended) -> None:
        """One more submission has its outcome."""


class Unwatched:
    """Hears how a batch goes and says nothing."""

    def read(self, submissions: Submissions, faults: tuple[Fault, ...]) -> None:
        """The source is read."""

    def planned(self, run: Run) -> None:
        """The checks begin."""

    def ended(self, one: Ended) -> None:
        """One more has ended."""


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """How to run: `workers` processes here or, with a `scheduler` address, on a Dask cluster.

    Projects in a folder name models from that folder, or from the folder `models`.
    """

    options: Options = field(default_factory=Options)
    limits: Limits = field(default_factory=Limits)
    workers: int = 2
    scheduler: str = ""
    retry: bool = False
    models: Path | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A submission that was not checked, or not wholly."""

    submission: str
    outcome: Outcome
    reason: Text


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a run came to, recomputed from the ledger: submissions by outcome, findings by verdict."""

    run: int
    totals: dict[Outcome, int]
    verdicts: dict[str, int]
    failures: tuple[Failure, ...]


def run_batch(source: Path, location: str, settings: BatchSettings, watch: Watch) -> BatchResult:
    """Check every submission of a source and return when each has its outcome.

    Raises UsageError, ProjectFileError (a table that cannot be read), RulesError, WorkspaceError. However it
    ends, what was finished is kept, and running it again does the rest.
    """
    folders = [rules_folder(), *([Path(settings.options.rules)] if settings.options.rules else [])]
    submissions = read_submissions(source, Catalogue.load(*folders), settings.models)
    faults = {fault for item in submissions.items for fault in item.faults}
    watch.read(submissions, tuple(sorted({*faults, *submissions.remarks})))
    owner = Owner.this_process()
    with open_workspace(location, create=True) as workspace, workspace.at_work(owner) as scratch:
        run = begin(
            workspace,
            submissions,
            settings.options,
            settings.limits,
            threads=settings.workers,
            retry=settings.retry,
            target=request.CHECK,
        )
        watch.planned(run)
        if run.waiting:
            Batch(workspace, _executor(settings, scratch), owner, watch.ended).carry_out(run)
        return _result(workspace, run.number)


def _executor(settings: BatchSettings, scratch: Path) -> Executor:
    if settings.scheduler:
        from cimcheck.workspace.cluster import ClusterExecutor

        return ClusterExecutor(settings.scheduler, scratch)
    return LocalExecutor(settings.workers, scratch)


def _result(workspace: Workspace, run: int) -> BatchResult:
    verdicts: Counter[str] = Counter()
    failures = []
    for entry in workspace.ledger.entries(run):
        if entry.brief is not None:
            summary = entry.brief.summary
            verdicts["pass"] += summary.passed
            verdicts["fail"] += summary.fail
            verdicts["undetermined"] += summary.undetermined
            verdicts["not_applicable"] += summary.not_applicable
        if entry.outcome is not Outcome.DONE:
            failures.append(Failure(entry.submission, entry.outcome, entry.message or entry.outcome.text))
    return BatchResult(run, workspace.ledger.totals(run), dict(verdicts), tuple(failures))

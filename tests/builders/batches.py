"""Workspaces and runs for tests: sources with stand-in models, a run from source to totals in one call."""

import random
from collections.abc import Mapping
from pathlib import Path

from builders.checks import CHECK
from cimcheck.workspace.batch import Batch, Ended
from cimcheck.workspace.executor import LocalExecutor
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.owner import Owner
from cimcheck.workspace.plan import begin
from cimcheck.workspace.request import Limits, Options
from cimcheck.workspace.submission import Submission, Submissions
from cimcheck.workspace.workspace import open_workspace

LIMITS = Limits(time=2.0, memory=400)
FAULTS = {
    "crash": Outcome.NATIVE_CRASH,
    "hang": Outcome.LIMIT_TIME,
    "eat": Outcome.LIMIT_MEMORY,
    "truncated": Outcome.REJECTED,
    "leave": Outcome.NATIVE_CRASH,
    "fail": Outcome.INTERNAL,
    "refuse": Outcome.INVALID_DATA,
    "change": Outcome.INPUT_CHANGED,
    "reader_crash": Outcome.NATIVE_CRASH,
    "crash_once": Outcome.DONE,
    "shout": Outcome.DONE,
}


def write_models(folder: Path, contents: Mapping[str, str]) -> Path:
    """Models by name with what they say; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / f"{name}.ifc").write_text(f"{content}\n{name}\n")
    return folder


def good(count: int, content: str = "good") -> dict[str, str]:
    return {f"model{number:03}": content for number in range(count)}


def of_folder(folder: Path, *, shuffled: int | None = None) -> Submissions:
    """Each model of a folder as a submission, in some order."""
    paths = sorted(folder.glob("*.ifc"))
    if shuffled is not None:
        random.Random(shuffled).shuffle(paths)
    items = tuple(Submission(key=path.name, models=(path,)) for path in paths)
    return Submissions(str(folder), items)


def carry_out(
    location: str | Path,
    submissions: Submissions,
    *,
    workers: int = 2,
    limits: Limits = LIMITS,
    retry: bool = False,
    target: str = CHECK,
) -> list[Ended]:
    """A whole run; what ended in it, in the order in which it did."""
    ended: list[Ended] = []
    with open_workspace(str(location), create=True) as workspace:
        owner = Owner.this_process()
        with workspace.at_work(owner) as scratch:
            run = begin(workspace, submissions, Options(), limits, threads=2, retry=retry, target=target)
            Batch(workspace, LocalExecutor(workers, scratch), owner, ended.append).carry_out(run)
    return ended


def outcomes(location: str | Path) -> dict[str, Outcome]:
    """What the ledger says now, by submission."""
    with open_workspace(str(location)) as workspace:
        return {entry.submission: entry.outcome for entry in workspace.ledger.entries()}


def reports(location: str | Path) -> dict[str, bytes]:
    """The bytes of every report, by submission."""
    with open_workspace(str(location)) as workspace:
        return {
            entry.submission: workspace.results.read(entry.report_sha256)
            for entry in workspace.ledger.entries()
            if entry.report_sha256
        }

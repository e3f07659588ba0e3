"""A whole run over many small submissions whose checks take no time: what remains is the supervisor."""

import sys
import tempfile
from collections import deque
from pathlib import Path

from cimcheck.findings.report import Receipt, Report, Tool, sha256, summarise, to_json
from cimcheck.workspace.batch import Batch, Ended
from cimcheck.workspace.brief import brief_of, packed
from cimcheck.workspace.entry import Finished
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.owner import Owner
from cimcheck.workspace.perform import Assignment, Performed
from cimcheck.workspace.plan import begin
from cimcheck.workspace.request import Limits, Options
from cimcheck.workspace.submission import Submission, Submissions
from cimcheck.workspace.workspace import open_workspace


class NoWork:
    """Answers every check at once with a report of its own."""

    capacity = 4

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._started: deque[Assignment] = deque()

    def start(self, assignment: Assignment) -> None:
        self._started.append(assignment)

    def next_done(self, timeout: float) -> tuple[Assignment, Performed] | None:
        assignment = self._started.popleft()
        receipt = Receipt(
            models_sha256=list(assignment.models_sha256),
            project_sha256="",
            rules_sha256="",
            facts_sha256="",
            as_of="",
            place="",
        )
        report = Report(
            tool=Tool(name="cimcheck", version="bench"),
            receipt=receipt,
            models=[],
            project={"padding": "x" * 100_000},
            buildings=[],
            findings=[],
            summary=summarise([]),
        )
        data = to_json(report)
        path = self._folder / assignment.check_id
        path.write_bytes(data)
        finished = Finished(Outcome.DONE, None, sha256(data), len(data), packed(brief_of(data)))
        return assignment, Performed(finished, path)

    def stop(self) -> None:
        self._started.clear()


def main() -> None:
    """Make the models, then run."""
    with tempfile.TemporaryDirectory() as folder:
        models = []
        for number in range(int(sys.argv[1])):
            path = Path(folder, f"{number:06}.ifc")
            path.write_text(f"{number}")
            models.append(path)
        data = {"project": {"code": "c", "name": "示例小区", "town": "木渎镇"}, "buildings": [{"id": "B1"}]}
        items = tuple(Submission(key=path.name, models=(path,), data=data) for path in models)
        ended: list[Ended] = []
        with open_workspace(str(Path(folder, "workspace")), create=True) as workspace:
            owner = Owner.this_process()
            with workspace.at_work(owner) as scratch:
                run = begin(workspace, Submissions(folder, items), Options(), Limits(), threads=2)
                Batch(workspace, NoWork(scratch), owner, ended.append).carry_out(run)
            assert workspace.ledger.totals() == {Outcome.DONE: len(models)}


if __name__ == "__main__":
    main()

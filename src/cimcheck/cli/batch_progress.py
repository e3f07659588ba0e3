"""How a batch goes: a bar with counts and time left on a terminal, one JSON object a line otherwise."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from cimcheck.cli.language import language, say
from cimcheck.core.verdict import VERDICT_NAMES, Verdict
from cimcheck.errors import Fault
from cimcheck.outputs.visible import one_line, visible
from cimcheck.workspace.batch import Ended
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.plan import Run
from cimcheck.workspace.run_batch import BatchResult, Watch
from cimcheck.workspace.submission import Submissions

if TYPE_CHECKING:
    from rich.progress import Progress

_START = 1_000_000  # [byte] that the start of a process counts for in the time left
_SHOWN = 50


class BatchWatch(Watch, Protocol):
    """Also hears what came of it all."""

    def finished(self, result: BatchResult, code: int) -> None:
        """Everything has its outcome."""


@contextmanager
def watching() -> Iterator[BatchWatch]:
    """What fits standard output."""
    if not sys.stdout.isatty():
        yield JsonLines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeElapsedColumn(),
        TextColumn(say("剩余", "left")),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield Bar(progress)


class JsonLines:
    """Events as JSON objects on standard output, one a line."""

    def read(self, submissions: Submissions, faults: tuple[Fault, ...]) -> None:
        """The source is read."""
        self._write(event="read", source=submissions.source, submissions=len(submissions.items))
        for fault in faults:
            self._write(
                event="fault",
                file=fault.file,
                line=fault.line,
                column=fault.column,
                code=fault.code,
                message=fault.text.as_json(),
            )

    def planned(self, run: Run) -> None:
        """The run is entered."""
        known = len(run.submissions) - len(run.waiting)
        self._write(event="planned", run=run.number, known=known, waiting=len(run.waiting))

    def ended(self, one: Ended) -> None:
        """One more submission has its outcome."""
        self._write(
            event="ended",
            submission=one.submission,
            outcome=one.outcome,
            report_sha256=one.report_sha256,
            by_other=one.by_other,
        )

    def finished(self, result: BatchResult, code: int) -> None:
        """Everything has its outcome."""
        for failure in result.failures:
            self._write(
                event="not_checked",
                submission=failure.submission,
                outcome=failure.outcome,
                message=failure.reason.as_json(),
            )
        self._write(
            event="finished", run=result.run, totals=result.totals, verdicts=result.verdicts, exit_code=code
        )

    def _write(self, **fields: object) -> None:
        is_unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        sys.stdout.write(json.dumps(fields, ensure_ascii=not is_unicode) + "\n")
        sys.stdout.flush()


class Bar:
    """A progress bar on standard error, the result in words on standard output."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None, counts="")
        self._counts: Counter[Outcome] = Counter()
        self._all = 0
        self._known = 0

    def read(self, submissions: Submissions, faults: tuple[Fault, ...]) -> None:
        """The source is read: say what is wrong in it."""
        for fault in faults[:_SHOWN]:
            self._progress.console.print(visible(fault.render(language())), markup=False, highlight=False)
        if len(faults) > _SHOWN:
            more = len(faults) - _SHOWN
            self._progress.console.print(say(f"……另有 {more} 处。", f"… and {more} more."))

    def planned(self, run: Run) -> None:
        """The run is entered: the bar counts what is to be done, weighed by size."""
        self._all = len(run.submissions)
        self._known = self._all - len(run.waiting)
        total = sum(run.sizes[one.check_id] + _START for one in run.waiting)
        self._progress.update(self._task, total=total, counts=self._words())

    def ended(self, one: Ended) -> None:
        """Move the bar."""
        self._counts[one.outcome] += 1
        self._progress.update(self._task, advance=one.size + _START, counts=self._words())

    def finished(self, result: BatchResult, code: int) -> None:
        """The result in words."""
        self._progress.stop()
        lines = [
            visible(f"{one_line(failure.submission)}: {failure.reason.get(language())}")
            for failure in result.failures
        ]
        if len(lines) > _SHOWN:
            more = len(lines) - _SHOWN
            lines[_SHOWN:] = [say(f"……另有 {more} 个。", f"… and {more} more.")]
        lines.append(_in_words(result))
        sys.stdout.write("\n".join(lines) + "\n")

    def _words(self) -> str:
        done = self._known + sum(self._counts.values())
        bad = sum(count for outcome, count in self._counts.items() if outcome is not Outcome.DONE)
        return say(f"{done}/{self._all}，未审 {bad}", f"{done}/{self._all}, not checked {bad}")


def _in_words(result: BatchResult) -> str:
    lang = language()
    outcomes = [f"{outcome.text.get(lang)} {count}" for outcome, count in result.totals.items()]
    verdicts = [
        f"{VERDICT_NAMES[Verdict(name)].get(lang)} {count}" for name, count in result.verdicts.items()
    ]
    return "\n".join(say("，", ", ").join(words) for words in (outcomes, verdicts) if words)

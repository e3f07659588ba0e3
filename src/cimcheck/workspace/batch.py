"""A run from its plan to its totals: hand out checks, record how each ended, wait for other batches."""

import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass

from cimcheck.workspace.executor import Executor
from cimcheck.workspace.ledger import LEASE
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.owner import Owner
from cimcheck.workspace.perform import Assignment, Performed
from cimcheck.workspace.plan import Run
from cimcheck.workspace.workspace import Workspace

MOST_ATTEMPTS = 2
_HEARTBEAT = LEASE / 6  # [s]
_LOOK = 1.0  # [s] between two looks at what others do


@dataclass(frozen=True, slots=True)
class Ended:
    """One submission has its outcome now. `by_other`: another batch on the same workspace did the check."""

    submission: str
    outcome: Outcome
    report_sha256: str | None
    size: int
    by_other: bool = False


class Batch:
    """Carries out one run with one executor, for one owner."""

    def __init__(
        self, workspace: Workspace, executor: Executor, owner: Owner, notify: Callable[[Ended], None]
    ) -> None:
        self._workspace = workspace
        self._executor = executor
        self._owner = owner
        self._notify = notify
        self._beat = -_HEARTBEAT
        self._running = 0
        self._of_others: dict[str, Assignment] = {}

    def carry_out(self, run: Run) -> None:
        """Do every check that waits; return when each has its outcome.

        Raises WorkspaceError when the ledger or the disk fails, and whatever interrupts the process; what was
        finished until then is kept, and no child process is left.
        """
        try:
            self._work_off(run, deque(run.waiting))
        finally:
            self._executor.stop()

    def _work_off(self, run: Run, waiting: deque[Assignment]) -> None:
        failed = Counter(run.attempts)
        while waiting or self._running or self._of_others:
            self._heartbeat()
            self._hand_out(waiting)
            if self._running:
                done = self._executor.next_done(timeout=_LOOK)
                if done is not None:
                    self._running -= 1
                    self._take(run, *done, failed, waiting)
            elif self._of_others:
                time.sleep(_LOOK)
            if self._of_others and not waiting:
                self._look_at_others(run, waiting)

    def _heartbeat(self) -> None:
        if time.monotonic() - self._beat >= _HEARTBEAT:
            self._workspace.ledger.announce(self._owner)
            self._beat = time.monotonic()

    def _hand_out(self, waiting: deque[Assignment]) -> None:
        while waiting and self._running < self._executor.capacity:
            assignment = waiting.popleft()
            if self._workspace.ledger.claim(assignment.check_id, self._owner):
                self._executor.start(assignment)
                self._running += 1
            else:
                self._of_others[assignment.check_id] = assignment

    def _take(
        self,
        run: Run,
        assignment: Assignment,
        performed: Performed,
        failed: Counter[str],
        waiting: deque[Assignment],
    ) -> None:
        """Record how a check ended, or have it done once more."""
        finished = performed.finished
        check_id = assignment.check_id
        if finished is None:
            waiting.append(assignment)
            return
        failed[check_id] += 1
        if finished.outcome.deserves_another_attempt and failed[check_id] < MOST_ATTEMPTS:
            self._workspace.ledger.count_attempt(check_id, self._owner)
            waiting.append(assignment)
            return
        if performed.report is not None and finished.report_sha256 is not None:
            self._workspace.results.adopt(performed.report, finished.report_sha256)
        if self._workspace.ledger.finish(check_id, self._owner, finished, assignment.limits):
            self._tell(run, check_id, finished.outcome, finished.report_sha256)
        else:
            self._of_others[check_id] = assignment

    def _look_at_others(self, run: Run, waiting: deque[Assignment]) -> None:
        """See which checks of other batches have ended, and take over those whose owner is gone."""
        self._workspace.free_the_dead()
        states = self._workspace.ledger.states(run.number)
        for check_id, assignment in list(self._of_others.items()):
            state = states[check_id]
            if state.outcome is not Outcome.WAITING:
                self._tell(run, check_id, state.outcome, state.report_sha256, by_other=True)
            elif not state.is_claimed:
                waiting.append(assignment)
            else:
                continue
            del self._of_others[check_id]

    def _tell(
        self, run: Run, check_id: str, outcome: Outcome, report: str | None, *, by_other: bool = False
    ) -> None:
        self._notify(Ended(run.submissions[check_id], outcome, report, run.sizes[check_id], by_other))

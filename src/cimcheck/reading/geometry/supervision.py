"""Keeps measuring going: when its process ends early, the element to blame is left out of the next.

A crash may be the late effect of an earlier element, so who seems to have caused one is tried again, first
in a new process; who runs over time is not. The number of starts is bounded; what is not reached is named.
"""

import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field

import msgspec

from cimcheck.reading.geometry.journal import Account, read_journal
from cimcheck.reading.geometry.quantities import Measurement, Missing
from cimcheck.reading.geometry.worker import TARGET, Job, Order
from cimcheck.reading.isolation import run_isolated
from cimcheck.reading.notes import Note
from cimcheck.reading.preflight import Opened

ATTEMPTS = 2
BLAME = {"LIMIT_TIME": "too_slow", "LIMIT_MEMORY": "too_large"}  # every other end is a crash


@dataclass(frozen=True, slots=True)
class GeometryLimits:
    """What measuring one model may cost; seconds are of wall time."""

    seconds: float = 900.0  # in all
    seconds_each: float = 30.0  # for one shape, and for opening the model
    memory: int = 4 << 30  # [byte] resident
    starts: int = 40  # processes
    triangles: int = 300_000  # of one element
    file_bytes: int = 4 << 30
    follow_links: bool = False  # whether a symbolic link is read as what it points at


@dataclass
class Supervision:
    """One measuring of one model."""

    model: Opened
    sha256: str
    limits: GeometryLimits
    condemned: dict[int, tuple[str, str]] = field(default_factory=dict)
    done: dict[int, Measurement] = field(default_factory=dict)
    attempts: Counter[int] = field(default_factory=Counter)

    def run(self, jobs: list[Job]) -> dict[int, Measurement]:
        """A measurement for each job, in the order of the jobs."""
        ends = time.monotonic() + self.limits.seconds
        pending, end = list(jobs), "0 s"
        for _ in range(self.limits.starts):
            left = ends - time.monotonic()
            if not pending or left <= 0:
                break
            account, outcome = self._start(pending, left)
            self.done.update({measurement.step: measurement for measurement in account.done})
            pending = [job for job in pending if job.step not in self.done]
            if isinstance(outcome, bytes):
                self._give_up(pending, outcome.decode("ascii"), "")
                pending = []
                break
            end = outcome.code
            suspect = account.making or account.under_way
            if not suspect and self.attempts[0]:
                break  # twice dead before the first element
            self.attempts[suspect] += 1
            pending = self._after(outcome, account, pending)
        self._give_up(pending, "not_reached", end)
        return {job.step: self.done[job.step] for job in jobs}

    def _start(self, jobs: list[Job], seconds: float) -> tuple[Account, bytes | Note]:
        with tempfile.TemporaryFile() as journal:
            number = journal.fileno()
            order = Order(
                self.model.descriptor,
                self.model.is_zip,
                self.sha256,
                number,
                tuple(jobs),
                self.limits.triangles,
                self.condemned,
            )
            outcome = run_isolated(
                TARGET,
                msgspec.msgpack.encode(order),
                limit_time=seconds,
                limit_idle=min(self.limits.seconds_each, seconds),
                limit_memory=self.limits.memory,
                descriptors=(self.model.descriptor, number),
            )
            return read_journal(number), outcome

    def _after(self, outcome: Note, account: Account, pending: list[Job]) -> list[Job]:
        """What is still to be done after a process has ended early, who it was on first."""
        suspect = account.making or account.under_way
        reason = BLAME.get(outcome.code, "crashed")
        first = [job for job in pending if job.step == account.under_way]
        others = [job for job in pending if job.step != account.under_way]
        if not suspect or (reason != "too_slow" and self.attempts[suspect] < ATTEMPTS):
            return first + others
        blame = (reason, self._detail(outcome))
        if account.making:
            self.condemned[suspect] = blame
            return first + others
        self._give_up(first, *blame)
        return others

    def _detail(self, outcome: Note) -> str:
        """What limit was passed, or how the process ended; the same on every machine."""
        if outcome.code == "LIMIT_TIME":
            return f"{self.limits.seconds_each:g} s"
        if outcome.code == "LIMIT_MEMORY":
            return f"{self.limits.memory >> 20} MB"
        return outcome.code

    def _give_up(self, jobs: list[Job], reason: str, detail: str) -> None:
        self.done.update({job.step: unmeasured(job, reason, detail) for job in jobs})


def unmeasured(job: Job, reason: str, detail: str) -> Measurement:
    """A measurement in which everything that was wanted is missing."""
    missing = tuple(Missing(measure, reason, detail) for measure in sorted(job.measures))
    return Measurement(step=job.step, missing=missing)

"""Where checks are run: a few threads here that each mind one child process, or the workers of a cluster."""

import queue
import threading
from pathlib import Path
from typing import Protocol

from cimcheck.reading.template import Template
from cimcheck.workspace.perform import Assignment, Performed, perform, prepared


class Executor(Protocol):
    """Runs checks, some at a time. To be used from one thread."""

    capacity: int
    """How many checks it is worth handing over at a time."""

    def start(self, assignment: Assignment) -> None:
        """Hand over a check."""

    def next_done(self, timeout: float) -> tuple[Assignment, Performed] | None:
        """A check that has ended; None after `timeout` [s]. Raises WorkspaceError when none can end."""

    def stop(self) -> None:
        """End everything that is running; nothing is left behind when this returns."""


class LocalExecutor:
    """Checks in child processes of this process, one for each of `workers` threads."""

    def __init__(self, workers: int, folder: Path) -> None:
        self.capacity = workers
        self._folder = folder
        self._waiting: queue.SimpleQueue[Assignment | None] = queue.SimpleQueue()
        self._ended: queue.SimpleQueue[tuple[Assignment, Performed | Exception]] = queue.SimpleQueue()
        self._stopped = threading.Event()
        # A child is tied to the life of the thread that starts it, so the threads stay until the end.
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def start(self, assignment: Assignment) -> None:
        """Hand over a check."""
        self._waiting.put(assignment)

    def next_done(self, timeout: float) -> tuple[Assignment, Performed] | None:
        """A check that has ended; None after `timeout` [s]. Raises WorkspaceError when there is no room."""
        try:
            assignment, performed = self._ended.get(timeout=timeout)
        except queue.Empty:
            return None
        if isinstance(performed, Exception):
            raise performed
        return assignment, performed

    def stop(self) -> None:
        """End everything that is running; nothing is left behind when this returns."""
        self._stopped.set()
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        template: Template | None = None
        while (assignment := self._waiting.get()) is not None and not self._stopped.is_set():
            try:
                template = _usable(template, assignment)
                performed = perform(assignment, self._folder, self._stopped.is_set, template)
                self._ended.put((assignment, performed))
            except Exception as error:  # noqa: BLE001  # handed to the thread that asked
                self._ended.put((assignment, error))
        if template is not None:
            template.close()


def _usable(template: Template | None, assignment: Assignment) -> Template:
    """The template, or another one should the system have killed it for lack of memory."""
    if template is not None and template.is_alive:
        return template
    if template is not None:
        template.close()
    return prepared(assignment.request.target)

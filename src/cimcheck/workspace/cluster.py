"""The same checks on a Dask cluster. Its workers must see the models under the same paths.

A check still runs in a child process of the cluster's worker, so that a crash never takes a worker along;
a worker that dies itself has its checks done by another one.
"""

import queue
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from cimcheck.core.text import Text
from cimcheck.errors import UsageError, WorkspaceError
from cimcheck.workspace.database import write_failure
from cimcheck.workspace.entry import Finished
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.perform import Assignment, Performed, perform

_PATIENCE = 10.0  # [s] for the scheduler to answer
_AHEAD = 2  # checks handed over for each thread of the cluster, so that none waits for the ledger


class ClusterExecutor:
    """Checks on the workers of a Dask cluster."""

    def __init__(self, address: str, folder: Path) -> None:
        try:
            import distributed
        except ImportError:
            raise UsageError(
                "DASK_MISSING",
                Text(
                    "在集群上运行需要安装附加组件：pip install 'cimcheck[dask]'。",
                    "Running on a cluster needs an extra: pip install 'cimcheck[dask]'.",
                ),
            ) from None
        connect: Any = distributed.Client
        self._folder = folder
        self._ended: queue.SimpleQueue[tuple[Assignment, Any]] = queue.SimpleQueue()
        self._running: dict[str, Any] = {}
        try:
            self._client = connect(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageError("SCHEDULER_ABSENT", _absent(address, str(error))) from error
        threads = sum(self._client.nthreads().values())
        if not threads:
            self._client.close()
            raise UsageError("SCHEDULER_ABSENT", _absent(address, "0 workers"))
        self.capacity = threads * _AHEAD

    def start(self, assignment: Assignment) -> None:
        """Hand over a check."""
        key = f"cimcheck-{uuid4().hex}"
        future = self._client.submit(perform_remotely, assignment, key, key=key)
        self._running[assignment.check_id] = future
        future.add_done_callback(lambda done: self._ended.put((assignment, done)))

    def next_done(self, timeout: float) -> tuple[Assignment, Performed] | None:
        """A check that has ended; None after `timeout` [s]. Raises WorkspaceError without the cluster."""
        try:
            assignment, future = self._ended.get(timeout=timeout)
        except queue.Empty:
            if self._client.status != "running":
                raise _LOST from None
            return None
        del self._running[assignment.check_id]
        return assignment, self._received(assignment, future)

    def _received(self, assignment: Assignment, future: Any) -> Performed:
        from distributed import KilledWorker

        if future.status in ("cancelled", "lost"):
            raise _LOST
        try:
            finished, data = future.result()
        except KilledWorker:
            return Performed(Finished(Outcome.NATIVE_CRASH, _KILLED))
        if data is None:
            return Performed(finished)
        report = self._folder / f"{assignment.check_id[:32]}.json"
        try:
            report.write_bytes(data)
        except OSError as error:
            raise write_failure(self._folder, error) from error
        return Performed(finished, report)

    def stop(self) -> None:
        """Withdraw everything that is running and leave the cluster."""
        if self._running and self._client.status == "running":
            self._client.cancel(list(self._running.values()), force=True)
        self._client.close(timeout=10)


def perform_remotely(assignment: Assignment, key: str) -> tuple[Finished | None, bytes | None]:
    """Run one check on a worker of the cluster; how it ended, and the bytes of its report."""
    with tempfile.TemporaryDirectory(prefix="cimcheck-") as folder:
        performed = perform(assignment, Path(folder), _withdrawal(key))
        return performed.finished, performed.report.read_bytes() if performed.report else None


def _withdrawal(key: str) -> Callable[[], bool]:
    """Whether the cluster wants a running task no more: it was cancelled, or whoever asked for it is gone."""
    from distributed import get_worker

    worker = get_worker()

    def withdrawn() -> bool:
        task = worker.state.tasks.get(key)
        return task is None or task.state in ("cancelled", "released")

    return withdrawn


def _absent(address: str, reason: str) -> Text:
    return Text(
        f"在 {address} 找不到可用的 Dask 调度器：{reason}。",
        f"There is no usable Dask scheduler at {address}: {reason}.",
    )


_KILLED = Text(
    "执行审查的集群节点多次中断。", "The workers of the cluster that ran the check died repeatedly."
)
_LOST = WorkspaceError(
    "SCHEDULER_LOST",
    Text(
        "与 Dask 调度器的连接中断。已完成的结果都已保存，重新运行即可继续。",
        "The Dask scheduler is gone. Everything that was finished is kept; run again to continue.",
    ),
)

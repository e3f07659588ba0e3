"""A model whose reading has begun: the caller goes on loading what it needs meanwhile."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import msgspec

from cimcheck.reading.limits import Limits
from cimcheck.reading.model import ModelReading, read_model

AT_ONCE = 4
_pool: list[ThreadPoolExecutor] = []


class Pending(msgspec.Struct, frozen=True):
    """One model on its way. `result` waits for it; a fault of the file is a note in it, never an error."""

    path: Path
    future: "Future[ModelReading]"

    def result(self) -> ModelReading:
        """The model as read."""
        return self.future.result()


def begin(path: Path, limits: Limits = Limits()) -> Pending:  # noqa: B008  frozen
    """Start reading a model in its own process; at most so many at once run, the others wait their turn."""
    if not _pool:
        _pool.append(ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reading"))
    return Pending(path, _pool[0].submit(read_model, path, limits=limits))

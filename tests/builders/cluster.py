"""A real Dask cluster of two worker processes on loopback, gone at the end."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def local_cluster() -> Iterator[Any]:
    """A cluster for the length of a block; its own warnings about what tests do to it are not ours."""
    import distributed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        cluster: Any = distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        )
        try:
            yield cluster
        finally:
            cluster.close()

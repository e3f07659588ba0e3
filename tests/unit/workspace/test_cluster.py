"""The same work on a real Dask cluster of processes, one of whose workers is killed in the middle."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builders.batches import LIMITS, carry_out, good, of_folder, outcomes, reports, write_models
from builders.checks import CHECK
from builders.cluster import local_cluster
from cimcheck.errors import UsageError
from cimcheck.workspace.batch import Batch, Ended
from cimcheck.workspace.cluster import ClusterExecutor
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.owner import Owner
from cimcheck.workspace.plan import begin
from cimcheck.workspace.request import Options
from cimcheck.workspace.workspace import open_workspace

pytestmark = pytest.mark.filterwarnings("ignore")  # the cluster's own, about workers that are killed


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with local_cluster() as cluster:
        yield cluster


def on_cluster(cluster: Any, location: Path, models: Path, tell: Any = None) -> list[Ended]:
    ended: list[Ended] = []
    with open_workspace(str(location), create=True) as workspace:
        owner = Owner.this_process()
        with workspace.at_work(owner) as scratch:
            run = begin(workspace, of_folder(models), Options(), LIMITS, threads=2, target=CHECK)
            executor = ClusterExecutor(cluster.scheduler_address, scratch)
            Batch(workspace, executor, owner, tell or ended.append).carry_out(run)
    return ended


def test_a_worker_killed_in_the_middle_costs_nothing(cluster: Any, tmp_path: Path) -> None:
    contents = {**good(12, "slow 0.2"), "crash": "crash", "cut": "truncated", "hang": "hang"}
    models = write_models(tmp_path / "models", contents)
    victim = worker_pids(cluster)[0]
    killer = threading.Timer(0.7, os.kill, (victim, signal.SIGKILL))
    killer.start()
    ended = on_cluster(cluster, tmp_path / "w", models)
    killer.join()
    assert victim not in worker_pids(cluster)
    found = outcomes(tmp_path / "w")
    assert found.pop("crash.ifc") is Outcome.NATIVE_CRASH
    assert found.pop("cut.ifc") is Outcome.REJECTED
    assert found.pop("hang.ifc") is Outcome.LIMIT_TIME
    assert set(found.values()) == {Outcome.DONE}
    assert len(found) == 12
    assert len({one.submission for one in ended}) == len(ended) == 15
    carry_out(tmp_path / "local", of_folder(models))
    assert reports(tmp_path / "w") == reports(tmp_path / "local")


def worker_pids(cluster: Any) -> list[int]:
    import distributed

    with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
        return sorted(client.run(os.getpid).values())


def test_work_that_is_withdrawn_ends_on_the_workers(cluster: Any, tmp_path: Path) -> None:
    """Whoever asked is interrupted: the children of the workers end soon, long before their limit."""
    models = write_models(tmp_path / "models", {"a": "good", "b": "slow 30", "c": "slow 30"})

    def interrupt(_one: Ended) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        on_cluster(cluster, tmp_path / "w", models, interrupt)
    end = time.monotonic() + 20
    while children_of_workers(cluster) and time.monotonic() < end:
        time.sleep(0.1)
    assert children_of_workers(cluster) == []
    assert sum(outcome is Outcome.WAITING for outcome in outcomes(tmp_path / "w").values()) == 2


def children_of_workers(cluster: Any) -> list[str]:
    found = []
    for pid in worker_pids(cluster):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += (task / "children").read_text().split()
    return found


def test_no_scheduler_is_a_usage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cimcheck.workspace.cluster._PATIENCE", 1.0)
    with pytest.raises(UsageError, match="SCHEDULER_ABSENT"):
        ClusterExecutor("tcp://127.0.0.1:9", tmp_path)

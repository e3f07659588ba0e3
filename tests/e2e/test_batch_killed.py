"""kill -9 at any moment, two batches at once: nothing is lost, nothing counted twice, nobody left."""

import json
import os
import random
import sqlite3
import time
from pathlib import Path

from builders.batch_command import run, start, workers_of
from builders.batches import outcomes, reports, write_models
from cimcheck.workspace.outcome import Outcome

ROUNDS = int(os.environ.get("CIMCHECK_KILL_ROUNDS", "15"))
MODELS = 10


def contents(version: int) -> dict[str, str]:
    return {f"model{number}": f"slow 0.05\n{version}" for number in range(MODELS)}


def test_kill_at_random_moments(tmp_path: Path) -> None:
    chance = random.Random(20241121)
    version = 0
    models = write_models(tmp_path / "models", contents(version))
    workspace = tmp_path / "w"
    versions_done, patience = 0, 1.6
    for _ in range(ROUNDS):
        batches = [start(models, "--workspace", workspace, "--workers", "2") for _ in range(2)]
        time.sleep(chance.uniform(0.3, patience))
        for batch in batches:
            batch.kill()
        for batch in batches:
            batch.communicate()
        assert_nobody_is_left([batch.pid for batch in batches])
        if (workspace / "ledger.sqlite").exists() and whole(workspace) == MODELS:
            versions_done += 1
            version += 1
            write_models(models, contents(version))
        else:
            patience = min(patience * 1.5, 12)  # a slow machine gets longer, so that some version is done
    assert versions_done > 0, "every round was killed before anything was done"
    last = run(models, "--workspace", workspace, "--workers", "2")
    assert last.code == 0, last.errors
    assert last.totals == {"done": MODELS}
    assert_sound(workspace, models)


def whole(workspace: Path) -> int:
    """How many submissions are done, counted by a reader who comes just after the kill."""
    ledger = sqlite3.connect(workspace / "ledger.sqlite")
    assert ledger.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    ledger.close()
    try:
        found = outcomes(workspace)
    except sqlite3.OperationalError:
        return 0
    assert set(found.values()) <= {Outcome.DONE, Outcome.WAITING}
    assert len(found) in (0, MODELS)
    for name, data in reports(workspace).items():
        assert json.loads(data)["models"][0]["file"] == name
    return sum(outcome is Outcome.DONE for outcome in found.values())


def assert_nobody_is_left(supervisors: list[int]) -> None:
    end = time.monotonic() + 10
    while any(map(workers_of, supervisors)) and time.monotonic() < end:
        time.sleep(0.02)
    assert [workers_of(supervisor) for supervisor in supervisors] == [[], []]


def assert_sound(workspace: Path, models: Path) -> None:
    """The ledger and the results are those of a run that nobody disturbed."""
    alone = models.parent / "alone"
    assert run(models, "--workspace", alone).code == 0
    assert reports(workspace) == reports(alone)
    ledger = sqlite3.connect(workspace / "ledger.sqlite")
    assert ledger.execute("SELECT COUNT(*) FROM owners").fetchone() == (0,)
    assert ledger.execute("SELECT COUNT(*) FROM checks WHERE owner IS NOT NULL").fetchone() == (0,)
    # A check that was cut off by the death of its supervisor was no attempt of its own.
    assert ledger.execute("SELECT MAX(attempts) FROM checks").fetchone() == (1,)
    ledger.close()
    assert list((workspace / "incoming").iterdir()) == []

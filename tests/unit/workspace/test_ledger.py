"""The ledger on SQLite and on PostgreSQL: runs, claims, dead owners, and what counts now."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders.postgres import Server
from cimcheck.core.text import Text
from cimcheck.errors import UsageError, WorkspaceError
from cimcheck.workspace import ledger as ledger_module
from cimcheck.workspace.entry import CheckKey, Finished, Member, ModelFile
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.owner import Owner, start_of
from cimcheck.workspace.request import Limits
from cimcheck.workspace.workspace import Workspace, open_workspace

LIMITS = Limits()
DONE = Finished(Outcome.DONE, None, "ab" * 32, 10, b"")


def member(name: str, version: str = "1", refused: Text | None = None) -> Member:
    key = CheckKey(name, version, "p", "r", "reader", "{}")
    return Member(key, {"project": {"code": name}}, (ModelFile(file="a.ifc", sha256="0", bytes=3),), refused)


@pytest.fixture
def workspace(location: str) -> Iterator[Workspace]:
    with open_workspace(location, create=True) as opened:
        yield opened


def finish(workspace: Workspace, one: Member, finished: Finished = DONE) -> None:
    owner = Owner.this_process()
    workspace.ledger.announce(owner)
    assert workspace.ledger.claim(one.key.id, owner)
    assert workspace.ledger.finish(one.key.id, owner, finished, LIMITS)
    workspace.ledger.dismiss(owner.name)


def test_a_run_and_its_entries(workspace: Workspace) -> None:
    refused = member("b", refused=Text("表格有误", "bad table"))
    assert workspace.ledger.begin("table.csv", "{}", [refused, member("a"), member("甲/1")]) == 1
    finish(workspace, member("a"))
    found = list(workspace.ledger.entries())
    assert [(one.submission, one.outcome) for one in found] == [
        ("a", Outcome.DONE),
        ("b", Outcome.INVALID_DATA),
        ("甲/1", Outcome.WAITING),
    ]
    assert found[1].message == Text("表格有误", "bad table")
    assert found[0].project == {"project": {"code": "a"}}
    assert found[0].models[0].file == "a.ifc"
    assert workspace.ledger.totals() == {Outcome.DONE: 1, Outcome.INVALID_DATA: 1, Outcome.WAITING: 1}


def test_entries_come_in_the_order_of_their_bytes_across_pages(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_module, "_PAGE", 3)
    names = ["Z", "a", "B", "é", "人", "10", "9", "a b", "a-b", "_"]
    workspace.ledger.begin("s", "{}", [member(name) for name in names])
    assert [one.submission for one in workspace.ledger.entries()] == sorted(names)


def test_each_source_counts_with_its_latest_run(workspace: Workspace) -> None:
    workspace.ledger.begin("night 1", "{}", [member("a"), member("b"), member("withdrawn")])
    finish(workspace, member("a"))
    workspace.ledger.begin("night 2", "{}", [member("b", "2"), member("c")])
    workspace.ledger.begin("night 1", "{}", [member("a"), member("b")])
    assert [(one.submission, one.run) for one in workspace.ledger.entries()] == [("a", 3), ("b", 3), ("c", 2)]
    assert workspace.ledger.totals() == {Outcome.DONE: 1, Outcome.WAITING: 2}
    assert workspace.ledger.totals(1) == {Outcome.DONE: 1, Outcome.WAITING: 2}


def test_a_claim_is_for_one_owner_only(workspace: Workspace) -> None:
    one, first, second = member("a"), Owner.this_process(), Owner.this_process()
    workspace.ledger.begin("s", "{}", [one])
    assert workspace.ledger.claim(one.key.id, first)
    assert workspace.ledger.claim(one.key.id, first)
    assert not workspace.ledger.claim(one.key.id, second)
    assert not workspace.ledger.finish(one.key.id, second, DONE, LIMITS)
    workspace.ledger.dismiss(first.name)
    assert workspace.ledger.claim(one.key.id, second)
    assert workspace.ledger.finish(one.key.id, second, DONE, LIMITS)
    assert not workspace.ledger.claim(one.key.id, first)


def test_what_a_dead_process_had_claimed_is_free_at_once(workspace: Workspace) -> None:
    one = member("a")
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    dead = replace(Owner.this_process(), process=child.pid, started=start_of(child.pid))
    workspace.ledger.begin("s", "{}", [one])
    workspace.ledger.announce(dead)
    workspace.ledger.claim(one.key.id, dead)
    assert workspace.ledger.the_dead() == []
    child.kill()
    child.wait()
    assert workspace.ledger.the_dead() == [dead.name]
    workspace.free_the_dead()
    assert workspace.ledger.claim(one.key.id, Owner.this_process())


def test_a_number_that_another_process_has_now_does_not_keep_a_claim(workspace: Workspace) -> None:
    reused = replace(Owner.this_process(), process=os.getpid(), started="1")
    workspace.ledger.announce(reused)
    assert workspace.ledger.the_dead() == [reused.name]


def test_a_silent_owner_on_another_machine_loses_its_claims_after_its_lease(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, far = member("a"), replace(Owner.this_process(), machine="elsewhere", process=1, started="1")
    workspace.ledger.begin("s", "{}", [one])
    workspace.ledger.announce(far)
    workspace.ledger.claim(one.key.id, far)
    assert workspace.ledger.the_dead() == []
    monkeypatch.setattr(ledger_module, "LEASE", -1.0)
    workspace.ledger.announce(far)
    workspace.free_the_dead()
    assert not workspace.ledger.finish(one.key.id, far, DONE, LIMITS)
    assert workspace.ledger.totals() == {Outcome.WAITING: 1}


def test_results_are_kept_by_their_digest(workspace: Workspace, tmp_path: Path) -> None:
    import hashlib

    data = "报告".encode()
    name = hashlib.sha256(data).hexdigest()
    for _ in range(2):
        file = tmp_path / "report.json"
        file.write_bytes(data)
        workspace.results.adopt(file, name)
        assert not file.exists()
    assert workspace.results.read(name) == data
    assert workspace.results.holds(name, len(data))
    assert not workspace.results.holds(name, 1)
    with pytest.raises(WorkspaceError, match="RESULT_DAMAGED"):
        workspace.results.read("0" * 64)


def test_a_damaged_result_is_never_handed_out(tmp_path: Path) -> None:
    with open_workspace(str(tmp_path / "w"), create=True) as workspace:
        file = tmp_path / "report.json"
        file.write_bytes(b"x")
        workspace.results.adopt(file, "0" * 64)
        with pytest.raises(WorkspaceError, match="RESULT_DAMAGED"):
            workspace.results.read("0" * 64)


def test_a_server_that_is_gone_is_one_clear_line(postgres: Server) -> None:
    url = postgres.url("absent")
    with pytest.raises(WorkspaceError, match="WORKSPACE_UNUSABLE"), open_workspace(url):
        pass
    with (
        pytest.raises(WorkspaceError, match="WORKSPACE_UNUSABLE") as error,
        open_workspace("postgresql://checker:secret@127.0.0.1:9/absent"),
    ):
        pass
    assert "secret" not in error.value.render("zh")


def test_a_restarted_server_does_not_end_a_batch(postgres: Server) -> None:
    with open_workspace(postgres.new_database("restarted"), create=True) as workspace:
        workspace.ledger.begin("s", "{}", [member("a")])
        postgres.stop()
        postgres.start()
        finish(workspace, member("a"))
        assert workspace.ledger.totals() == {Outcome.DONE: 1}


def test_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="WORKSPACE_ABSENT"), open_workspace(str(tmp_path)):
        pass


def test_a_workspace_of_another_version_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(str(tmp_path), create=True):
        pass
    monkeypatch.setattr("cimcheck.workspace.schema.VERSION", "2")
    with pytest.raises(WorkspaceError, match="WORKSPACE_VERSION"), open_workspace(str(tmp_path)):
        pass

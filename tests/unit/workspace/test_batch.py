"""A run from source to totals, with models that crash, hang, eat memory and are cut in the middle."""

import multiprocessing
import os
from pathlib import Path

import pytest

from builders.batches import FAULTS, LIMITS, carry_out, good, of_folder, outcomes, reports, write_models
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.request import Limits
from cimcheck.workspace.workspace import open_workspace


def test_every_submission_has_one_named_outcome_and_the_good_ones_do_not_notice(tmp_path: Path) -> None:
    alone = write_models(tmp_path / "alone", good(4))
    mixed = write_models(tmp_path / "mixed", {**good(4), **{fault: fault for fault in FAULTS}})
    carry_out(tmp_path / "w1", of_folder(alone))
    ended = carry_out(tmp_path / "w2", of_folder(mixed))
    expected = {**{f"{fault}.ifc": outcome for fault, outcome in FAULTS.items()}}
    expected |= {f"{name}.ifc": Outcome.DONE for name in good(4)}
    assert outcomes(tmp_path / "w2") == expected
    assert sorted(one.submission for one in ended) == sorted(expected)
    without = reports(tmp_path / "w1")
    assert without == {name: data for name, data in reports(tmp_path / "w2").items() if name in without}
    assert not any((tmp_path / "w2" / "incoming").iterdir())


def test_a_failure_is_tried_twice_and_says_why(tmp_path: Path) -> None:
    models = write_models(
        tmp_path / "models", {"crash": "crash", "eat": "eat", "fail": "fail", "once": "crash_once"}
    )
    carry_out(tmp_path / "w", of_folder(models))
    with open_workspace(str(tmp_path / "w")) as workspace:
        found = {entry.submission: entry for entry in workspace.ledger.entries()}
    assert {name: entry.attempts for name, entry in found.items()} == {
        "crash.ifc": 2,
        "eat.ifc": 1,
        "fail.ifc": 2,
        "once.ifc": 2,
    }
    assert "SIGSEGV" in found["crash.ifc"].message.en
    assert "ZeroDivisionError: by design" in found["fail.ifc"].message.zh
    assert found["once.ifc"].message is None


@pytest.mark.parametrize(("workers", "order"), [(1, 1), (2, 2), (4, None)])
def test_same_bytes_for_any_number_of_workers_and_any_order(
    workers: int, order: int | None, tmp_path: Path
) -> None:
    models = write_models(tmp_path / "models", {**good(12), "cut": "truncated"})
    carry_out(tmp_path / "first", of_folder(models), workers=3)
    carry_out(tmp_path / "second", of_folder(models, shuffled=order), workers=workers)
    first, second = reports(tmp_path / "first"), reports(tmp_path / "second")
    assert len(first) == 13
    assert first == second
    assert stored(tmp_path / "first") == stored(tmp_path / "second")


def stored(workspace: Path) -> dict[str, bytes]:
    folder = workspace / "results"
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.json"))}


def test_only_what_changed_is_checked_again(location: str, tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", good(5))
    assert len(carry_out(location, of_folder(models))) == 5
    assert carry_out(location, of_folder(models)) == []
    (models / "model003.ifc").write_text("good\nchanged\n")
    assert [one.submission for one in carry_out(location, of_folder(models))] == ["model003.ifc"]
    with open_workspace(location) as workspace:
        assert workspace.ledger.totals() == workspace.ledger.totals(3) == {Outcome.DONE: 5}


def test_a_lost_result_is_made_again(tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", good(3))
    carry_out(tmp_path / "w", of_folder(models))
    before = stored(tmp_path / "w")
    (tmp_path / "w" / "results" / sorted(before)[1]).unlink()
    assert len(carry_out(tmp_path / "w", of_folder(models))) == 1
    assert stored(tmp_path / "w") == before


def test_limits_that_are_higher_now_give_another_chance(tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", {"slow": "slow 1.5", "crash": "crash"})
    carry_out(tmp_path / "w", of_folder(models), limits=Limits(time=0.8, memory=400))
    assert outcomes(tmp_path / "w")["slow.ifc"] is Outcome.LIMIT_TIME
    assert carry_out(tmp_path / "w", of_folder(models), limits=Limits(time=0.8, memory=400)) == []
    ended = carry_out(tmp_path / "w", of_folder(models), limits=Limits(time=20, memory=400))
    assert [(one.submission, one.outcome) for one in ended] == [("slow.ifc", Outcome.DONE)]
    again = carry_out(tmp_path / "w", of_folder(models), retry=True)
    assert [one.submission for one in again] == ["crash.ifc"]


def test_the_biggest_come_first(tmp_path: Path) -> None:
    sizes = {"small": 10, "big": 30_000, "middle": 2_000}
    models = write_models(tmp_path / "models", {name: "good\n" + "x" * size for name, size in sizes.items()})
    ended = carry_out(tmp_path / "w", of_folder(models), workers=1)
    assert [one.submission for one in ended] == ["big.ifc", "middle.ifc", "small.ifc"]


def run_in_a_process(location: str, folder: str, order: int) -> None:
    carry_out(location, of_folder(Path(folder), shuffled=order), limits=LIMITS)


def test_two_batches_at_once_share_the_work(location: str, tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", good(16, "slow 0.1"))
    context = multiprocessing.get_context("spawn")
    batches = [context.Process(target=run_in_a_process, args=(location, str(models), n)) for n in (1, 2)]
    for batch in batches:
        batch.start()
    for batch in batches:
        batch.join()
    assert [batch.exitcode for batch in batches] == [0, 0]
    with open_workspace(location) as workspace:
        for run in (1, 2):
            assert workspace.ledger.totals(run) == {Outcome.DONE: 16}
        assert workspace.ledger.totals(3) == {}
        assert {entry.attempts for entry in workspace.ledger.entries()} == {1}
    assert len(reports(location)) == 16


def test_no_process_is_left(tmp_path: Path) -> None:
    before = children()
    models = write_models(tmp_path / "models", {**good(2), "hang": "hang", "eat": "eat"})
    carry_out(tmp_path / "w", of_folder(models))
    assert children() == before


def children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()

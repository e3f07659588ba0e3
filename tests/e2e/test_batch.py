"""The command from end to end: outcomes, exit codes, interruption, full disks, folders without rights."""

import ctypes
import json
import os
import pty
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builders.batch_command import STAND_IN, TESTS, Finished, run, start, workers_of
from builders.batches import FAULTS, good, reports, write_models
from builders.cluster import local_cluster
from builders.postgres import running_server

LIMITS = ("--limit-time", "2", "--limit-memory", "400", "--workers", "2")


def test_a_night_with_bad_models(tmp_path: Path) -> None:
    bad = ("crash", "hang", "eat", "truncated")
    models = write_models(tmp_path / "models", {**good(3), **{name: name for name in bad}})
    night = run(models, "--workspace", tmp_path / "w", *LIMITS)
    assert night.code == 6
    assert night.errors == ""
    assert night.totals == {"done": 3, "rejected": 1, "NATIVE_CRASH": 1, "LIMIT_TIME": 1, "LIMIT_MEMORY": 1}
    ended = {one["submission"]: one["outcome"] for one in night.events if one["event"] == "ended"}
    assert ended == {
        **{f"{name}.ifc": FAULTS[name] for name in bad},
        **{f"{name}.ifc": "done" for name in good(3)},
    }
    again = run(models, "--workspace", tmp_path / "w", *LIMITS)
    assert again.totals == night.totals
    assert [one["event"] for one in again.events if one["event"] == "ended"] == []


def test_a_server_and_a_cluster(tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", {**good(4), "crash": "crash", "cut": "truncated"})
    with running_server() as server, local_cluster() as cluster:
        arguments = ("--workspace", server.url(), "--scheduler", cluster.scheduler_address, *LIMITS)
        night = run(models, *arguments)
        assert night.totals == {"done": 4, "rejected": 1, "NATIVE_CRASH": 1}, night.errors
        assert night.code == 6
        run(models, "--workspace", tmp_path / "w", *LIMITS)
        assert reports(server.url()) == reports(tmp_path / "w")


def test_exit_codes(tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", good(2))
    assert run(models, "--workspace", tmp_path / "w").code == 0
    assert run(tmp_path / "absent", "--workspace", tmp_path / "w").code == 2
    assert run(models, "--workspace", "postgresql://127.0.0.1:9/absent").code == 5
    assert run(models, "--workspace", tmp_path / "w", "--place", "320506", "--as-of", "2024-05-20").code == 0
    assert run(models, "--workspace", tmp_path / "w2", "--scheduler", "nonsense://x").code == 2
    bad = run(models, "--workspace", tmp_path / "w", "--workers", "0")
    assert bad.code == 2
    assert "Traceback" not in bad.errors


def test_a_table_with_faulty_rows(tmp_path: Path) -> None:
    write_models(tmp_path, good(2))
    rows = ["项目代码,楼栋,申报日期,模型文件", "c,B1,2024-05-20,model000.ifc", "c,B2,昨天,model001.ifc"]
    (tmp_path / "table.csv").write_text("\n".join(rows), encoding="gb18030")
    night = run(tmp_path / "table.csv", "--workspace", tmp_path / "w")
    assert night.code == 6
    assert night.totals == {"done": 1, "INVALID_DATA": 1}
    (fault,) = [one for one in night.events if one["event"] == "fault"]
    assert (fault["file"], fault["line"], fault["column"], fault["code"]) == (
        "table.csv",
        3,
        3,
        "DATE_UNKNOWN",
    )
    (tmp_path / "table.csv").write_text("\n".join(rows).replace("昨天", "2024-05-21"), encoding="gb18030")
    assert run(tmp_path / "table.csv", "--workspace", tmp_path / "w").totals == {"done": 2}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_batch_leaves_nothing_behind_and_resumes(number: int, tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", {**good(2), "slow1": "slow 20", "slow2": "slow 20"})
    batch = start(models, "--workspace", tmp_path / "w", "--workers", "2")
    assert batch.stdout is not None
    while '"planned"' not in batch.stdout.readline():
        pass
    end = time.monotonic() + 20
    while not workers_of(batch.pid) and time.monotonic() < end:
        time.sleep(0.05)
    batch.send_signal(number)
    ended = Finished(batch)
    assert ended.code == 130
    assert ended.errors.strip() == "Interrupted."
    assert workers_of(batch.pid) == []
    assert list((tmp_path / "w" / "incoming").iterdir()) == []
    claims = sqlite3.connect(tmp_path / "w" / "ledger.sqlite").execute(
        "SELECT (SELECT COUNT(*) FROM owners), (SELECT COUNT(*) FROM checks WHERE owner IS NOT NULL)"
    )
    assert claims.fetchall() == [(0, 0)]
    write_models(models, {"slow1": "good", "slow2": "good"})
    assert run(models, "--workspace", tmp_path / "w").totals == {"done": 4}


def limited_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))


def test_a_full_disk_is_one_clear_line_and_a_resume_completes(tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", {**good(6), "model9": "long 500000"})
    full = run(models, "--workspace", tmp_path / "w", "--workers", "1", before=limited_files)
    assert full.code == 5
    assert len(full.errors.splitlines()) == 1
    assert full.errors.startswith("WORKSPACE_FULL: ")
    assert list((tmp_path / "w" / "incoming").iterdir()) == []
    assert [path for path in (tmp_path / "w").rglob("*.json") if not path.read_bytes().endswith(b"}")] == []
    assert run(models, "--workspace", tmp_path / "w").totals == {"done": 7}


def without_root_powers() -> None:
    """Root may read and write anywhere; without these it is held to the rights of files like anybody."""
    drop, dac_override, dac_read_search = 24, 1, 2
    for capability in (dac_override, dac_read_search):
        ctypes.CDLL(None).prctl(drop, capability)


@pytest.mark.parametrize("has_ledger", [False, True])
def test_a_folder_that_cannot_be_written_is_one_clear_line(has_ledger: bool, tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", good(1))
    workspace = tmp_path / "w"
    workspace.mkdir()
    if has_ledger:
        assert run(models, "--workspace", workspace).code == 0
    for path in [*workspace.rglob("*"), workspace]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    refused = run(models, "--workspace", workspace, before=without_root_powers)
    workspace.chmod(0o755)
    assert refused.code == 5
    assert len(refused.errors.splitlines()) == 1
    assert refused.errors.startswith("WORKSPACE_READ_ONLY: ")


def test_results_can_be_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", good(2))
    workspace = tmp_path / "w"
    assert run(models, "--workspace", workspace).code == 0
    folders = [path for path in [*workspace.rglob("*"), workspace] if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    arguments = [sys.executable, "-m", "cimcheck", "export", workspace, "--to", tmp_path / "cim", "--formats"]
    command = list(map(str, [*arguments, "results", "--lang", "en"]))

    def export() -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command, check=False, capture_output=True, text=True, preexec_fn=without_root_powers
        )

    done = export()
    assert (done.returncode, done.stderr) == (
        0,
        f"Exported 2 buildings, 0 with a place and 2 without: {tmp_path / 'cim'}\n",
    )
    (workspace / "ledger.sqlite-wal").write_bytes(b"not in the ledger yet")
    refused = export()
    assert refused.returncode == 5
    assert refused.stderr.startswith("WORKSPACE_READ_ONLY: ")
    for folder in folders:
        folder.chmod(0o755)


def test_folders_and_models_that_cannot_be_read_have_outcomes(tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", good(2))
    write_models(models / "closed", good(1))
    (models / "model000.ifc").chmod(0)
    (models / "closed").chmod(0)
    night = run(models, "--workspace", tmp_path / "w", before=without_root_powers)
    (models / "closed").chmod(0o755)
    assert (night.code, night.errors) == (6, "")
    assert night.totals == {"done": 1, "INVALID_DATA": 2}
    reasons = [one["message"]["en"] for one in night.events if one["event"] == "not_checked"]
    assert ["FOLDER_UNREADABLE" in one for one in reasons] == [True, False]


def test_a_terminal_gets_a_bar_and_a_summary(tmp_path: Path) -> None:
    models = write_models(tmp_path / "models", {**good(3), "cut": "truncated"})
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-c",
        STAND_IN,
        TESTS,
        "batch",
        models,
        "--workspace",
        tmp_path / "w",
        "--lang",
        "zh",
    ]
    batch = subprocess.Popen(
        list(map(str, command)),
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other side is closed
            break
        shown += piece
    os.close(ours)
    text = shown.decode()
    assert batch.wait() == 6
    assert "4/4，未审 1" in text
    assert "剩余" in text
    assert "cut.ifc: 模型不合格，未审查：cut.ifc: TRUNCATED " in text
    assert "已审查 3，模型不合格，未审查 1" in text


SETTINGS = [
    ("1", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}),
    ("2", {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"}),
    ("4", {"PYTHONHASHSEED": "3", "TZ": "America/St_Johns"}),
]


def test_the_real_check_gives_the_same_bytes_however_it_is_run(root: Path, tmp_path: Path) -> None:
    names = ("residential_tower", "two_disciplines", "office_small_shelter")
    found = []
    for number, (workers, environment) in enumerate(SETTINGS):
        place = tmp_path / str(number)
        for name in names if number else reversed(names):
            shutil.copytree(root / "sample_models" / "projects" / name, place / "projects" / name)
        for model in (root / "sample_models").glob("*.ifc"):
            shutil.copy(model, place)
        arguments = (place / "projects", "--models", place, "--workspace", place / "w", "--workers", workers)
        night = run(*arguments, check_really=True, environment=environment)
        assert night.totals == {"done": 3}, night.output
        assert night.code == 1
        found.append(reports(place / "w"))
    assert found[0] == found[1] == found[2]
    assert json.loads(found[0]["residential_tower"])["schema"] == "cimcheck.report/1"


def test_names_of_files_in_other_encodings_and_shapes(root: Path, tmp_path: Path) -> None:
    """What archives from Chinese systems, and bad will, leave behind as names."""
    models = tmp_path / os.fsdecode("甪直".encode("gb18030"))
    models.mkdir()
    model = (root / "sample_models" / "pass-adb001-office-ifc4.ifc").read_bytes()
    for name in ("结构.ifc".encode("gb18030"), b"\xff.ifc", "a\nb😀\x1b[31m'\".ifc".encode()):
        (models / os.fsdecode(name)).write_bytes(model)
    night = run(models, "--workspace", tmp_path / "w", check_really=True)
    assert night.errors == ""
    assert night.totals == {"done": 3}
    assert night.events[0]["source"].endswith("/甪直")
    found = {name: json.loads(data)["models"][0]["file"] for name, data in reports(tmp_path / "w").items()}
    assert found == {name: name for name in ("\\xff.ifc", "a\nb😀\x1b[31m'\".ifc", "结构.ifc")}


def test_a_self_assessment_is_checked_with_the_models_beside_it(root: Path, tmp_path: Path) -> None:
    shutil.copytree(
        root / "sample_models" / "projects" / "lying_box", tmp_path / "sample" / "projects" / "box"
    )
    for model in (root / "sample_models").glob("*lying_box*.ifc"):
        shutil.copy(model, tmp_path / "sample")
    project = tmp_path / "sample" / "projects" / "box" / "project.yaml"
    template = ["green-template", "--project", project, "--to", tmp_path / "sample" / "自评表.xlsx"]
    subprocess.run([sys.executable, "-m", "cimcheck", *map(str, template)], check=True, capture_output=True)
    shutil.rmtree(tmp_path / "sample" / "projects")
    night = run(tmp_path, "--workspace", tmp_path / "w", check_really=True)
    assert night.totals == {"done": 1}, night.output
    report = json.loads(reports(tmp_path / "w")["sample/自评表.xlsx"])
    verdicts = {(one["rule"], one["subject"]["key"]): one["verdict"] for one in report["findings"]}
    assert "fail" in {verdict for (rule, _), verdict in verdicts.items() if rule == "GRN003"}


def test_a_workspace_may_be_named_from_the_folder_one_stands_in(root: Path, tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    model = root / "sample_models" / "pass-adb001-office-ifc4.ifc"
    (tmp_path / "models" / model.name).write_bytes(model.read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "cimcheck", "batch", "models", "--workspace", "workspace"],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert json.loads(done.stdout.splitlines()[-1])["totals"] == {"done": 1}

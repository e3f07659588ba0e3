"""The commands as a user runs them, on sample models."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PASSING = "pass-adb001-residential_tower-ifc4.ifc"
FAILING = "fail-adb001-residential_tower_small_shelter-ifc4.ifc"
OPEN = "undetermined-adb001-school_traps-ifc4.ifc"


@pytest.fixture
def folder(root: Path) -> Path:
    return root / "sample_models"


def cimcheck(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cimcheck", *map(str, arguments)]
    clean = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL")}
    return subprocess.run(
        command, cwd=cwd, env={**clean, **environment}, capture_output=True, text=True, check=False
    )


def test_verdicts_decide_the_exit_code(folder: Path) -> None:
    only = ("--only", "ADB001")
    assert cimcheck("check", folder / PASSING, *only).returncode == 0
    assert cimcheck("check", folder / FAILING, *only).returncode == 1
    assert cimcheck("check", folder / FAILING, *only, "--fail-on", "never").returncode == 0
    assert cimcheck("check", folder / OPEN, *only).returncode == 0
    assert cimcheck("check", folder / OPEN, *only, "--fail-on", "undetermined").returncode == 1


def test_json_is_one_report_a_line_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ifc"
    broken.write_bytes((folder / PASSING).read_bytes()[:20000])
    run = cimcheck("check", folder / PASSING, broken, "--format", "json")
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    assert [report["schema"] for report in reports] == ["cimcheck.report/1"] * 2
    assert [report["models"][0]["status"] for report in reports] == ["ok", "rejected"]
    assert reports[1]["findings"] == []
    assert run.returncode == 3


def test_out_writes_reports_and_an_index(folder: Path, tmp_path: Path) -> None:
    run = cimcheck("check", folder / PASSING, folder / FAILING, "--out", "out", cwd=tmp_path)
    assert run.returncode == 1
    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    stems = sorted((Path(FAILING).stem, Path(PASSING).stem))
    expected = [
        "out/index.html",
        *(f"out/{stem}/report.{kind}" for stem in stems for kind in ("html", "json")),
    ]
    assert written == sorted(expected)
    assert "out/index.html" in run.stderr
    found = json.loads((tmp_path / "out" / stems[0] / "report.json").read_bytes())
    finding = next(one for one in found["findings"] if one["rule"] == "ADB001")
    explained = cimcheck(
        "explain", tmp_path / "out" / stems[0] / "report.json", finding["id"], "--lang", "en"
    )
    assert explained.returncode == 0
    assert "Required floor area of the air defence basement" in explained.stdout
    assert ".ifc" in explained.stdout


def test_a_project_file_makes_one_submission(folder: Path) -> None:
    project = folder / "projects" / "residential_tower_small_shelter" / "project.yaml"
    run = cimcheck("check", "--project", project, "--only", "ADB001", "--format", "json")
    (line,) = run.stdout.splitlines()
    assert json.loads(line)["project"]["name"]
    assert run.returncode == 1


def test_messages_follow_the_language(folder: Path) -> None:
    assert "不符合" in cimcheck("check", folder / FAILING).stdout
    assert "not met" in cimcheck("check", folder / FAILING, LANG="en_US.UTF-8").stdout
    assert "not met" in cimcheck("check", folder / FAILING, "--lang", "en").stdout


def test_text_for_a_file_has_no_colour(folder: Path) -> None:
    assert "\x1b" not in cimcheck("check", folder / FAILING, FORCE_COLOR="1").stdout


def test_facts_as_table_and_as_json(folder: Path) -> None:
    table = cimcheck("facts", folder / PASSING).stdout
    assert "地上层数 (building.storeys_above_ground) = 12 层" in table
    found = json.loads(cimcheck("facts", folder / PASSING, "--format", "json").stdout)
    assert found["schema"] == "cimcheck.facts/1"
    areas = [row for row in found["facts"] if row["fact"] == "building.first_floor_area"]
    assert [row["value"] for row in areas] == [{"lo": 480, "hi": 480}]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_no_model_is_rejected_without_traceback(lang: str, tmp_path: Path) -> None:
    for content in (b"", b"%PDF-1.7\n", b"version https://git-lfs.github.com/spec/v1\n"):
        path = tmp_path / "model.ifc"
        path.write_bytes(content)
        run = cimcheck("check", path, "--lang", lang)
        assert run.returncode == 3
        assert "Traceback" not in run.stderr + run.stdout
    assert cimcheck("check", tmp_path, "--lang", lang).returncode == 3


def test_a_reader_that_stops_early_does_no_harm(folder: Path) -> None:
    command = f'"{sys.executable}" -m cimcheck facts "{folder / PASSING}" | head -1'
    run = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert run.stderr == ""
    assert len(run.stdout.splitlines()) == 1


def test_a_full_disk_is_no_bug_of_the_program(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "cimcheck", "--lang", "en", "facts", folder / PASSING]
        found = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert found.returncode == 2
    assert found.stderr.startswith("OUTPUT_FULL")
    assert len(found.stderr.splitlines()) == 1

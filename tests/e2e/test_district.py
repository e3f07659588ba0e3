"""From the table of the sample district to the dashboard, in the command line and in a real browser."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from builders.browser import Page

SAMPLE = Path(__file__).resolve().parents[2] / "sample_models" / "district"


def run(*arguments: str, expect: int = 0) -> str:
    command = [sys.executable, "-m", "cimcheck", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == expect, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("district") / "workspace")
    run("batch", str(SAMPLE / "submissions.csv"), "--workspace", place, "--workers", "2", expect=6)
    return place


def district(workspace: str, out: Path, *more: str) -> dict[str, Any]:
    files = ["--districts", str(SAMPLE / "towns.geojson"), "--reported", str(SAMPLE / "reported.csv")]
    page = run("district", workspace, *files, "--period", "2021..2023", "--out", str(out), *more)
    assert Path(page.splitlines()[-1]) == out / "district.html"
    made: dict[str, Any] = json.loads((out / "district.json").read_bytes())
    return made


def value(made: dict[str, Any], key: str) -> tuple[float, float]:
    found = next(one["value"] for one in made["indicators"] if one["key"] == key)
    return found["lo"], found["hi"]


def test_the_sample_district(workspace: str, tmp_path: Path, page: Page) -> None:
    made = district(workspace, tmp_path)
    assert len(made["buildings"]) == 22
    assert made["superseded"] == 1
    assert {note["code"] for note in made["notes"]} >= {"PLACE_DISAGREES", "NOT_CHECKED", "FILED_AGAIN"}
    lo, hi = value(made, "prefabricated_share")
    assert 0 < lo < hi < 100
    page.open(tmp_path / "district.html")
    page.run("document.querySelector('button.unfold').click()")
    assert page.run("document.querySelectorAll('#list tr.line').length") == 22
    assert page.run("document.querySelectorAll('td.inside').length") == 1
    page.run("document.querySelector('.region').dispatchEvent(new Event('click'))")
    assert 0 < page.run("document.querySelectorAll('#list tr.line').length") < 22
    said = page.reported("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
    requests = [one for one in page.reported("Network.requestWillBeSent") if one["type"] != "Document"]
    issues = [one for one in page.reported("Audits.issueAdded") if "ContentSecurity" in one["issue"]["code"]]
    assert [*said, *requests, *issues] == []
    assert page.run("document.documentElement.scrollWidth <= innerWidth")


def test_an_assumption_moves_the_end_it_should(workspace: str, tmp_path: Path) -> None:
    before = district(workspace, tmp_path / "a")
    after = district(workspace, tmp_path / "b", "--assume", "2305-320506-01-900003/1:prefabricated=pass")
    (was, most), (now, still) = value(before, "prefabricated_share"), value(after, "prefabricated_share")
    assert was < now
    assert most == still
    assert after["assumptions"]


@pytest.mark.parametrize(
    "more", [["--plan", "nothing"], ["--period", "soon"], ["--area", "volume"], ["--assume", "B99=pass"]]
)
def test_a_slip_is_one_sentence(workspace: str, tmp_path: Path, more: list[str]) -> None:
    command = [sys.executable, "-m", "cimcheck", "district", workspace, "--out", str(tmp_path), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr

"""The verdicts that MANIFEST.yaml promises for the sample models are the verdicts that come out."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from cimcheck import api
from cimcheck.facts.project import Project
from cimcheck.findings.report import Report

SAMPLES = Path(__file__).resolve().parents[2] / "sample_models"
MANIFEST: dict[str, Any] = yaml.safe_load((SAMPLES / "MANIFEST.yaml").read_text(encoding="utf-8"))
CASES: dict[str, Any] = MANIFEST["cases"]
WORST_FIRST = ["fail", "undetermined", "pass", "not_applicable"]
FILED = date(2024, 5, 20)


@cache
def book() -> api.RuleBook:
    return api.rule_book()


@cache
def model(file: str) -> api.Model:
    return api.Model(file, api.read(SAMPLES / file), SAMPLES / file)


def known(verdicts: dict[str, Any]) -> dict[str, Any]:
    """The promises about rules that there are."""
    return {rule: verdict for rule, verdict in verdicts.items() if rule in book().pack.rules}


def overall(report: Report, rules: dict[str, Any]) -> dict[str, str]:
    """The worst verdict of each rule over all its subjects."""
    found: dict[str, list[str]] = {rule: [] for rule in rules}
    for finding in report.findings:
        found.get(finding.rule, []).append(str(finding.verdict))
    return {
        rule: min(verdicts, key=WORST_FIRST.index) if verdicts else "none" for rule, verdicts in found.items()
    }


ALONE = [(file, case["alone"]) for case in CASES.values() for file in case["files"]]
PROJECTS = [
    (path, verdicts) for case in CASES.values() for path, verdicts in case.get("projects", {}).items()
]


@pytest.mark.parametrize(("file", "verdicts"), ALONE, ids=lambda value: str(value)[:60])
def test_a_model_by_itself(file: str, verdicts: dict[str, str]) -> None:
    report = api.check_submission(book(), Project.none(), [model(file)], as_of=FILED)
    assert overall(report, known(verdicts)) == known(verdicts)


@pytest.mark.parametrize(("file", "verdicts"), ALONE, ids=lambda value: str(value)[:60])
@pytest.mark.parametrize("place", MANIFEST["alone_in"])
def test_a_model_by_itself_in_a_place(place: str, file: str, verdicts: dict[str, str]) -> None:
    expected = known({rule: MANIFEST["alone_in"][place].get(rule, verdicts[rule]) for rule in verdicts})
    report = api.check_submission(book(), Project.none(), [model(file)], as_of=FILED, place=place)
    assert overall(report, expected) == expected


@pytest.mark.parametrize(("path", "verdicts"), PROJECTS, ids=lambda value: str(value)[:60])
def test_a_submission(path: str, verdicts: dict[str, str]) -> None:
    (report,) = api.check([], project=SAMPLES / path)
    assert overall(report, known(verdicts)) == known(verdicts)


def measured(report: Report, rule: str) -> list[float]:
    """What a rule measured, where it is known, by the name of the subject."""
    chosen = sorted(
        (finding for finding in report.findings if finding.rule == rule), key=lambda f: f.subject.name
    )
    return [one.measured.lo for one in chosen if one.measured and one.measured.lo == one.measured.hi]


SHELTERS = [
    (file, case["quantities"])
    for case in CASES.values()
    for file in case["files"]
    if "air_defence_floor_area" in case["quantities"]
]


@pytest.mark.parametrize(("file", "by_hand"), SHELTERS, ids=lambda value: str(value)[:60])
def test_shelter_areas_are_those_worked_out_by_hand(file: str, by_hand: dict[str, Any]) -> None:
    report = api.check_submission(book(), Project.none(), [model(file)], as_of=FILED)
    assert measured(report, "ADB001") == pytest.approx([by_hand["air_defence_floor_area"]], rel=1e-9)
    assert measured(report, "ADB002") == pytest.approx(by_hand["protective_units"], rel=1e-9)


@pytest.mark.parametrize(("path", "verdicts"), MANIFEST["plots"].items(), ids=lambda value: str(value)[:60])
def test_buildings_of_one_plot(path: str, verdicts: dict[str, dict[str, str]]) -> None:
    (report,) = api.check([], project=SAMPLES / path)
    for rule, expected in verdicts.items():
        found = {f.subject.key: str(f.verdict) for f in report.findings if f.rule == rule}
        assert {key: found.get(key) for key in expected} == expected

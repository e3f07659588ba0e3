"""Shelters and sites of the sample models: numbers worked out by hand, tables and plans in the report."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cimcheck import api
from cimcheck.findings.report import Report
from cimcheck.outputs.html.page import render

SAMPLES = Path(__file__).resolve().parents[2] / "sample_models"
CASES: dict[str, Any] = yaml.safe_load((SAMPLES / "MANIFEST.yaml").read_text(encoding="utf-8"))["cases"]
SHELTERS = [
    (file, case["quantities"])
    for case in CASES.values()
    for file in case["files"]
    if "exits" in case["quantities"]
]
WEIGHTED = {
    "projects/sponge_site/project.yaml": (219.78, 219.78),
    "projects/sponge_site_small_storage/project.yaml": (219.4692, 223.554),
    "projects/sponge_site_without_coefficients/project.yaml": (190.254, 243.09),
}


def by_unit(report: Report, rule: str) -> list[float]:
    found = [one for one in report.findings if one.rule == rule]
    return [one.measured.lo for one in sorted(found, key=lambda one: one.subject.name) if one.measured]


@pytest.mark.parametrize(("file", "by_hand"), SHELTERS, ids=lambda value: str(value)[:60])
def test_exits_and_widths_are_those_worked_out_by_hand(file: str, by_hand: dict[str, Any]) -> None:
    (report,) = api.check([SAMPLES / file], only=["ADB001", "ADB003", "ADB007"])
    assert by_unit(report, "ADB003") == by_hand["exits"]
    assert by_unit(report, "ADB007") == pytest.approx(by_hand["exit_clear_width"])
    details = next(one.details for one in report.findings if one.rule == "ADB001")
    rows = details["protective_units"]["rows"]  # type: ignore[index]
    assert [row["effective_area"]["lo"] for row in rows] == pytest.approx(by_hand["effective_areas"])
    assert [row["sheltering_area"]["lo"] for row in rows] == pytest.approx(by_hand["sheltering_areas"])


@pytest.mark.parametrize("style", ["ifc4", "revit_zh"])
def test_every_check_of_a_flawed_shelter_finds_its_flaw(style: str) -> None:
    """Each flaw that the sample was drawn with, by rule and subject; nothing else fails."""
    (report,) = api.check([SAMPLES / f"fail-adb003-unit_with_one_exit-{style}.ifc"], only=["air_defence"])
    failed: dict[str, set[str]] = {}
    for one in report.findings:
        if one.verdict == "fail":
            failed.setdefault(one.rule, set()).add(one.subject.name)
    first, second, third = (f"防护单元{number}" for number in (1, 2, 3))
    assert failed == {
        "ADB003": {second},
        "ADB004": {third},
        "ADB007": {second},
        "ADB011": {first},
        "ADB014": {first, second, third},
        "ADB015": {"临空墙-钢筋混凝土200"},
        "ADB019": {second},
    }
    opened = {one.rule for one in report.findings if one.verdict == "undetermined"}
    assert opened == {"ADB018"}  # 900 m2 that may have sprinklers


@pytest.mark.parametrize(("project", "required"), WEIGHTED.items())
def test_required_volumes_are_those_worked_out_by_hand(project: str, required: tuple[float, float]) -> None:
    (report,) = api.check([], project=SAMPLES / project, only=["SPG002"])
    (finding,) = report.findings
    assert finding.required is not None
    assert (finding.required.lo, finding.required.hi) == pytest.approx(required)


@pytest.mark.parametrize(
    ("project", "words"),
    [
        ("projects/three_units/project.yaml", ("防护单元示意图", "防护单元一览", "出入口（防护密闭门）")),
        ("projects/sponge_site/project.yaml", ("场地平面", "下垫面与设施", "雨水花园")),
    ],
)
def test_the_report_draws_the_plan(project: str, words: tuple[str, ...]) -> None:
    (report,) = api.check([], project=SAMPLES / project, only=["air_defence", "sponge_city"])
    page = render(report).decode()
    assert 'class="plan"' in page
    assert [word for word in words if word not in page] == []

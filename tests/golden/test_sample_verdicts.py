"""Every sample model gives the verdicts that the manifest works out by hand, alone and as a submission."""

from functools import cache
from pathlib import Path

import pytest
import yaml
from builders.book import book

from cimcheck import api
from cimcheck.findings.report import Report
from cimcheck.resources import sample_models_folder

WORST_FIRST = ("fail", "undetermined", "pass", "not_applicable")
FOLDER = sample_models_folder()
CASES = yaml.safe_load((FOLDER / "MANIFEST.yaml").read_text(encoding="utf-8"))["cases"]
ALONE = [
    (file, case["alone"]) for case in CASES.values() if "alone" in case for file in case.get("files", {})
]
PROJECTS = [(project, said) for case in CASES.values() for project, said in case.get("projects", {}).items()]


def overall(report: Report, rule: str) -> str:
    """The worst verdict of a rule over its subjects."""
    found = {finding.verdict.value for finding in report.findings if finding.rule == rule}
    return next((verdict for verdict in WORST_FIRST if verdict in found), "no finding")


def compare(report: Report, expected: dict[str, str]) -> None:
    known = {rule: verdict for rule, verdict in expected.items() if rule in book().pack.rules}
    assert {rule: overall(report, rule) for rule in known} == known


@pytest.mark.parametrize(("file", "expected"), ALONE, ids=[file for file, _ in ALONE])
def test_a_model_alone(file, expected):
    (report,) = api.check([FOLDER / file])
    compare(report, expected)


@pytest.mark.parametrize(("project", "expected"), PROJECTS, ids=[project for project, _ in PROJECTS])
def test_a_submission(project, expected):
    (report,) = api.check([], project=FOLDER / project)
    compare(report, expected)


@cache
def checked(file: str) -> Report:
    return api.check([FOLDER / file])[0]


@pytest.mark.parametrize(
    "case", [name for name, case in CASES.items() if len(case.get("files", {})) > 1 and "alone" in case]
)
def test_styles_schemas_and_units_make_no_difference(case):
    """mm, m, ft and inch; standard sets, Revit in Chinese, IFC2X3, IFC4, IFC4X3: one building, one set of numbers."""
    files = list(CASES[case]["files"])
    numbers = [
        sorted(
            (
                f.rule,
                f.verdict.value,
                f.measured.lo if f.measured else None,
                f.measured.hi if f.measured else None,
            )
            for f in checked(file).findings
        )
        for file in files
    ]
    assert all(one == numbers[0] for one in numbers), dict(zip(files, numbers, strict=True))


def test_every_sample_model_is_listed():
    listed = {file for case in CASES.values() for file in case.get("files", {})}
    assert {path.name for path in Path(FOLDER).glob("*.ifc")} == listed

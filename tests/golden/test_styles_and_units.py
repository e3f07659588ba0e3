"""One building, one set of numbers: style, schema and unit of the model make no difference."""

from functools import cache

import pytest
import yaml

from cimcheck import api
from cimcheck.findings.report import Report
from cimcheck.resources import sample_models_folder

FOLDER = sample_models_folder()
CASES = yaml.safe_load((FOLDER / "MANIFEST.yaml").read_text(encoding="utf-8"))["cases"]
SEVERAL = [name for name, case in CASES.items() if len(case["files"]) > 1 and not case.get("disciplines")]
SETTLED = ("ADB", "PFB")


@cache
def checked(file: str) -> Report:
    return api.check([FOLDER / file])[0]


def numbers(file: str) -> list[tuple[object, ...]]:
    return sorted(
        (f.rule, f.verdict.value, *((f.measured.lo, f.measured.hi) if f.measured else ()))
        for f in checked(file).findings
        if f.rule.startswith(SETTLED)
    )


@pytest.mark.parametrize("case", SEVERAL)
def test_style_schema_and_unit_make_no_difference(case):
    first, *others = CASES[case]["files"]
    for other in others:
        assert numbers(other) == numbers(first), (first, other)

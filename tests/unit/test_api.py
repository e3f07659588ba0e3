"""The verbs a script needs, on the smallest of models; the guide for Python runs the long way round."""

from pathlib import Path

import pytest

from cimcheck import api
from cimcheck.district.load import Wanted
from cimcheck.errors import UsageError
from cimcheck.findings.report import Report, from_json
from cimcheck.resources import sample_models_folder

MODEL = "pass-adb001-exact_area-ifc4.ifc"


@pytest.fixture(scope="module")
def report() -> Report:
    (made,) = api.check([sample_models_folder() / MODEL], only=["ADB001"])
    return made


def test_one_report_is_written_into_the_folder_itself(report: Report, tmp_path: Path) -> None:
    assert api.write(report, tmp_path, formats=["csv"]) == tmp_path
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.csv", "report.json"]
    assert from_json((tmp_path / "report.json").read_bytes()) == report


def test_several_reports_have_an_index(report: Report, tmp_path: Path) -> None:
    api.write([report, report], tmp_path)
    assert (tmp_path / "index.html").is_file()
    assert len(list(tmp_path.glob("*/report.html"))) == 2


def test_a_word_that_is_no_format_is_refused(report: Report, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="FORMAT_UNKNOWN"):
        api.write(report, tmp_path, formats=["word"])


def test_a_finding_is_explained_by_rule_or_id(report: Report) -> None:
    whole = api.explain(report, lang="en")
    assert (
        whole
        == api.explain(report, "ADB001", lang="en")
        == api.explain(report, report.findings[0].id, lang="en")
    )
    assert api.explain(report, "PFB001") == ""


def test_a_batch_is_aggregated_and_written(tmp_path: Path) -> None:
    source = tmp_path / "night"
    source.mkdir()
    (source / MODEL).write_bytes((sample_models_folder() / MODEL).read_bytes())
    workspace = str(tmp_path / "workspace")
    assert sum(api.batch(source, workspace).totals.values()) == 1
    rolled = api.aggregate(workspace, Wanted(period="2025"))
    assert [one.count for one in rolled.district.submissions] == [1]
    api.write(rolled, tmp_path / "district")
    assert (tmp_path / "district" / "district.html").is_file()

"""The self-assessment sheet is a project file, empty and filled in, and what it says is believed."""

import re
from pathlib import Path

import pytest

from builders.book import book
from cimcheck import api
from cimcheck.core.yaml_lines import parse
from cimcheck.facts.project_file import project_of
from cimcheck.outputs.green_template import green_template

BOX = Path(__file__).resolve().parents[3] / "sample_models" / "pass-grn003-plain_box-ifc4.ifc"


@pytest.fixture(scope="module", params=["zh", "en"])
def sheet(request):
    read, rows = api.facts(BOX)
    return green_template(read.file, rows, request.param)


def test_it_is_a_project_file_with_nothing_stated(sheet):
    project = project_of(parse(sheet, "sheet.yaml"), book().catalogue)
    assert [dict(one.declared) for one in project.buildings] == [{}]


def test_it_names_every_item_and_what_the_model_gives(sheet):
    items = re.findall(r"# green_[4-9]_[12]_[0-9]+:", sheet)
    assert len(items) == 115
    assert any("floor_area_ratio" in line and "0.72" in line for line in sheet.splitlines())


def test_filled_in_it_is_read_back(sheet):
    filled = sheet.replace("# green_4_1_1: ", "green_4_1_1: true").replace(
        "# green_4_2_1: ", "green_4_2_1: {value: 10, document: proof}"
    )
    project = project_of(parse(filled, "sheet.yaml"), book().catalogue)
    said = project.buildings[0].declared
    assert said["building.declared_green_4_2_1"].document == "proof"
    (report,) = [
        api.check_submission(book(), project, [api.Model(BOX.name, api.read(BOX), BOX)], only=["GRN002"])
    ]
    rows = {row["clause"]: row for row in report.findings[0].details["green_score_sheet"]["rows"]}
    assert rows["4.1.1"]["state"] == {"zh": "满足", "en": "met"}
    assert rows["4.2.1"]["possible"] == rows["4.2.1"]["claimed"] == {"lo": 10, "hi": 10}
    assert rows["4.2.1"]["proof"] == "proof"


def test_the_score_sheet_is_drawn_in_words():
    from cimcheck.outputs.html.details.green_score_sheet import prepare

    (report,) = api.check([BOX], only=["GRN002"], place="320506")
    drawn = prepare(report.findings[0].details["green_score_sheet"])
    assert len(drawn["prerequisites"]) == 45
    full = [(group["full"]["lo"], group["full"]["hi"]) for group in drawn["groups"]]
    assert full == [(100, 100), (100, 100), (70, 100), (200, 200), (100, 100), (100, 100)]
    assert all(row["item"]["zh"].startswith(row["clause"].rstrip("A")) for row in drawn["prerequisites"])
    assert [len(group["rows"]) for group in drawn["groups"]] == [9, 11, 13, 18, 9, 10]

"""The self-assessment sheet, as workbook and as project file: empty, filled in, read back, believed."""

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from builders.book import book
from cimcheck import api
from cimcheck.core.yaml_lines import parse
from cimcheck.errors import ProjectFileError
from cimcheck.facts.project_file import project_of
from cimcheck.outputs.assessment import workbook_form, yaml_form
from cimcheck.self_assessment import self_assessment
from cimcheck.workspace.assessment import read_assessment

SAMPLES = Path(__file__).resolve().parents[3] / "sample_models"
BOX = SAMPLES / "pass-grn003-plain_box-ifc4.ifc"
PROJECT = SAMPLES / "projects" / "lying_box" / "project.yaml"
KEY, VALUE, DOCUMENT = 10, 8, 9


@pytest.fixture(scope="module")
def asked():
    return self_assessment([BOX], place="320506", beside=BOX.parent)


@pytest.fixture(scope="module", params=["zh", "en"])
def sheet(request, asked):
    return yaml_form.render(asked, request.param)


@pytest.fixture(scope="module", params=["zh", "en"])
def workbook(request, asked):
    return workbook_form.render(asked, request.param)


def fill(data: bytes, path: Path, cells: dict[str, object], *, documents=None, sheet: int = 1) -> Path:
    """The workbook with values (and documents) written beside their keys."""
    filled = load_workbook(io.BytesIO(data))
    page = filled.worksheets[sheet]
    for row in page.iter_rows(min_row=3):
        key = row[KEY - 1].value
        if key in cells:
            row[VALUE - 1].value = cells[key]
        if key in (documents or {}):
            row[DOCUMENT - 1].value = documents[key]
    filled.save(path)
    return path


def rows_of(project, only="GRN002"):
    model = api.Model(BOX.name, api.read(BOX), BOX)
    report = api.check_submission(book(), project, [model], only=[only], place="320506")
    return {row["clause"]: row for row in report.findings[0].details["green_score_sheet"]["rows"]}


def test_it_is_a_project_file_with_nothing_stated(sheet):
    project = project_of(parse(sheet, "sheet.yaml"), book().catalogue)
    assert [dict(one.declared) for one in project.buildings] == [{}]
    assert [model.file for one in project.buildings for model in one.models] == [BOX.name]


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
    rows = rows_of(project)
    assert rows["4.1.1"]["state"] == {"zh": "满足", "en": "met"}
    assert rows["4.2.1"]["possible"] == rows["4.2.1"]["claimed"] == {"lo": 10, "hi": 10}
    assert rows["4.2.1"]["proof"] == "proof"


def test_an_empty_workbook_states_nothing(workbook, tmp_path):
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(workbook)
    project = read_assessment(path, book().catalogue)
    assert [dict(one.declared) for one in project.buildings] == [{}]
    assert [model.file for one in project.buildings for model in one.models] == [BOX.name]


def test_the_same_submission_gives_the_same_bytes(asked):
    assert workbook_form.render(asked, "zh") == workbook_form.render(asked, "zh")


def test_a_workbook_has_every_item_with_what_is_known(workbook):
    page = load_workbook(io.BytesIO(workbook)).worksheets[1]
    rows = {row[KEY - 1].value: row for row in page.iter_rows(min_row=3)}
    assert len([key for key in rows if re.fullmatch(r"declared\.green_[4-9]_[12]_[0-9]+", str(key))]) == 115
    assert rows["declared.floor_area_ratio"][5].value == "0.72"
    assert rows["declared.green_4_2_1"][4].value == 10
    assert rows["declared.green_4_2_1"][6].value == "0 – 10"


def test_a_workbook_filled_in_is_read_back(workbook, tmp_path):
    cells = {
        "declared.green_4_1_1": "是",
        "declared.green_4_2_1": 10,
        "declared.structure_kind": "混凝土结构",
        "declared.green_material_share": "52%",
    }
    path = fill(workbook, tmp_path / "s.xlsx", cells, documents={"declared.green_4_2_1": "抗震专项报告"})
    project = read_assessment(path, book().catalogue)
    said = project.buildings[0].declared["building.declared_green_4_2_1"]
    assert (said.document, said.file) == ("抗震专项报告", "s.xlsx")
    assert re.fullmatch(r".+!H[0-9]+", said.where)
    rows = rows_of(project)
    assert rows["4.1.1"]["state"]["zh"] == "满足"
    assert rows["4.2.1"]["proof"] == "抗震专项报告"
    assert rows["7.2.18"]["possible"] == {"lo": 8, "hi": 8}


def test_what_the_project_file_says_stands_in_the_sheet_and_comes_back(tmp_path):
    found = self_assessment([], project=PROJECT, beside=tmp_path)
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(workbook_form.render(found, "zh"))
    back, given = (read_assessment(path, book().catalogue), found.project)
    assert (back.code, back.place, back.filed, back.stage) == (
        given.code,
        given.place,
        given.filed,
        given.stage,
    )
    assert {fact: one.value for fact, one in back.conditions.items()} == {
        fact: one.value for fact, one in given.conditions.items()
    }
    (report,) = api.check([], project=path, only=["GRN003"])
    assert sorted(one.verdict.value for one in report.findings) == ["fail"] * 6


def test_a_declared_ratio_ten_times_what_the_areas_give(workbook, tmp_path):
    path = fill(workbook, tmp_path / "s.xlsx", {"declared.floor_area_ratio": 7.2})
    model = api.Model(BOX.name, api.read(BOX), BOX)
    project = read_assessment(path, book().catalogue)
    report = api.check_submission(book(), project, [model], only=["GRN003"], place="320506")
    wrong = {one.subject.name: one for one in report.findings if one.verdict.value == "fail"}
    (finding,) = wrong.values()
    assert finding.subject.name.startswith("容积率")
    assert finding.required.lo == pytest.approx(0.72)


def test_what_cannot_be_read_is_named_with_sheet_row_and_column(workbook, tmp_path):
    cells = {
        "declared.green_4_1_1": "也许",
        "declared.green_4_2_1": "十分",
        "declared.structure_kind": "砖混",
        "declared.green_4_2_2": 1000,
        "declared.green_star_target": "四星",
    }
    path = fill(workbook, tmp_path / "s.xlsx", cells)
    with pytest.raises(ProjectFileError) as caught:
        read_assessment(path, book().catalogue)
    faults = caught.value.faults
    assert {fault.code for fault in faults} == {"VALUE_KIND", "VALUE_UNKNOWN", "VALUE_REFUSED"}
    assert len(faults) == 5
    page = load_workbook(path).worksheets[1]
    for fault in faults:
        assert fault.file == f"s.xlsx[{page.title}]"
        assert fault.column == VALUE
        assert page.cell(fault.line, KEY).value in cells
        assert fault.text.zh
        assert fault.text.en


def test_a_key_that_was_changed_is_named(workbook, tmp_path):
    changed = load_workbook(io.BytesIO(workbook))
    page = changed.worksheets[1]
    page.cell(20, KEY).value = "declared.nonsense"
    page.cell(20, VALUE).value = 1
    changed.save(tmp_path / "s.xlsx")
    with pytest.raises(ProjectFileError) as caught:
        read_assessment(tmp_path / "s.xlsx", book().catalogue)
    (fault,) = caught.value.faults
    assert (fault.code, fault.line, fault.column) == ("KEY_UNKNOWN", 20, KEY)


def test_a_workbook_that_is_something_else(tmp_path):
    from openpyxl import Workbook

    other = Workbook()
    other.active["A1"] = "别的表"
    other.save(tmp_path / "other.xlsx")
    with pytest.raises(ProjectFileError, match="ASSESSMENT_HEADER"):
        read_assessment(tmp_path / "other.xlsx", book().catalogue)
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(ProjectFileError, match="TABLE_UNREADABLE"):
        read_assessment(tmp_path / "broken.xlsx", book().catalogue)


def test_a_sheet_that_names_no_building(workbook, tmp_path):
    path = fill(workbook, tmp_path / "s.xlsx", {"building.id": None, "declared.green_4_1_1": "是"})
    with pytest.raises(ProjectFileError) as caught:
        read_assessment(path, book().catalogue)
    assert {fault.code for fault in caught.value.faults} == {"BUILDING_UNNAMED"}


def test_the_score_sheet_is_drawn_in_words(asked):
    from cimcheck.outputs.html.details.green_score_sheet import prepare

    finding = next(one for one in asked.report.findings if one.rule == "GRN002")
    drawn = prepare(finding.details["green_score_sheet"])
    assert len(drawn["prerequisites"]) == 45
    full = [(group["full"]["lo"], group["full"]["hi"]) for group in drawn["groups"]]
    assert full == [(100, 100), (100, 100), (70, 100), (200, 200), (100, 100), (100, 100)]
    assert [len(group["rows"]) for group in drawn["groups"]] == [9, 11, 13, 18, 9, 10]
    assert all(row["item"]["zh"] and row["item"]["en"] for row in drawn["prerequisites"])
    assert not any(row["item"]["zh"].startswith(row["clause"]) for row in drawn["prerequisites"])
    assert all(row["missing"]["zh"] for group in drawn["groups"] for row in group["rows"])


def test_titles_are_those_of_the_edition():
    from datetime import date

    old = self_assessment([BOX], place="320506", as_of=date(2024, 9, 30))
    (finding,) = [one for one in old.report.findings if one.rule == "GRN002"]
    rows = {row["clause"]: row for row in finding.details["green_score_sheet"]["rows"]}
    assert "旧建筑" in rows["9.2.3"]["item"]["zh"]
    assert len([row for row in rows.values() if row["group"] == "Q0"]) == 40

"""Folders of project files, folders of nothing but models, and single project files."""

import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from cimcheck.errors import UsageError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.resources import rules_folder
from cimcheck.workspace.submissions import read_submissions


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load(rules_folder())


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def project(*models: str) -> str:
    listed = "".join(f"\n      - {model}" for model in models)
    return f"project: {{code: c, town: 木渎镇}}\nbuildings:\n  - id: B1\n    models:{listed or ' []'}\n"


def test_every_project_file_is_a_submission(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path / "one" / "project.yaml", project("a.ifc", "../shared/b.ifc"))
    write(tmp_path / "two" / "x.project.yaml", project())
    for name in ("one/a.ifc", "shared/b.ifc", "two/c.ifc", "two/d.ifc", "one/more/stray.ifc"):
        write(tmp_path / name)
    found = read_submissions(tmp_path, catalogue)
    assert {one.key: [path.name for path in one.models] for one in found.items} == {
        "one": ["a.ifc", "b.ifc"],
        "two/x.project.yaml": ["c.ifc", "d.ifc"],
    }
    assert [fault.file for fault in found.remarks] == ["one/more/stray.ifc"]
    assert found.items[0].data["project"] == {"code": "c", "town": "木渎镇"}


def test_a_model_that_no_project_file_governs_is_a_submission(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path / "one" / "project.yaml", project("a.ifc"))
    for name in ("one/a.ifc", "two/b.ifc", "c.ifc"):
        write(tmp_path / name)
    found = read_submissions(tmp_path, catalogue)
    assert [(one.key, bool(one.project)) for one in found.items] == [
        ("c.ifc", False),
        ("one", True),
        ("two/b.ifc", False),
    ]
    assert not found.remarks


def test_a_faulty_project_file_stops_no_other(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path / "bad" / "project.yaml", "project: {cod: x}\n")
    write(tmp_path / "gone" / "project.yaml", project("absent.ifc"))
    write(tmp_path / "good" / "project.yaml", project("a.ifc"))
    write(tmp_path / "good" / "a.ifc")
    faults = {
        one.key: [str(fault.place()) for fault in one.faults]
        for one in read_submissions(tmp_path, catalogue).items
    }
    assert faults == {"bad": ["bad/project.yaml:1:11"], "gone": ["gone/project.yaml:5:9"], "good": []}


def test_without_project_files_each_model_is_a_submission(tmp_path: Path, catalogue: Catalogue) -> None:
    for name in ("b.ifc", "a/a.IFC", "a/z.ifczip", "notes.txt"):
        write(tmp_path / name)
    assert [one.key for one in read_submissions(tmp_path, catalogue).items] == [
        "a/a.IFC",
        "a/z.ifczip",
        "b.ifc",
    ]


def test_a_model_that_is_no_file_is_not_passed_over(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "gone.ifc").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.ifc")
    (tmp_path / "folder.ifc").mkdir()
    (tmp_path / "link").symlink_to("folder.ifc")
    found = read_submissions(tmp_path, catalogue)
    assert [one.key for one in found.items] == ["gone.ifc", "pipe.ifc"]
    assert [(one.file, one.code) for one in found.remarks] == [("link", "FOLDER_LINKED")]


def test_project_files_that_are_links_are_not_followed(tmp_path: Path, catalogue: Catalogue) -> None:
    secret = write(tmp_path / "secret.txt", "password: hunter2\n")
    for name in ("one/project.yaml", "two/a.xlsx"):
        (tmp_path / "in" / name).parent.mkdir(parents=True)
        (tmp_path / "in" / name).symlink_to(secret)
    found = read_submissions(tmp_path / "in", catalogue)
    assert [(one.key, [fault.code for fault in one.faults]) for one in found.items] == [
        ("one", ["PROJECT_LINKED"]),
        ("two/a.xlsx", ["PROJECT_LINKED"]),
    ]
    assert "hunter2" not in repr(found)


def test_a_project_names_no_models_of_others(tmp_path: Path, catalogue: Catalogue) -> None:
    others = write(tmp_path / "others.ifc")
    shared = write(tmp_path / "in" / "shared.ifc")
    for name, model in {
        "a": "../../others.ifc",
        "b": str(others),
        "c": "../shared.ifc",
        "d": str(shared),
    }.items():
        write(tmp_path / "in" / name / "project.yaml", project(model))
    found = read_submissions(tmp_path / "in", catalogue)
    assert [(one.key, [fault.code for fault in one.faults], len(one.models)) for one in found.items] == [
        ("a", ["MODEL_OUTSIDE"], 0),
        ("b", ["MODEL_OUTSIDE"], 0),
        ("c", [], 1),
        ("d", [], 1),
    ]
    wider = read_submissions(tmp_path / "in", catalogue, tmp_path)
    assert [one.faults for one in wider.items] == [()] * 4
    (alone,) = read_submissions(tmp_path / "in" / "a" / "project.yaml", catalogue).items
    assert (alone.faults, len(alone.models)) == ((), 1)


def test_names_in_other_encodings_are_read(tmp_path: Path, catalogue: Catalogue) -> None:
    folder = tmp_path / os.fsdecode("一号楼".encode("gb18030"))
    folder.mkdir()
    (folder / os.fsdecode("结构.ifc".encode("gb18030"))).touch()
    (folder / os.fsdecode(b"\xff.ifc")).touch()
    found = read_submissions(folder, catalogue)
    assert found.source.endswith("/一号楼")
    assert [one.key for one in found.items] == ["\\xff.ifc", "结构.ifc"]


def assessment(path: Path, *rows: tuple[str, object], sheet: str = "B1") -> Path:
    """A workbook as green-template writes it, cut down to the columns that are read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    page.append(["绿色建筑自评表"])
    page.append(["内容", "填写", "依据文件", "代号"])
    for key, value in rows:
        page.append(["", value, "", key])
    book.save(path)
    return path


def test_a_self_assessment_is_a_project_file(tmp_path: Path, catalogue: Catalogue) -> None:
    rows = (("project.code", "P1"), ("building.id", "B1"), ("model.files", "a.ifc; gone.ifc"))
    assessment(tmp_path / "night" / "自评.xlsx", *rows, ("declared.floor_area_above_ground", 5000))
    write(tmp_path / "night" / "a.ifc")
    write(tmp_path / "night" / "b.ifc")
    (one,) = read_submissions(tmp_path, catalogue).items
    assert one.key == "night/自评.xlsx"
    assert [path.name for path in one.models] == ["a.ifc", "gone.ifc"]
    assert one.data["buildings"][0]["declared"] == {"floor_area_above_ground": 5000}
    assert [fault.place() for fault in one.faults] == ["night/自评.xlsx[B1]:5:2"]


def test_models_beside_a_self_assessment_that_names_none(tmp_path: Path, catalogue: Catalogue) -> None:
    assessment(tmp_path / "a.xlsx", ("building.id", "B1"))
    write(tmp_path / "m.ifc")
    (one,) = read_submissions(tmp_path, catalogue).items
    assert ([path.name for path in one.models], one.faults) == (["m.ifc"], ())
    assert read_submissions(tmp_path / "a.xlsx", catalogue).items[0].models == one.models


def test_a_faulty_self_assessment_stops_no_other(tmp_path: Path, catalogue: Catalogue) -> None:
    assessment(tmp_path / "one" / "a.xlsx", ("building.id", "B1"), ("declared.green_stars", 2), sheet="楼")
    write(tmp_path / "two" / "a.xlsx", "no workbook")
    write(tmp_path / "three" / "m.ifc")
    found = {one.key: one.faults for one in read_submissions(tmp_path, catalogue).items}
    assert list(found) == ["one/a.xlsx", "three/m.ifc", "two/a.xlsx"]
    assert [(one.code, one.place()) for one in found["one/a.xlsx"]] == [("KEY_UNKNOWN", "one/a.xlsx[楼]:4:4")]
    assert [one.code for one in found["two/a.xlsx"]] == ["TABLE_UNREADABLE"]


def test_two_project_files_in_one_folder_are_a_fault(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path / "one" / "project.yaml", project("a.ifc"))
    write(tmp_path / "one" / "a.ifc")
    assessment(tmp_path / "one" / "a.xlsx", ("building.id", "B1"))
    (one,) = read_submissions(tmp_path, catalogue).items
    assert [(fault.file, fault.code) for fault in one.faults] == [("one/a.xlsx", "PROJECT_TWICE")]


def test_other_workbooks_are_remarks(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path / "project.yaml", project("a.ifc"))
    write(tmp_path / "a.ifc")
    openpyxl.Workbook().save(tmp_path / "costs.xlsx")
    write(tmp_path / "broken.xlsx", "no workbook")
    write(tmp_path / "~$a.xlsx", "open elsewhere")
    found = read_submissions(tmp_path, catalogue)
    assert [one.faults for one in found.items] == [()]
    assert [(one.file, one.code) for one in found.remarks] == [
        ("broken.xlsx", "TABLE_UNREADABLE"),
        ("costs.xlsx", "WORKBOOK_UNUSED"),
    ]


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path, catalogue: Catalogue) -> None:
    path = assessment(tmp_path / "a.xlsx", ("building.id", "B1"))
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/more.xml", b" " * 60_000_000)
    (one,) = read_submissions(tmp_path, catalogue).items
    assert [fault.code for fault in one.faults] == ["TABLE_UNREADABLE"]
    assert "50000000 byte" in one.faults[0].text.en


def test_one_project_file(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path / "a.ifc")
    found = read_submissions(write(tmp_path / "project.yaml", project("a.ifc")), catalogue)
    assert [one.key for one in found.items] == [tmp_path.name]


def test_what_is_no_source_is_a_usage_error(tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="SOURCE_EMPTY"):
        read_submissions(tmp_path, catalogue)
    with pytest.raises(UsageError, match="SOURCE_UNKNOWN"):
        read_submissions(write(tmp_path / "a.docx"), catalogue)

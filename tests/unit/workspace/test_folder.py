"""Folders of project files, folders of nothing but models, and single project files."""

from pathlib import Path

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
    for name in ("one/a.ifc", "shared/b.ifc", "two/c.ifc", "two/d.ifc", "stray.ifc"):
        write(tmp_path / name)
    found = read_submissions(tmp_path, catalogue)
    assert {one.key: [path.name for path in one.models] for one in found.items} == {
        "one": ["a.ifc", "b.ifc"],
        "two/x.project.yaml": ["c.ifc", "d.ifc"],
    }
    assert [fault.file for fault in found.remarks] == ["stray.ifc"]
    assert found.items[0].data["project"] == {"code": "c", "town": "木渎镇"}


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


def test_one_project_file(tmp_path: Path, catalogue: Catalogue) -> None:
    write(tmp_path / "a.ifc")
    found = read_submissions(write(tmp_path / "project.yaml", project("a.ifc")), catalogue)
    assert [one.key for one in found.items] == [tmp_path.name]


def test_what_is_no_source_is_a_usage_error(tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="SOURCE_EMPTY"):
        read_submissions(tmp_path, catalogue)
    with pytest.raises(UsageError, match="SOURCE_UNKNOWN"):
        read_submissions(write(tmp_path / "a.docx"), catalogue)

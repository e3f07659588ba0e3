"""Reports in a folder: whole files, a folder each when there are several, clear words when it cannot be."""

from pathlib import Path

import pytest

from builders.reports import model, rejected_report, report, rich_report
from cimcheck.errors import UsageError
from cimcheck.findings.report import from_json
from cimcheck.outputs.submission_folder import folder_names, write_index, write_submissions


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_one_submission_stands_in_the_folder_itself(tmp_path: Path) -> None:
    found = rich_report(doors=2, spaces=1)
    (written,) = write_submissions([found], tmp_path / "new" / "out")
    assert files(tmp_path / "new" / "out") == ["report.html", "report.json"]
    assert from_json((tmp_path / "new" / "out" / "report.json").read_bytes()) == found
    assert written.html.read_bytes().startswith(b"<!doctype html>")


def test_several_stand_in_a_folder_each_beside_an_index(tmp_path: Path) -> None:
    written = write_submissions([rich_report(doors=1), rejected_report(), rich_report(doors=2)], tmp_path)
    index = write_index(written, tmp_path)
    folders = ["1号楼-建筑", "1号楼-建筑-2", "截断"]
    assert files(tmp_path) == sorted(
        ["index.html", *(f"{n}/report.{x}" for n in folders for x in ("html", "json"))]
    )
    assert index.read_text("utf-8").count("/report.html") == 3


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("a/../../b.ifc", "b"),
        ("..", "model"),
        (".ifc", "ifc"),
        ('x<y>:"|?*.ifc', "x_y______"),
        ("con\x00.ifc", "con_"),
        ("墙" * 300, "墙" * 80),
    ],
)
def test_names_of_models_never_lead_out_of_the_folder(name: str, folder: str) -> None:
    assert folder_names([report([], models=[model(name)])]) == [folder]


def test_names_that_differ_only_in_case_get_a_number() -> None:
    assert folder_names([report([], models=[model(name)]) for name in ("A.ifc", "a.ifc", "a-2.ifc")]) == [
        "A",
        "a-2",
        "a-2-2",
    ]


def test_writing_again_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    for doors in (1, 2):
        write_submissions([rich_report(doors=doors)], tmp_path)
    assert files(tmp_path) == ["report.html", "report.json"]
    assert len(from_json((tmp_path / "report.json").read_bytes()).findings) == 5


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError, match="FOLDER_UNUSABLE"):
        write_submissions([rejected_report()], tmp_path / "file")

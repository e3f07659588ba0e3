"""Compiled templates that were kept: the same report with, without and in spite of them."""

from pathlib import Path

import pytest

from builders.reports import rich_report
from cimcheck.outputs.html import page


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def fresh() -> bytes:
    """The report from a process that has compiled nothing yet."""
    page._environment.cache_clear()
    return page.render(rich_report())


def test_a_second_run_takes_the_templates_that_the_first_compiled(folder: Path):
    first = fresh()
    kept = {path.name: path.stat().st_ino for path in folder.iterdir()}
    assert kept
    assert fresh() == first
    assert {path.name: path.stat().st_ino for path in folder.iterdir()} == kept  # none was written again


def test_a_spoiled_file_is_compiled_again(folder: Path):
    first = fresh()
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[:40])
    assert fresh() == first


def test_nothing_is_kept_where_nothing_may_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", str(tmp_path / "file" / "cache"))
    expected = fresh()
    monkeypatch.setenv("CIMCHECK_CACHE_DIR", "")
    assert fresh() == expected

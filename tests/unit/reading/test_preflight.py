"""What a path really is, told without waiting, without following links and without an exception."""

import hashlib
import os
import socket
from pathlib import Path

import pytest

from builders.step import model
from cimcheck.reading.notes import Note
from cimcheck.reading.preflight import Opened, examine, open_regular, sha256

MOST = 1 << 20


def code_of(path: str | Path, most: int = MOST, follow_links: bool = False) -> str:
    """The code of the note, or "" for what may be a model."""
    opened = open_regular(path, follow_links)
    if isinstance(opened, Note):
        return opened.code
    try:
        found = examine(opened, most)
        return found.code if found else ""
    finally:
        os.close(opened.descriptor)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (model(), ""),
        (b"\xef\xbb\xbf" + model(), ""),
        (b"\r\n  " + model(), ""),
        (b"/* exported */ " + model(), ""),
        (b"PK\x03\x04 whatever follows", ""),
        (b"", "EMPTY"),
        (b"\n\n", "EMPTY"),
        (bytes(100), "EMPTY"),
        (bytes(10_000), "NOT_STEP"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", "LFS_POINTER"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "HTML_PAGE"),
        (b"\n <HTML lang='zh'>", "HTML_PAGE"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "HTML_PAGE"),
        (b"<?xml version='1.0'?><ifcXML xmlns='http://www.buildingsmart-tech.org/ifcXML/IFC4'>", "XML_FILE"),
        (b"<?xml version='1.0'?><gbXML>", "XML_FILE"),
        (b"%PDF-1.7\n", "PDF_FILE"),
        (model().decode().encode("utf-16"), "UTF16_TEXT"),
        (model().decode().encode("utf-16-le"), "UTF16_TEXT"),
        (model().decode().encode("utf-16-be"), "UTF16_TEXT"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OTHER_FORMAT"),
        (b"AC1032", "OTHER_FORMAT"),
        (b"SQLite format 3\0", "OTHER_FORMAT"),
        (b"\x1f\x8b\x08", "OTHER_FORMAT"),
        (b'{"type": "ifcJSON"}', "OTHER_FORMAT"),
        (b"\x89PNG\r\n", "OTHER_FORMAT"),
        (b"ISO 10303", "NOT_STEP"),
        (b"\x80\x81\x82", "NOT_STEP"),
    ],
)
def test_a_file_is_known_by_its_bytes_not_by_its_name(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "model.ifc"
    path.write_bytes(data)
    assert code_of(path) == code


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.ifc"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.ifc"))
        assert code_of(pipe) == "NOT_A_FILE"
        assert code_of(tmp_path / "socket.ifc") == "NOT_A_FILE"
    assert code_of(tmp_path) == "NOT_A_FILE"
    assert code_of("/dev/null") == "NOT_A_FILE"
    note = open_regular(pipe)
    assert isinstance(note, Note)
    assert "a named pipe" in note.message.en
    assert "命名管道" in note.message.zh


@pytest.mark.parametrize(
    "path", ["missing.ifc", "missing/model.ifc", "x" * 5000, "zero\0byte", "a.ifc/b.ifc"]
)
def test_what_is_not_there_is_not_found(tmp_path: Path, path: str) -> None:
    (tmp_path / "a.ifc").write_bytes(model())
    assert code_of(f"{tmp_path}/{path}") == "NOT_FOUND"


def test_links_are_followed_only_when_asked_to(tmp_path: Path) -> None:
    (tmp_path / "model.ifc").write_bytes(model())
    for name, target in (("link.ifc", "model.ifc"), ("nowhere.ifc", "missing.ifc"), ("loop.ifc", "loop.ifc")):
        (tmp_path / name).symlink_to(tmp_path / target)
    assert [code_of(tmp_path / name) for name in ("link.ifc", "nowhere.ifc", "loop.ifc")] == ["SYMLINK"] * 3
    assert code_of(tmp_path / "link.ifc", follow_links=True) == ""
    assert code_of(tmp_path / "nowhere.ifc", follow_links=True) == "NOT_FOUND"
    assert code_of(tmp_path / "loop.ifc", follow_links=True) == "SYMLINK"


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "model.ifc"
    path.write_bytes(model())
    size = path.stat().st_size
    assert code_of(path, most=size) == ""
    assert code_of(path, most=size - 1) == "LIMIT_SIZE"


def test_the_digest_is_that_of_the_bytes_and_a_change_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "model.ifc"
    path.write_bytes(model() * 1000)
    opened = open_regular(path)
    assert isinstance(opened, Opened)
    assert sha256(opened) == hashlib.sha256(model() * 1000).hexdigest()
    assert opened.unchanged()
    with path.open("ab") as stream:
        stream.write(b" ")
    assert not opened.unchanged()
    os.close(opened.descriptor)


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    before = len(list(Path("/dev/fd").iterdir()))
    for path in (tmp_path, tmp_path / "missing", Path("/dev/null")):
        assert isinstance(open_regular(path), Note)
    assert len(list(Path("/dev/fd").iterdir())) == before

"""One model comes out of an archive, or a note; never a file system path, never more than the limits."""

import io
import zipfile

import pytest

from builders.archives import archive, damaged, encrypted, link, lying
from builders.step import model
from cimcheck.reading.archive import unpack
from cimcheck.reading.limits import ArchiveLimits
from cimcheck.reading.notes import Note

MODEL = model()


def unpacked(data: bytes, limits: ArchiveLimits = ArchiveLimits()) -> bytes | str:  # noqa: B008  a named tuple
    found = unpack(io.BytesIO(data), limits)
    return found.code if isinstance(found, Note) else found


@pytest.mark.parametrize(
    "entries",
    [
        {"model.ifc": MODEL},
        {"Model.IFC": MODEL, "readme.txt": b"", "picture.png": b""},
        {"folder/": b"", "folder/model.ifc": MODEL},
        {"模型.ifc": MODEL},
        {"model.ifc": MODEL, "__MACOSX/._model.ifc": b"fork"},
        {"../../../etc/model.ifc": MODEL},
        {"/etc/passwd.ifc": MODEL},
        {"C:\\model.ifc": MODEL},
    ],
)
def test_the_one_model_comes_out_whatever_it_is_called(entries: dict[str, bytes]) -> None:
    assert unpacked(archive(entries)) == MODEL
    assert unpacked(archive(entries, zipfile.ZIP_STORED)) == MODEL


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (archive({}), "ZIP_NO_MODEL"),
        (archive({"readme.txt": MODEL}), "ZIP_NO_MODEL"),
        (archive({"a.ifc": MODEL, "b.ifc": MODEL}), "ZIP_MANY_MODELS"),
        (archive({"inner.zip": archive({"model.ifc": MODEL})}), "ZIP_NESTED"),
        (archive({"inner.ifczip": archive({"model.ifc": MODEL})}), "ZIP_NESTED"),
        (archive({"model.ifc": archive({"model.ifc": MODEL})}), "ZIP_NESTED"),
        (archive({"model.ifc": MODEL}, zipfile.ZIP_LZMA), "ZIP_METHOD"),
        (archive({"model.ifc": MODEL}, zipfile.ZIP_BZIP2), "ZIP_METHOD"),
        (encrypted("model.ifc", MODEL), "ZIP_ENCRYPTED"),
        (link("model.ifc", "/etc/passwd"), "ZIP_LINK"),
        (damaged("model.ifc", MODEL), "ZIP_BROKEN"),
        (lying("model.ifc", MODEL, len(MODEL) - 100), "ZIP_BROKEN"),
        (lying("model.ifc", MODEL, 0xFFFFFFF0), "ZIP_BROKEN"),
        (archive({"model.ifc": MODEL})[:-30], "ZIP_BROKEN"),
        (b"PK\x03\x04", "ZIP_BROKEN"),
        (b"PK\x05\x06", "ZIP_BROKEN"),
    ],
)
def test_what_is_wrong_with_an_archive_is_named(data: bytes, code: str) -> None:
    assert unpacked(data) == code


def test_limits_hold_while_unpacking() -> None:
    bomb = archive({"model.ifc": bytes(40 << 20)})
    assert unpacked(bomb, ArchiveLimits(model_bytes=1 << 20)) == "LIMIT_ZIP_SIZE"
    assert unpacked(bomb, ArchiveLimits(ratio_from=8 << 20)) == "LIMIT_ZIP_RATIO"
    assert len(unpacked(bomb)) == 40 << 20
    assert (
        unpacked(archive({f"{k}.txt": b"" for k in range(20)}), ArchiveLimits(entries=10))
        == "LIMIT_ZIP_ENTRIES"
    )


def test_no_cut_of_an_archive_raises() -> None:
    whole = archive({"model.ifc": MODEL})
    assert {unpacked(whole[:size]) for size in range(len(whole))} == {"ZIP_BROKEN"}


def test_no_changed_byte_raises() -> None:
    whole = archive({"model.ifc": MODEL})
    for at in range(len(whole)):
        unpacked(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])

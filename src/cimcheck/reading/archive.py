"""The one model inside of an .ifczip, unpacked into memory without trusting the archive."""

import stat
from typing import TYPE_CHECKING, BinaryIO

from cimcheck.reading.limits import ArchiveLimits
from cimcheck.reading.notes import Note, note

if TYPE_CHECKING:
    import zipfile

BLOCK = 1 << 20
ENCRYPTED = 0x1
METHODS = {0: "stored", 8: "deflate"}
OTHER_METHODS = {9: "deflate64", 12: "bzip2", 14: "LZMA", 93: "zstd", 98: "PPMd"}
MODEL = ".ifc"
ARCHIVES = (".zip", ".ifczip", ".7z", ".rar", ".gz")
ZIP_MAGIC = b"PK\x03\x04"


def unpack(stream: BinaryIO, limits: ArchiveLimits) -> bytes | Note:
    """The bytes of the only .ifc in the archive, or a note. Names are looked at, never used as paths."""
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            if len(entries) > limits.entries:
                return note("LIMIT_ZIP_ENTRIES", detail=f"{len(entries)} > {limits.entries}")
            entry = _the_model(entries)
            return entry if isinstance(entry, Note) else _inflate(archive, entry, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError):
        return note("ZIP_BROKEN")


def _the_model(entries: "list[zipfile.ZipInfo]") -> "zipfile.ZipInfo | Note":
    files = [entry for entry in entries if not entry.is_dir() and not _is_rubbish(entry.filename)]
    models = [entry for entry in files if entry.filename.lower().endswith(MODEL)]
    if len(models) > 1:
        return note("ZIP_MANY_MODELS", count=len(models))
    if not models:
        nested = any(entry.filename.lower().endswith(ARCHIVES) for entry in files)
        return note("ZIP_NESTED" if nested else "ZIP_NO_MODEL")
    return _unfit(models[0]) or models[0]


def _is_rubbish(name: str) -> bool:
    """Resource forks that one operating system adds to archives; they carry the model's own extension."""
    return name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith("._")


def _unfit(entry: "zipfile.ZipInfo") -> Note | None:
    if entry.flag_bits & ENCRYPTED:
        return note("ZIP_ENCRYPTED")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return note("ZIP_LINK")
    if entry.compress_type not in METHODS:
        return note("ZIP_METHOD", detail=OTHER_METHODS.get(entry.compress_type, str(entry.compress_type)))
    return None


def _inflate(archive: "zipfile.ZipFile", entry: "zipfile.ZipInfo", limits: ArchiveLimits) -> bytes | Note:
    """Unpack block by block: the sizes that the archive states about itself are not believed."""
    packed = max(1, entry.compress_size)
    blocks: list[bytes] = []
    size = 0
    with archive.open(entry) as source:
        while block := source.read(BLOCK):
            size += len(block)
            if size > limits.model_bytes:
                return note("LIMIT_ZIP_SIZE", detail=f"> {limits.model_bytes} byte")
            if size > limits.ratio_from and size > packed * limits.ratio:
                return note("LIMIT_ZIP_RATIO", detail=f"> {limits.ratio} : 1")
            blocks.append(block)
    if size != entry.file_size:
        return note("ZIP_BROKEN")
    data = b"".join(blocks)
    return note("ZIP_NESTED") if data.startswith(ZIP_MAGIC) else data

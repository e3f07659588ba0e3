"""What a path really is, found out on an open file descriptor before anything believes that it is a model."""

import errno
import hashlib
import os
import stat
from pathlib import Path

import msgspec

from cimcheck.core.text import Text
from cimcheck.reading.notes import Note, note

HEAD = 4096
BLOCK = 1 << 20

_KINDS = (
    (stat.S_ISDIR, Text("文件夹", "a folder")),
    (stat.S_ISFIFO, Text("命名管道", "a named pipe")),
    (stat.S_ISSOCK, Text("套接字", "a socket")),
    (stat.S_ISCHR, Text("字符设备", "a character device")),
    (stat.S_ISBLK, Text("块设备", "a block device")),
)

# First bytes and what they tell; the first that fits holds.
_MAGIC: tuple[tuple[bytes, str, Text | str], ...] = (
    (b"version https://git-lfs", "LFS_POINTER", ""),
    (b"%PDF-", "PDF_FILE", ""),
    (b"\xff\xfe", "UTF16_TEXT", ""),
    (b"\xfe\xff", "UTF16_TEXT", ""),
    (b"I\0S\0O\0-\0", "UTF16_TEXT", ""),
    (b"\0I\0S\0O\0-", "UTF16_TEXT", ""),
    (
        b"\xd0\xcf\x11\xe0",
        "OTHER_FORMAT",
        Text("Revit 或 Office 的二进制文件", "a binary file of Revit or Office"),
    ),
    (b"AC10", "OTHER_FORMAT", Text("DWG 图纸", "a DWG drawing")),
    (b"SQLite format 3\0", "OTHER_FORMAT", Text("SQLite 数据库", "an SQLite database")),
    (b"glTF", "OTHER_FORMAT", Text("glTF 三维模型", "a glTF model")),
    (b"\x1f\x8b", "OTHER_FORMAT", Text("gzip 压缩文件", "a gzip archive")),
    (b"7z\xbc\xaf\x27\x1c", "OTHER_FORMAT", Text("7z 压缩文件", "a 7z archive")),
    (b"Rar!\x1a\x07", "OTHER_FORMAT", Text("RAR 压缩文件", "a RAR archive")),
    (b"\x89PNG", "OTHER_FORMAT", Text("PNG 图片", "a PNG image")),
    (b"\xff\xd8\xff", "OTHER_FORMAT", Text("JPEG 图片", "a JPEG image")),
    (b"{", "OTHER_FORMAT", Text("JSON 文件", "JSON")),
    (b"[", "OTHER_FORMAT", Text("JSON 文件", "JSON")),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BOM = b"\xef\xbb\xbf"


class Opened(msgspec.Struct, frozen=True):
    """An open regular file; its owner closes it. `size` [byte], `modified` [ns], `head`: its first bytes."""

    descriptor: int
    size: int
    modified: int
    head: bytes

    @property
    def is_zip(self) -> bool:
        """Whether the bytes are a zip archive, whatever the name says."""
        return self.head.startswith(_ZIP)

    def unchanged(self) -> bool:
        """Whether the file still is what it was when it was opened."""
        now = os.fstat(self.descriptor)
        return (now.st_size, now.st_mtime_ns) == (self.size, self.modified)


def open_regular(path: str | os.PathLike[str], follow_links: bool = False) -> Opened | Note:
    """Open a regular file, or say in a note why there is none. Never waits for a pipe and never raises."""
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow_links else os.O_NOFOLLOW)
    try:
        kind = Path(path).stat(follow_symlinks=follow_links).st_mode
        if not stat.S_ISREG(kind):  # looked at first, because a device may act on being opened
            return _not_a_file(kind)
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the path
        return note(_reason(error))
    try:
        status = os.fstat(descriptor)
        found: Opened | Note = Opened(
            descriptor, status.st_size, status.st_mtime_ns, os.pread(descriptor, HEAD, 0)
        )
        if not stat.S_ISREG(status.st_mode):  # it was exchanged between the two looks
            found = _not_a_file(status.st_mode)
    except OSError:
        found = note("READ_ERROR")
    if isinstance(found, Note):
        os.close(descriptor)
    return found


def examine(opened: Opened, most_bytes: int) -> Note | None:
    """Why an open file is no model; None when it may be one, or a zip archive with one inside."""
    if opened.size == 0:
        return note("EMPTY")
    if opened.size > most_bytes:
        return note("LIMIT_SIZE", detail=f"{opened.size} > {most_bytes} byte")
    return None if opened.is_zip else recognise(opened.head, opened.size)


def sha256(opened: Opened) -> str:
    """Hex digest of the bytes of an open file; raises OSError when they cannot be read."""
    digest = hashlib.sha256()
    offset = 0
    while block := os.pread(opened.descriptor, BLOCK, offset):
        digest.update(block)
        offset += len(block)
    return digest.hexdigest()


def recognise(head: bytes, size: int) -> Note | None:
    """What the first bytes of a file show it to be instead of a STEP file; None when it may be one."""
    text = head.removeprefix(_BOM).lstrip()
    if not text.strip(b"\0"):
        return note("EMPTY" if size <= HEAD else "NOT_STEP")
    if text.startswith((b"ISO-10303-21", b"/*")):
        return None
    for magic, code, detail in _MAGIC:
        if head.startswith(magic) or text.startswith(magic):
            return note(code, detail=detail)
    return _markup(text) or note("NOT_STEP")


def _markup(text: bytes) -> Note | None:
    lower = text.lower()
    if lower.startswith((b"<!doctype html", b"<html")) or (lower.startswith(b"<") and b"<html" in lower):
        return note("HTML_PAGE")
    if not lower.startswith(b"<"):
        return None
    return note("XML_FILE", detail="ifcXML" if b"ifcxml" in lower or b"ifc" in lower else "XML")


def _not_a_file(mode: int) -> Note:
    if stat.S_ISLNK(mode):
        return note("SYMLINK")
    for is_kind, text in _KINDS:
        if is_kind(mode):
            return note("NOT_A_FILE", detail=text)
    return note("NOT_A_FILE", detail=Text("特殊文件", "a special file"))


def _reason(error: OSError | ValueError) -> str:
    if not isinstance(error, OSError):
        return "NOT_FOUND"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return "NO_PERMISSION"
    if error.errno == errno.ELOOP:
        return "SYMLINK"
    if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL}:
        return "NOT_FOUND"
    return "READ_ERROR"

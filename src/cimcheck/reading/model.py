"""One model file read within limits: identity, notes and tables."""

import os
import threading
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.file_name import printable
from cimcheck.errors import ModelError
from cimcheck.reading.limits import Limits
from cimcheck.reading.notes import Note, Status, in_order, note, status
from cimcheck.reading.preflight import Opened, examine, open_regular, sha256

if TYPE_CHECKING:
    from cimcheck.reading.exchange import Answer
    from cimcheck.reading.tables import ModelTables


DEFAULT = Limits()


class FileIdentity(msgspec.Struct, frozen=True):
    """Which bytes were read: file name without folders, SHA-256 in hex ("" where unreadable), size [byte]."""

    name: str
    sha256: str = ""
    bytes: int = 0


class ModelReading(msgspec.Struct, frozen=True):
    """One model as read; `tables` is None exactly when it is rejected; `damaged` STEP ids lost something."""

    file: FileIdentity
    notes: tuple[Note, ...]
    tables: "ModelTables | None" = None
    schema: str = ""
    damaged: frozenset[int] = frozenset()

    @property
    def status(self) -> Status:
        """ok, flagged or rejected."""
        return status(self.notes)


def read_model(path: str | os.PathLike[str], *, limits: Limits = DEFAULT) -> ModelReading:
    """Read one .ifc or .ifczip; whatever is wrong with it becomes a note."""
    name = printable(PurePath(os.fsdecode(path)).name)
    opened = open_regular(path, limits.follow_links)
    if isinstance(opened, Note):
        return ModelReading(FileIdentity(name), (opened,))
    try:
        return _read(name, opened, limits)
    finally:
        os.close(opened.descriptor)


def _read(name: str, opened: Opened, limits: Limits) -> ModelReading:
    unfit = examine(opened, limits.file_bytes)
    if unfit is not None and unfit.code == "LIMIT_SIZE":
        return ModelReading(FileIdentity(name, bytes=opened.size), (unfit,))
    digest = _Digest(opened)
    digest.start()
    outcome = unfit or _isolated(opened, limits)
    digest.join()
    file = FileIdentity(name, digest.hex, opened.size)
    if digest.failed:
        outcome = note("READ_ERROR")
    elif not opened.unchanged():
        outcome = note("FILE_CHANGED")
    if isinstance(outcome, Note):
        return ModelReading(file, (outcome,))
    return _reading(file, outcome)


class _Digest(threading.Thread):
    """Hashes the file while another process reads it."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(daemon=True)
        self._opened = opened
        self.hex = ""
        self.failed = False

    def run(self) -> None:
        try:
            self.hex = sha256(self._opened)
        except OSError:
            self.failed = True


def _isolated(opened: Opened, limits: Limits) -> "Answer | Note":
    import msgspec

    from cimcheck.reading.exchange import Answer, Request
    from cimcheck.reading.isolation import run_isolated

    request = Request(opened.descriptor, opened.is_zip, limits.scan, limits.archive)
    reply = run_isolated(
        "cimcheck.reading.reader:read",
        msgspec.msgpack.encode(request),
        limit_time=limits.time,
        limit_idle=limits.idle,
        limit_memory=limits.memory,
        limit_reply=limits.reply,
        descriptors=(opened.descriptor,),
    )
    if isinstance(reply, Note):
        return reply
    try:
        return msgspec.msgpack.decode(reply, type=Answer)
    except msgspec.MsgspecError:
        return note("READER_ERROR", detail="reply")


def _reading(file: FileIdentity, answer: "Answer") -> ModelReading:
    notes = in_order(answer.notes)
    damaged = frozenset(answer.damaged)
    if status(notes) == "rejected":
        return ModelReading(file, notes, None, answer.schema, damaged)
    from cimcheck.reading.wire import load

    try:
        tables = load(answer.tables)
    except ModelError:
        return ModelReading(file, (note("READER_ERROR", detail="reply"),))
    return ModelReading(file, notes, tables, answer.schema, damaged)

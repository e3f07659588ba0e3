"""Where reports are kept: by the sha256 of their bytes, never under a final name before they are whole.

In a folder a report is a file, `results/ab/abcdef….json`; on a server it is a row, so that who reads the
ledger needs nothing but the URL.
"""

import contextlib
import hashlib
import mmap
import os
from pathlib import Path
from typing import Protocol

from cimcheck.core.text import Text
from cimcheck.errors import WorkspaceError
from cimcheck.workspace.database import Database, write_failure


class ResultStore(Protocol):
    """Reports by the sha256 of their bytes."""

    def adopt(self, file: Path, sha256: str) -> None:
        """Keep a finished file, durably; the file is gone afterwards. Raises WorkspaceError."""

    def holds(self, sha256: str, size: int) -> bool:
        """Whether a report of that name and size is there."""

    def read(self, sha256: str) -> bytes:
        """The bytes of a report. Raises WorkspaceError when they are absent or not what was stored."""


class FolderStore:
    """Reports as files, written elsewhere on the same file system, synced, then renamed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Where the report of that name lies."""
        return self._folder / sha256[:2] / f"{sha256}.json"

    def adopt(self, file: Path, sha256: str) -> None:
        """Keep a finished file, durably; the file is gone afterwards. Raises WorkspaceError."""
        target = self.path(sha256)
        try:
            if not target.parent.is_dir():
                target.parent.mkdir(parents=True, exist_ok=True)
                _sync_folder(self._folder)
            with file.open("rb") as stream:
                os.fsync(stream.fileno())
            file.replace(target)
            _sync_folder(target.parent)
        except OSError as error:
            raise write_failure(self._folder, error) from error

    def holds(self, sha256: str, size: int) -> bool:
        """Whether a report of that name and size is there."""
        try:
            return self.path(sha256).stat().st_size == size
        except OSError:
            return False

    def read(self, sha256: str) -> bytes:
        """The bytes of a report. Raises WorkspaceError when they are absent or not what was stored."""
        try:
            return _verified(self.path(sha256).read_bytes(), sha256)
        except OSError as error:
            raise _damaged(sha256) from error


class TableStore:
    """Reports as rows of the ledger's database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def adopt(self, file: Path, sha256: str) -> None:
        """Keep a finished file, durably; the file is gone afterwards. Raises WorkspaceError."""
        data = file.read_bytes()
        self._database.write(
            lambda transaction: transaction.execute(
                "INSERT INTO results (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
                (sha256, data),
            )
        )
        file.unlink()

    def holds(self, sha256: str, size: int) -> bool:
        """Whether a report of that name and size is there."""
        rows = self._database.read(
            lambda transaction: transaction.query(
                "SELECT length(bytes) FROM results WHERE sha256 = ?", (sha256,)
            )
        )
        return rows == [(size,)]

    def read(self, sha256: str) -> bytes:
        """The bytes of a report. Raises WorkspaceError when they are absent or not what was stored."""
        rows = self._database.read(
            lambda transaction: transaction.query("SELECT bytes FROM results WHERE sha256 = ?", (sha256,))
        )
        data = rows[0][0] if rows else None
        if not isinstance(data, bytes):
            raise _damaged(sha256)
        return _verified(data, sha256)


def digest_of(file: Path) -> str:
    """The sha256 of a file's bytes, read in pieces."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def view_of(file: Path) -> "contextlib.AbstractContextManager[mmap.mmap]":
    """The bytes of a file that is not empty, without reading it into memory as a whole."""
    with file.open("rb") as stream:
        return contextlib.closing(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))


def _verified(data: bytes, sha256: str) -> bytes:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise _damaged(sha256)
    return data


def _damaged(sha256: str) -> WorkspaceError:
    return WorkspaceError(
        "RESULT_DAMAGED",
        Text(
            f"结果 {sha256} 缺失或已损坏。重新运行批处理即可补齐缺失的结果。",
            f"The result {sha256} is missing or damaged. Running the batch again makes a missing one anew.",
        ),
    )


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

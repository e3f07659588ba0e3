"""One way to talk to SQLite in a folder and to PostgreSQL behind a URL: short transactions of plain SQL.

Both sides understand the same statements (upserts, `?` for a parameter), so the ledger is written once. A
unit of work is a function; it may be called again after a lost connection, so running it twice must do no
more than running it once.
"""

import errno
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from cimcheck.core.text import Text
from cimcheck.errors import WorkspaceError

T = TypeVar("T")
Cell = str | int | float | bytes | None
Row = tuple[Cell, ...]

SERVER_SCHEMES = ("postgresql://", "postgres://")


class Transaction(Protocol):
    """Statements that take effect together or not at all."""

    def execute(self, statement: str, parameters: Sequence[Cell] = ()) -> int:
        """Run one statement; return the number of rows that it changed."""

    def executemany(self, statement: str, rows: Sequence[Sequence[Cell]]) -> None:
        """Run one statement for each row of parameters."""

    def query(self, statement: str, parameters: Sequence[Cell] = ()) -> list[Row]:
        """Run one statement; return its rows."""


class Database(Protocol):
    """An open database. To be used from one thread."""

    now: str
    """The SQL expression for the seconds since 1970 by the clock that all users of the database share."""

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run a unit of work and commit it durably. Raises WorkspaceError."""

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Run a unit of work that changes nothing, over one consistent state. Raises WorkspaceError."""

    def close(self) -> None:
        """End the connection."""


def is_server(location: str) -> bool:
    """Whether a workspace is named by a URL of a PostgreSQL server and not by a folder."""
    return location.startswith(SERVER_SCHEMES)


def write_failure(location: Path | str, error: Exception) -> WorkspaceError:
    """The error to raise when something could not be written: no room, no permission, or another reason."""
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    reason = " ".join(said.split()).rstrip(" .?")
    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or "is full" in reason:
        return WorkspaceError(
            "WORKSPACE_FULL",
            Text(
                f"工作区 {location} 写不下了：{reason}。请腾出磁盘空间后重新运行，已完成的结果不会丢失。",
                f"The workspace {location} has no room left: {reason}. Free some disk space and run again; "
                "nothing that was finished is lost.",
            ),
        )
    if (
        number in (errno.EACCES, errno.EPERM, errno.EROFS)
        or "readonly" in reason
        or "unable to open" in reason
    ):
        return WorkspaceError(
            "WORKSPACE_READ_ONLY",
            Text(
                f"工作区 {location} 不可写：{reason}。请换一个文件夹或授予写权限。",
                f"The workspace {location} cannot be written: {reason}. Choose another folder or grant "
                "permission.",
            ),
        )
    return WorkspaceError(
        "WORKSPACE_UNUSABLE",
        Text(
            f"工作区 {location} 无法使用：{reason}。排除后重新运行，已完成的结果不会丢失。",
            f"The workspace {location} cannot be used: {reason}. Run again when that is settled; nothing "
            "that was finished is lost.",
        ),
    )

"""The ledger's database on a PostgreSQL server, in a schema of its own."""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cimcheck.core.text import Text
from cimcheck.errors import UsageError, WorkspaceError
from cimcheck.workspace.database import Cell, Row, T, Transaction, write_failure

if TYPE_CHECKING:
    import psycopg

SCHEMA = "cimcheck"
_PATIENCE = 300.0  # [s] a server may be away in the middle of a run: restarted, or replaced by another
_PAUSE, _LONGEST_PAUSE = 0.5, 15.0  # [s] before the second attempt, twice as long before each further one


class PostgresTransaction:
    """Statements on an open PostgreSQL transaction."""

    def __init__(self, cursor: "psycopg.Cursor[Any]") -> None:
        self._cursor = cursor

    def execute(self, statement: str, parameters: Sequence[Cell] = ()) -> int:
        """Run one statement; return the number of rows that it changed."""
        return self._cursor.execute(_placeholders(statement), parameters).rowcount

    def executemany(self, statement: str, rows: Sequence[Sequence[Cell]]) -> None:
        """Run one statement for each row of parameters."""
        if rows:
            self._cursor.executemany(_placeholders(statement), rows)

    def query(self, statement: str, parameters: Sequence[Cell] = ()) -> list[Row]:
        """Run one statement; return its rows."""
        return self._cursor.execute(_placeholders(statement), parameters).fetchall()


class PostgresDatabase:
    """PostgreSQL; a lost connection is opened again and the unit of work repeated."""

    now = "EXTRACT(EPOCH FROM clock_timestamp())::double precision"

    def __init__(self, url: str) -> None:
        try:
            import psycopg
        except ImportError:
            raise UsageError(
                "POSTGRES_MISSING",
                Text(
                    "使用 PostgreSQL 工作区需要安装附加组件：pip install 'cimcheck[postgres]'。",
                    "A workspace on PostgreSQL needs an extra: pip install 'cimcheck[postgres]'.",
                ),
            ) from None
        self._url = url
        self._errors = psycopg.Error
        self._connection: psycopg.Connection[Any] | None = None
        try:
            self._connected()
        except psycopg.Error as error:
            raise self._failure(error) from error

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run a unit of work and commit it durably. Raises WorkspaceError."""
        return self._run("READ COMMITTED", work)

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Run a unit of work that changes nothing, over one consistent state. Raises WorkspaceError."""
        return self._run("REPEATABLE READ", work)

    def _run(self, isolation: str, work: Callable[[Transaction], T]) -> T:
        pause, ends = _PAUSE, time.monotonic() + _PATIENCE
        while True:
            try:
                connection = self._connected()
                with connection.transaction(), connection.cursor() as cursor:
                    cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {isolation}".encode())
                    return work(PostgresTransaction(cursor))
            except self._errors as error:
                if time.monotonic() > ends or not self._may_pass(error):
                    raise self._failure(error) from error
                time.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)

    def _connected(self) -> "psycopg.Connection[Any]":
        import psycopg

        if self._connection is None or self._connection.closed:
            self._connection = psycopg.connect(self._url, autocommit=True, connect_timeout=10)
            self._connection.execute(f"SET search_path TO {SCHEMA}".encode())
        return self._connection

    def _may_pass(self, error: "psycopg.Error") -> bool:
        """Whether the connection was lost, or two transactions met and this one gave way."""
        return self._connection is None or self._connection.closed or (error.sqlstate or "").startswith("40")

    def _failure(self, error: Exception) -> WorkspaceError:
        return write_failure(shown(self._url), error)

    def close(self) -> None:
        """End the connection."""
        if self._connection is not None:
            self._connection.close()


def shown(url: str) -> str:
    """The URL without the password, for messages."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return f"{parts.scheme}://{host}{f':{parts.port}' if parts.port else ''}{parts.path}"


def _placeholders(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()

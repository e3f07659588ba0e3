"""The ledger's database as one file in the workspace folder."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from cimcheck.workspace.database import Cell, Row, T, Transaction, write_failure

_WAIT = 60.0  # [s] for another batch to finish its transaction
_WAL_ATTEMPTS = 50


class SqliteTransaction:
    """Statements on an open SQLite transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, statement: str, parameters: Sequence[Cell] = ()) -> int:
        """Run one statement; return the number of rows that it changed."""
        return self._connection.execute(statement, parameters).rowcount

    def executemany(self, statement: str, rows: Sequence[Sequence[Cell]]) -> None:
        """Run one statement for each row of parameters."""
        self._connection.executemany(statement, rows)

    def query(self, statement: str, parameters: Sequence[Cell] = ()) -> list[Row]:
        """Run one statement; return its rows."""
        return self._connection.execute(statement, parameters).fetchall()


class SqliteDatabase:
    """SQLite with a write-ahead log, every commit on disk before it counts."""

    now = "((julianday('now') - 2440587.5) * 86400.0)"

    def __init__(self, path: Path, *, unchanging: bool = False) -> None:
        """Open the file. `unchanging`: where nobody can write, so that neither locks nor a log are needed."""
        self._path = path
        try:
            if unchanging:
                place = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
                self._connection = sqlite3.connect(place, uri=True, isolation_level=None)
                return
            self._connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
            self._set_up()
        except sqlite3.Error as error:
            raise write_failure(path, error) from error

    def _set_up(self) -> None:
        # The switch to the write-ahead log ignores the busy timeout: two batches that start at once fail.
        for attempt in range(_WAL_ATTEMPTS):
            try:
                self._connection.execute("PRAGMA journal_mode=WAL")
                break
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or attempt == _WAL_ATTEMPTS - 1:
                    raise
                time.sleep(0.1)
        self._connection.execute("PRAGMA synchronous=FULL")

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run a unit of work and commit it durably. Raises WorkspaceError."""
        return self._run("BEGIN IMMEDIATE", work)

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Run a unit of work that changes nothing, over one consistent state. Raises WorkspaceError."""
        return self._run("BEGIN", work)

    def _run(self, begin: str, work: Callable[[Transaction], T]) -> T:
        try:
            self._connection.execute(begin)
            try:
                result = work(SqliteTransaction(self._connection))
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise write_failure(self._path, error) from error
        return result

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

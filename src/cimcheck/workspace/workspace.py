"""A workspace: the ledger and the reports, in a folder or on a PostgreSQL server."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cimcheck.core.text import Text
from cimcheck.errors import CimcheckError, UsageError, WorkspaceError
from cimcheck.workspace.database import Database, is_server, write_failure
from cimcheck.workspace.ledger import Ledger
from cimcheck.workspace.owner import Owner
from cimcheck.workspace.schema import prepare, refuse_other_version
from cimcheck.workspace.store import FolderStore, ResultStore, TableStore

LEDGER_FILE = "ledger.sqlite"


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace. To be used from one thread; open another for another thread or process."""

    location: str
    ledger: Ledger
    results: ResultStore
    incoming: Path | None
    """Where unfinished reports lie, on the file system of the finished ones; None on a server."""

    @contextmanager
    def at_work(self, owner: Owner) -> Iterator[Path]:
        """Let an owner work for the length of a block, with a folder for its unfinished files.

        It is announced first, so that others can clean up after it should it be killed.
        """
        self.ledger.announce(owner)
        try:
            with self._scratch(owner) as folder:
                yield folder
        finally:
            with suppress(CimcheckError):
                self.ledger.dismiss(owner.name)

    @contextmanager
    def _scratch(self, owner: Owner) -> Iterator[Path]:
        if self.incoming is None:
            with tempfile.TemporaryDirectory(prefix="cimcheck-") as folder:
                yield Path(folder)
            return
        own = self.incoming / owner.name
        try:
            own.mkdir(parents=True)
        except OSError as error:
            raise write_failure(self.location, error) from error
        try:
            yield own
        finally:
            shutil.rmtree(own, ignore_errors=True)

    def free_the_dead(self) -> None:
        """Free what dead batches had claimed and remove their unfinished files."""
        for name in self.ledger.the_dead():
            if self.incoming is not None:
                shutil.rmtree(self.incoming / name, ignore_errors=True)
            self.ledger.dismiss(name)


@contextmanager
def open_workspace(location: str, *, create: bool = False) -> Iterator[Workspace]:
    """Open the workspace in a folder or behind a `postgresql://` URL.

    Raises UsageError when there is none and `create` is False, WorkspaceError when it cannot be used.
    """
    if is_server(location):
        from cimcheck.workspace.postgres import PostgresDatabase, shown

        server: Database = PostgresDatabase(location)
        try:
            prepare(server, server=True)
            yield Workspace(shown(location), Ledger(server, server=True), TableStore(server), None)
        finally:
            server.close()
        return
    # Workers have a folder of their own as working directory, so paths that they are told are whole.
    folder = _folder(Path(location).absolute(), create=create)
    database = _ledger_file(folder / LEDGER_FILE, create=create)
    try:
        store = FolderStore(folder / "results")
        yield Workspace(location, Ledger(database, server=False), store, folder / "incoming")
    finally:
        database.close()


def _ledger_file(path: Path, *, create: bool) -> Database:
    """The ledger of a folder; only to be read where nothing can be written and no batch is at work."""
    from cimcheck.workspace.sqlite import SqliteDatabase

    try:
        database = SqliteDatabase(path)
        prepare(database, server=False)
    except WorkspaceError as error:
        if create or error.code != "WORKSPACE_READ_ONLY" or _is_at_work(path):
            raise
        database = SqliteDatabase(path, unchanging=True)
        refuse_other_version(database)
    return database


def _is_at_work(ledger: Path) -> bool:
    """Whether what was written last may not be in the ledger's own file yet."""
    log = ledger.with_name(f"{ledger.name}-wal")
    return log.is_file() and log.stat().st_size > 0


def _folder(folder: Path, *, create: bool) -> Path:
    if not create and not (folder / LEDGER_FILE).is_file():
        raise UsageError(
            "WORKSPACE_ABSENT",
            Text(
                f"{folder} 不是工作区（没有 {LEDGER_FILE}）。请先运行 cimcheck batch。",
                f"{folder} is not a workspace (it has no {LEDGER_FILE}). Run cimcheck batch first.",
            ),
        )
    try:
        (folder / "results").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_failure(folder, error) from error
    return folder

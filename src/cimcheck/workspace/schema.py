"""The tables of the ledger, the same on SQLite and on PostgreSQL.

`runs` are the batches that were started. `members` say which submissions a run has, and which check each
needs. `checks` are keyed by everything that decides a result, so that a later run finds what is already
known. `owners` are the batches at work; a check with an owner is being done. `results` is used on a server
only: in a folder, results are files.
"""

from cimcheck.core.text import Text
from cimcheck.errors import WorkspaceError
from cimcheck.workspace.database import Database, Transaction

VERSION = "1"

_TABLES = (
    "CREATE TABLE IF NOT EXISTS properties (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS runs (run BIGINT PRIMARY KEY, source TEXT NOT NULL, settings TEXT NOT NULL)",
    """CREATE TABLE IF NOT EXISTS checks (
        id TEXT PRIMARY KEY,
        submission TEXT NOT NULL,
        models_sha256 TEXT NOT NULL,
        project_sha256 TEXT NOT NULL,
        rules_sha256 TEXT NOT NULL,
        reader TEXT NOT NULL,
        settings TEXT NOT NULL,
        owner TEXT,
        attempts BIGINT NOT NULL DEFAULT 0,
        limit_time DOUBLE PRECISION NOT NULL DEFAULT 0,
        limit_memory BIGINT NOT NULL DEFAULT 0,
        outcome TEXT,
        message TEXT,
        report_sha256 TEXT,
        report_bytes BIGINT,
        brief BYTEA
    )""",
    "CREATE INDEX IF NOT EXISTS checks_owner ON checks (owner)",
    """CREATE TABLE IF NOT EXISTS members (
        run BIGINT NOT NULL,
        submission {name} NOT NULL,
        check_id TEXT NOT NULL,
        project TEXT NOT NULL,
        models TEXT NOT NULL,
        PRIMARY KEY (run, submission)
    )""",
    """CREATE TABLE IF NOT EXISTS owners (
        owner TEXT PRIMARY KEY,
        machine TEXT NOT NULL,
        process BIGINT NOT NULL,
        started TEXT NOT NULL,
        lease DOUBLE PRECISION NOT NULL
    )""",
    "CREATE TABLE IF NOT EXISTS results (sha256 TEXT PRIMARY KEY, bytes BYTEA NOT NULL)",
)


def prepare(database: Database, *, server: bool) -> None:
    """Create what is missing. Raises WorkspaceError when another version of cimcheck made the tables."""

    # Submissions come in the same order everywhere, whatever the language of the server.
    name = 'TEXT COLLATE "C"' if server else "TEXT"

    def create(transaction: Transaction) -> None:
        if server:
            transaction.query("SELECT pg_advisory_xact_lock(2050632015)")
            transaction.execute("CREATE SCHEMA IF NOT EXISTS cimcheck")
        for statement in _TABLES:
            transaction.execute(statement.replace("{name}", name))
        transaction.execute(
            "INSERT INTO properties (name, value) VALUES ('version', ?) ON CONFLICT (name) DO NOTHING",
            (VERSION,),
        )

    database.write(create)
    refuse_other_version(database)


def refuse_other_version(database: Database) -> None:
    """Raises WorkspaceError when another version of cimcheck made the tables."""
    statement = "SELECT value FROM properties WHERE name = 'version'"
    found = str(database.read(lambda transaction: transaction.query(statement))[0][0])
    if found != VERSION:
        raise WorkspaceError(
            "WORKSPACE_VERSION",
            Text(
                f"工作区的格式版本是 {found}，本程序只认 {VERSION}。请使用新的工作区。",
                f"The workspace has format {found}; this program knows {VERSION} only. Use a new workspace.",
            ),
        )

"""The ledger: which runs there were, which submissions they have, and what became of each.

Nothing is ever counted from memory: totals are recomputed from the rows. A check is claimed by one owner at
a time; what a dead owner had claimed is free again, at once when it died on this machine, else when its
lease runs out.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from cimcheck.workspace.database import Cell, Database, Row, Transaction
from cimcheck.workspace.entry import (
    Entry,
    Finished,
    Member,
    ModelFile,
    State,
    text_from_cell,
    text_to_cell,
)
from cimcheck.workspace.outcome import Outcome
from cimcheck.workspace.owner import Owner
from cimcheck.workspace.request import Limits

LEASE = 60.0  # [s] that an owner on another machine may be silent
_PAGE = 500


class Ledger:
    """The rows of a workspace. One object serves one thread."""

    def __init__(self, database: Database, *, server: bool) -> None:
        self._database = database
        self._server = server

    # ---------------------------------------------------------------- a run

    def begin(self, source: str, settings: str, members: Sequence[Member]) -> int:
        """Enter a run and its members in one step; return its number. Known checks keep their outcome."""
        ordered = sorted(members, key=lambda member: member.key.submission)

        def enter(transaction: Transaction) -> int:
            if self._server:
                transaction.query("SELECT pg_advisory_xact_lock(2050632016)")
            run = _integer(transaction.query("SELECT COALESCE(MAX(run), 0) + 1 FROM runs")[0][0])
            transaction.execute(
                "INSERT INTO runs (run, source, settings) VALUES (?, ?, ?)", (run, source, settings)
            )
            transaction.executemany(_ENTER_CHECK, [_check_row(member) for member in ordered])
            transaction.executemany(_ENTER_MEMBER, [_member_row(run, member) for member in ordered])
            return run

        return self._database.write(enter)

    def forget(self, check_ids: Sequence[str]) -> None:
        """Make finished checks waiting again, so that they are run anew."""
        self._database.write(
            lambda transaction: transaction.executemany(
                "UPDATE checks SET outcome = NULL, message = NULL, report_sha256 = NULL, report_bytes = NULL,"
                " brief = NULL, attempts = 0 WHERE id = ? AND owner IS NULL",
                [(check_id,) for check_id in check_ids],
            )
        )

    def states(self, run: int) -> dict[str, State]:
        """Where each check of a run stands, by its id."""
        rows = self._database.read(lambda transaction: transaction.query(_STATES, (run,)))
        return {
            str(check_id): State(
                outcome=Outcome(str(outcome or "waiting")),
                attempts=_integer(attempts),
                limits=Limits(time=float(time or 0), memory=_integer(memory)),
                report_sha256=_text(report),
                report_bytes=_integer(size),
                is_claimed=owner is not None,
            )
            for check_id, outcome, attempts, time, memory, report, size, owner in rows
        }

    # ---------------------------------------------------------------- owners and claims

    def announce(self, owner: Owner) -> None:
        """Say that an owner is at work, for the length of a lease from now."""
        self._database.write(
            lambda transaction: transaction.execute(
                "INSERT INTO owners (owner, machine, process, started, lease)"
                f" VALUES (?, ?, ?, ?, {self._database.now} + ?)"
                " ON CONFLICT (owner) DO UPDATE SET lease = excluded.lease",
                (owner.name, owner.machine, owner.process, owner.started, LEASE),
            )
        )

    def the_dead(self) -> list[str]:
        """The names of owners whose process is gone or, where that cannot be seen, whose lease ran out."""
        rows = self._database.read(
            lambda transaction: transaction.query(
                f"SELECT owner, machine, process, started, lease < {self._database.now}"
                " FROM owners ORDER BY owner"
            )
        )
        dead = []
        for name, machine, process, started, is_late in rows:
            alive = Owner(str(name), str(machine), _integer(process), str(started)).is_alive()
            if alive is False or (alive is None and is_late):
                dead.append(str(name))
        return dead

    def dismiss(self, owner: str) -> None:
        """Free whatever an owner has claimed, and forget it."""

        def free(transaction: Transaction) -> None:
            transaction.execute("UPDATE checks SET owner = NULL WHERE owner = ?", (owner,))
            transaction.execute("DELETE FROM owners WHERE owner = ?", (owner,))

        self._database.write(free)

    def claim(self, check_id: str, owner: Owner) -> bool:
        """Take a check that waits and that nobody is doing; False when there is no such check any more."""
        return bool(
            self._database.write(
                lambda transaction: transaction.execute(
                    "UPDATE checks SET owner = ?"
                    " WHERE id = ? AND outcome IS NULL AND (owner IS NULL OR owner = ?)",
                    (owner.name, check_id, owner.name),
                )
            )
        )

    def finish(self, check_id: str, owner: Owner, finished: Finished, limits: Limits) -> bool:
        """Record how a claimed check ended; False when another owner has taken it over meanwhile."""
        cells: tuple[Cell, ...] = (
            finished.outcome.value,
            text_to_cell(finished.message),
            finished.report_sha256,
            finished.report_bytes,
            finished.packed_brief,
            limits.time,
            limits.memory,
        )
        return bool(
            self._database.write(
                lambda transaction: transaction.execute(
                    "UPDATE checks SET outcome = ?, message = ?, report_sha256 = ?, report_bytes = ?,"
                    " brief = ?, limit_time = ?, limit_memory = ?, attempts = attempts + 1, owner = NULL"
                    " WHERE id = ? AND owner = ?",
                    (*cells, check_id, owner.name),
                )
            )
        )

    def count_attempt(self, check_id: str, owner: Owner) -> None:
        """Record that an attempt failed which will be repeated; the check is free again."""
        self._database.write(
            lambda transaction: transaction.execute(
                "UPDATE checks SET attempts = attempts + 1, owner = NULL WHERE id = ? AND owner = ?",
                (check_id, owner.name),
            )
        )

    # ---------------------------------------------------------------- what became of them

    def totals(self, run: int | None = None) -> dict[Outcome, int]:
        """How many submissions have each outcome: of a run, or of all that counts now (see `entries`)."""
        counts: Counter[Outcome] = Counter()
        for outcome, count in self._database.read(
            lambda transaction: transaction.query(
                *_of_run("COALESCE(checks.outcome, 'waiting'), COUNT(*)", run, "GROUP BY 1")
            )
        ):
            counts[Outcome(str(outcome))] = _integer(count)
        return {outcome: counts[outcome] for outcome in Outcome if counts[outcome]}

    def entries(self, run: int | None = None) -> Iterator[Entry]:
        """The submissions of a run by their keys, each once, with what became of them.

        Without a run: all that counts now. Each source (a table, a folder) counts with its latest run, so
        what was taken out of it no longer counts; a submission in several sources counts with its latest run.
        """
        after = ""
        while True:
            statement, parameters = _of_run(_ENTRY, run, "AND members.submission > ? ORDER BY 2 LIMIT ?")
            page = self._database.read(
                lambda transaction: transaction.query(statement, (*parameters, after, _PAGE))  # noqa: B023
            )
            yield from map(_entry, page)
            if len(page) < _PAGE:
                return
            after = str(page[-1][1])


_ENTER_CHECK = (
    "INSERT INTO checks (id, submission, models_sha256, project_sha256, rules_sha256, reader, settings,"
    " outcome, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
)
_ENTER_MEMBER = "INSERT INTO members (run, submission, check_id, project, models) VALUES (?, ?, ?, ?, ?)"
_STATES = (
    "SELECT checks.id, outcome, attempts, limit_time, limit_memory, report_sha256, report_bytes, owner"
    " FROM members JOIN checks ON checks.id = members.check_id WHERE members.run = ?"
)
_ENTRY = (
    "members.run, members.submission, members.project, members.models, checks.outcome, checks.message,"
    " checks.attempts, checks.report_sha256, checks.brief"
)
_LATEST = (
    "members.run = (SELECT MAX(other.run) FROM members AS other"
    " JOIN (SELECT MAX(run) AS run FROM runs GROUP BY source) AS latest ON latest.run = other.run"
    " WHERE other.submission = members.submission)"
)


def _of_run(columns: str, run: int | None, rest: str) -> tuple[str, tuple[Cell, ...]]:
    which, parameters = (_LATEST, ()) if run is None else ("members.run = ?", (run,))
    return (
        f"SELECT {columns} FROM members JOIN checks ON checks.id = members.check_id WHERE {which} {rest}",
        parameters,
    )


def _check_row(member: Member) -> tuple[Cell, ...]:
    key = member.key
    outcome = None if member.refused is None else Outcome.INVALID_DATA.value
    return (
        key.id,
        key.submission,
        key.models_sha256,
        key.project_sha256,
        key.rules_sha256,
        key.reader,
        key.settings,
        outcome,
        text_to_cell(member.refused),
    )


def _member_row(run: int, member: Member) -> tuple[Cell, ...]:
    project = json.dumps(member.project, ensure_ascii=False, sort_keys=True, default=float)
    models = msgspec.json.encode(sorted(member.models)).decode()
    return (run, member.key.submission, member.key.id, project, models)


def _entry(row: Row) -> Entry:
    run, submission, project, models, outcome, message, attempts, report, brief = row
    return Entry(
        run=_integer(run),
        submission=str(submission),
        project=json.loads(str(project)),
        models=tuple(msgspec.json.decode(str(models), type=list[ModelFile])),
        outcome=Outcome(str(outcome or "waiting")),
        message=text_from_cell(message),
        attempts=_integer(attempts),
        report_sha256=_text(report),
        packed_brief=bytes(brief) if isinstance(brief, bytes | memoryview) else None,
    )


def _integer(cell: Cell) -> int:
    return int(cell) if isinstance(cell, int | float) else 0


def _text(cell: Cell) -> str | None:
    return None if cell is None else str(cell)

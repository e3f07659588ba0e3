"""What can be wrong with a model file, and what that means for its verdicts."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

from cimcheck.core.text import Text
from cimcheck.reading.note_catalogue import CATALOGUE
from cimcheck.reading.note_kind import Severity

Status: TypeAlias = Literal["ok", "flagged", "rejected"]

SHOWN = 20  # STEP ids that a note carries; `count` tells of the rest
_ORDER: dict[Severity, int] = {"rejected": 0, "flagged": 1, "repaired": 2}


class Note(msgspec.Struct, frozen=True):
    """One deviation. `where`: places as `line: #id CLASS`; `steps`: STEP ids; `count`: how many in all."""

    code: str
    message: Text
    where: str = ""
    steps: tuple[int, ...] = ()
    count: int = 1

    @property
    def severity(self) -> Severity:
        """`rejected`: no verdict at all; `flagged`: what it touches is unknown; `repaired`: nothing lost."""
        return CATALOGUE[self.code].severity


def note(
    code: str,
    *,
    where: str = "",
    steps: Iterable[int] = (),
    count: int | None = None,
    detail: Text | str = "",
) -> Note:
    """A note with the message of the catalogue, `{detail}` and `{count}` filled in."""
    ids = tuple(steps)
    number = count if count is not None else max(1, len(ids))
    text = CATALOGUE[code].message.fill({"detail": detail, "count": str(number)})
    return Note(code, text, where, ids[:SHOWN], number)


def in_order(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Gravest first, then by code and place; the same for the same file."""
    return tuple(sorted(notes, key=lambda n: (_ORDER[n.severity], n.code, n.where, n.message)))


def status(notes: Iterable[Note]) -> Status:
    """`rejected` when any note rejects; `flagged` when any flags; repairs alone leave a model `ok`."""
    severities = {note.severity for note in notes}
    if "rejected" in severities:
        return "rejected"
    return "flagged" if "flagged" in severities else "ok"

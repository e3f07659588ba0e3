"""How grave a note is and what it says."""

from typing import Literal, TypeAlias

import msgspec

from cimcheck.core.text import Text

Severity: TypeAlias = Literal["rejected", "flagged", "repaired"]


class NoteKind(msgspec.Struct, frozen=True):
    """One entry of the catalogue."""

    severity: Severity
    message: Text


def rejected(zh: str, en: str) -> NoteKind:
    """No verdict at all on the model."""
    return NoteKind("rejected", Text(zh, en))


def flagged(zh: str, en: str) -> NoteKind:
    """What it touches is unknown; the rest goes on."""
    return NoteKind("flagged", Text(zh, en))


def repaired(zh: str, en: str) -> NoteKind:
    """Mended without guessing; nothing was lost."""
    return NoteKind("repaired", Text(zh, en))

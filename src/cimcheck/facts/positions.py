"""Where the buildings of a submission stand on earth, as their models say."""

from collections.abc import Iterable

import msgspec

from cimcheck.facts.scopes import Part, Scope
from cimcheck.reading.georeference import Position, position_of
from cimcheck.reading.tables import NONE

FIRST = {"architecture": 0, "unknown": 1, "": 1, "structure": 2}
"""Whose model is asked first for what all of them may show; services come last."""


class PlacedBy(msgspec.Struct, frozen=True):
    """A position, and the model that gives it."""

    position: Position
    file: str


def positions_of(scopes: Iterable[Scope]) -> dict[str, PlacedBy]:
    """By key, each building that a model of it places; the architect's model is asked first."""
    found = {scope.subject.key: _placed(scope) for scope in scopes}
    return {key: placed for key, placed in found.items() if placed is not None}


def _placed(scope: Scope) -> PlacedBy | None:
    for part in sorted(scope.parts, key=lambda part: (FIRST.get(part.discipline, 3), part.view.file)):
        position = position_of(part.view.tables, _rows(part))
        if position is not None:
            return PlacedBy(position, part.view.file)
    return None


def _rows(part: Part) -> set[int]:
    """Rows of the buildings; what stands in none counts only where nothing else does."""
    placed = part.view.tables.georeference.middles.keys()
    rows = part.buildings & placed
    return set(rows) if rows else {NONE} if part.with_loose else set()

"""Sides of rooms that have windows, and windows of no known room."""

from typing import TYPE_CHECKING

from cimcheck.facts.entities.facade import NAMES
from cimcheck.facts.room_facades import RoomFacade, room_facades
from cimcheck.facts.scopes import Scope
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ENTITY = "RoomFacade"


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """One for each side of a room; they are found by shapes, so nothing where walls cannot be told."""
    key = scope.subject.key
    return [
        SubjectRef(ENTITY, name, _label(side), building=key)
        for name, side in room_facades(store, scope.subject).items()
    ]


def _label(side: RoomFacade) -> str:
    bearer = side.room or side.windows[0]
    names = [NAMES[way].zh for way in sorted(side.ways)] if len(side.ways) == 1 else []
    return " ".join([bearer.name, *names]).strip()


def side_of(store: "FactStore", subject: SubjectRef) -> RoomFacade:
    """What a subject stands for."""
    return room_facades(store, store.scopes[subject.building].subject)[subject.key]

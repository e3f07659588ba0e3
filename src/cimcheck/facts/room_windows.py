"""The windows of a room, by its space boundaries."""

from typing import TYPE_CHECKING

from cimcheck.facts.envelope import subjects_at
from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def windows_of_room(store: "FactStore", room: SubjectRef) -> list[SubjectRef] | None:
    """The windows that bound a room; None where the model gives the room no boundaries at all."""
    windows = subjects_at(store, "Window", room)
    bounded = False
    found: dict[str, SubjectRef] = {}
    for place in room.places:
        boundaries = store.views[place.model].tables.boundaries
        for space, element in zip(boundaries.space, boundaries.element, strict=True):
            if space != place.row:
                continue
            bounded = True
            window = windows.get(Place(place.model, element))
            if window is not None:
                found[window.key] = window
    return list(found.values()) if bounded else None

"""What bounds a room, by its space boundaries."""

from typing import TYPE_CHECKING

from cimcheck.facts.envelope import subjects_at
from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def windows_of_room(store: "FactStore", room: SubjectRef) -> list[SubjectRef] | None:
    """The windows that bound a room; None where the model gives the room no boundaries at all."""
    if not any(_elements(store, place.model).get(place.row) for place in room.places):
        return None
    return bounding(store, "Window", room)


def bounding(store: "FactStore", entity: str, room: SubjectRef) -> list[SubjectRef]:
    """The subjects of an entity among the boundaries of a room, each once."""
    members = subjects_at(store, entity, room)
    found: dict[str, SubjectRef] = {}
    for place in room.places:
        for element in _elements(store, place.model).get(place.row, ()):
            one = members.get(Place(place.model, element))
            if one is not None:
                found[one.key] = one
    return list(found.values())


def _elements(store: "FactStore", model: int) -> dict[int, list[int]]:
    """Rows of the elements at the boundaries of each space of a model."""

    def by_space() -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        boundaries = store.views[model].tables.boundaries
        for space, element in zip(boundaries.space, boundaries.element, strict=True):
            found.setdefault(space, []).append(element)
        return found

    return store.once(("boundaries", store.views[model].file), by_space)

"""What bounds a room and lets light or air in, by its space boundaries."""

from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.interval import ZERO, Interval
from cimcheck.core.trace import Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.envelope import subjects_at
from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


class Pane(msgspec.Struct, frozen=True):
    """A window, door or curtain wall to the outside: what of it [m2] may let light in, and what tells it."""

    subject: SubjectRef
    area: Interval
    said: Traced


def panes_of_room(store: "FactStore", room: SubjectRef) -> list[Pane] | None:
    """What lets light into a room; None where the model gives the room no boundaries at all.

    Inner windows do not count. Doors and curtain walls may be glazed or not, as far as nothing says so.
    """
    if not any(_elements(store, place.model).get(place.row) for place in room.places):
        return None
    found = []
    for entity in ("Window", "Door", "CurtainWall"):
        for one in bounding(store, entity, room):
            pane = _pane(store, one)
            if pane is not None:
                found.append(pane)
    return found


def _pane(store: "FactStore", one: SubjectRef) -> Pane | None:
    prefix = {"Window": "window", "Door": "door", "CurtainWall": "curtain_wall"}[one.kind]
    outside = store.value(f"{prefix}.is_external", one)
    assert isinstance(outside.value, Truth)
    if outside.value.surely_not:
        return None
    said = store.value(f"{prefix}.area", one)
    glazed = store.value("door.glazed_area", one) if prefix == "door" else None
    said = glazed if glazed is not None and glazed.value.is_known else said
    assert isinstance(said.value, Interval)
    whole = outside.value.surely and (prefix == "window" or said is glazed)
    return Pane(one, said.value if whole else said.value.hull(ZERO), said)


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

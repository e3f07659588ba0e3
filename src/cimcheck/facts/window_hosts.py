"""What windows stand in, and what shades them."""

from typing import TYPE_CHECKING

from cimcheck.core.truth import Truth
from cimcheck.facts.envelope import filled_by, subjects_at
from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry.quantities import Box

REACH = 0.6
"""[m] Shading that comes this close to a window belongs to it."""


def host_of(store: "FactStore", window: SubjectRef) -> Place | None:
    """The element whose opening the window fills; None where it fills none."""
    hosts: dict[Place, Place] = store.once(("window hosts", window.building), lambda: _hosts(store, window))
    return next((hosts[place] for place in window.places if place in hosts), None)


def _hosts(store: "FactStore", window: SubjectRef) -> dict[Place, Place]:
    fillings = filled_by(store, window)
    found = {}
    for model in sorted({opening.model for opening in fillings}):
        for element, opening in store.views[model].tables.voids:
            filling = fillings.get(Place(model, opening))
            if filling is not None:
                found[filling] = Place(model, element)
    return found


def stands_in_roof(store: "FactStore", window: SubjectRef) -> Truth | None:
    """Whether what the window stands in is a roof; None where it stands in nothing."""
    host = host_of(store, window)
    if host is None:
        return None
    part = subjects_at(store, "RoofPart", window).get(host)
    if part is None:
        return Truth(False, True)
    said = store.value("roof_part.is_roof", part).value
    assert isinstance(said, Truth)
    return said


def unplaced_windows(store: "FactStore", building: SubjectRef) -> list[SubjectRef]:
    """External windows in no wall, curtain wall or roof: which façade they belong to is not known."""
    found = []
    for window in store.members("Window", building):
        said = store.value("window.is_external", window).value
        if not (isinstance(said, Truth) and said.surely_not) and not _is_placed(store, window):
            found.append(window)
    return found


def _is_placed(store: "FactStore", window: SubjectRef) -> bool:
    curtains = subjects_at(store, "CurtainWall", window)
    if any(_whole(store, place) in curtains for place in window.places):
        return True
    host = host_of(store, window)
    if host is None:
        return False
    part = subjects_at(store, "RoofPart", window).get(host)
    if part is not None:
        said = store.value("roof_part.is_roof", part).value
        return isinstance(said, Truth) and said.surely
    return host in subjects_at(store, "Wall", window) or host in curtains


def shading_of(store: "FactStore", window: SubjectRef) -> list[SubjectRef]:
    """Shading devices that are parts of a window or come close to it."""
    devices = store.members("ShadingDevice", store.scopes[window.building].subject)
    if not devices:
        return []
    own = {Place(place.model, place.row) for place in window.places}
    parts = [one for one in devices if any(_whole(store, place) in own for place in one.places)]
    return parts or [one for one in devices if _is_close(store, one, window)]


def _whole(store: "FactStore", place: Place) -> Place:
    return Place(place.model, store.views[place.model].objects.parent[place.row])


def _is_close(store: "FactStore", device: SubjectRef, window: SubjectRef) -> bool:
    here, there = device.places[0], window.places[0]
    if here.model != there.model:
        return False
    found = _boxes(store, window.building)
    one, other = found.get(here), found.get(there)
    return one is not None and other is not None and _apart(one, other) <= REACH


def _boxes(store: "FactStore", building: str) -> "dict[Place, Box]":
    """The boxes of all shading devices and windows of a building, measured in one go."""

    def measure() -> "dict[Place, Box]":
        subject = store.scopes[building].subject
        members = [one for entity in ("ShadingDevice", "Window") for one in store.members(entity, subject)]
        shapes = store.geometry.of((one.places[0] for one in members), "box")
        return {place: shape.box for place, shape in shapes.items() if shape.box is not None}

    return store.once(("shading boxes", building), measure)


def _apart(one: "Box", other: "Box") -> float:
    """[m] The largest of the gaps along the axes; 0 where boxes overlap."""
    ends = zip(one.low, one.high, other.low, other.high, strict=True)
    return max(max(low - top, bottom - high, 0.0) for low, high, bottom, top in ends)

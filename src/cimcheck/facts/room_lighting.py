"""The lamps of each room, by the space that holds them or by where they hang."""

from typing import TYPE_CHECKING

from cimcheck.facts.areas import rooms_of
from cimcheck.facts.envelope import subjects_at
from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry.quantities import Measurement

Lamps = dict[str, list[SubjectRef]]
NOWHERE = ""
"""The key of lamps of which it cannot be told in which room they hang."""


def lamps_by_room(store: "FactStore", building: SubjectRef) -> Lamps:
    """The luminaires by the keys of rooms; under `NOWHERE` those that may hang in any."""
    return store.once(("lamps", building.key), lambda: _lamps(store, building))


def _lamps(store: "FactStore", building: SubjectRef) -> Lamps:
    found: Lamps = {}
    loose = []
    for lamp in store.members("Luminaire", building):
        room = _holder(store, lamp)
        if room is None:
            loose.append(lamp)
        else:
            found.setdefault(room.key, []).append(lamp)
    if loose:
        for lamp, key in _hung(store, building, loose):
            found.setdefault(key, []).append(lamp)
    return found


def _holder(store: "FactStore", lamp: SubjectRef) -> SubjectRef | None:
    spaces = subjects_at(store, "Space", lamp)
    for place in lamp.places:
        room = spaces.get(Place(place.model, store.views[place.model].objects.container[place.row]))
        if room is not None:
            return room
    return None


def _hung(store: "FactStore", building: SubjectRef, lamps: list[SubjectRef]) -> list[tuple[SubjectRef, str]]:
    """Lamps with the only room whose outline and height they hang in."""
    rooms = rooms_of(store, store.members("Space", building))
    shapes = store.geometry.of((room.places[0] for room in rooms), "footprint", "box")
    hanging = store.geometry.of((lamp.places[0] for lamp in lamps), "box")
    found = []
    for lamp in lamps:
        at = hanging.get(lamp.places[0])
        around = [
            room.key
            for room in rooms
            if room.places[0].model == lamp.places[0].model and _is_in(at, shapes.get(room.places[0]))
        ]
        found.append((lamp, around[0] if len(around) == 1 else NOWHERE))
    return found


def _is_in(lamp: "Measurement | None", room: "Measurement | None") -> bool:
    from cimcheck.reading.geometry.orientation import covers

    if lamp is None or lamp.box is None or room is None or room.box is None or room.footprint is None:
        return False
    low, high = lamp.box.low, lamp.box.high
    middle = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2)
    return room.box.low[2] <= high[2] and low[2] <= room.box.high[2] and covers(room.footprint, middle)

"""Clear heights in a protective unit: of its rooms, and under the beams and pipes that cross them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cimcheck.facts.areas import layer_is
from cimcheck.facts.shelter_plan import on_storeys, shelter_plan
from cimcheck.facts.subject import Place, SubjectRef
from cimcheck.facts.unit_rooms import unit_rooms

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

HANGING = ("Beam", "Pipe")


@dataclass(frozen=True, slots=True)
class Heights:
    """[m] The lowest room, and the lowest beam or pipe; `complete` when both kinds are in the models."""

    rooms: float | None
    under: float | None
    complete: bool


def clear_heights(store: "FactStore", unit: SubjectRef) -> Heights | None:
    """The heights of a unit; None where its place is not known."""
    return store.once(("clear_heights", unit.key), lambda: _heights(store, unit))


def _heights(store: "FactStore", unit: SubjectRef) -> Heights | None:
    if unit.key not in shelter_plan(store, unit.building).units:
        return None
    spaces = unit_rooms(store, unit) or _drawn(store, unit)
    storeys = {storey.key for space in spaces for storey in store.storeys_of(space)}
    scope = store.scopes[unit.building].subject
    by_kind = {kind: on_storeys(store, store.members(kind, scope), storeys) for kind in HANGING}
    hanging = [one.places[0] for found in by_kind.values() for one in found if one.places]
    places = [space.places[0] for space in spaces if space.places]
    under = _under(store, places, hanging)
    boxes = [one.box for one in store.geometry.of(places, "box").values() if one.box is not None]
    rooms = min((round(box.high[2] - box.low[2], 6) for box in boxes), default=None)
    return Heights(rooms, under, all(by_kind.values()))


def _drawn(store: "FactStore", unit: SubjectRef) -> list[SubjectRef]:
    return [one for one in store.members("Space", unit) if layer_is(store, one, "air_defence_plan")]


def _under(store: "FactStore", places: Sequence[Place], hanging: Sequence[Place]) -> float | None:
    if not hanging:
        return None
    found = store.geometry.of(places, "clear_heights", obstacles=dict.fromkeys(places, hanging))
    heights = [
        height
        for one in found.values()
        for height in (one.clear_heights or {}).values()
        if height is not None
    ]
    return min(heights, default=None)

"""Parking spaces: bays and areas for cars, and places for bicycles, as models label them."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.facts.duplicates import in_speaking_order
from cimcheck.facts.loose import takes_loose
from cimcheck.facts.scopes import Part, Scope
from cimcheck.facts.subject import Place, SubjectRef
from cimcheck.reading.tables import NONE

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ENTITY, KIND = "ParkingSpace", "parking_space.kind"
NO_PARKING = frozenset({"none"})


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """What is labelled as parking. What belongs to no building goes with the first building of its model."""
    found: list[SubjectRef] = []
    guids: set[str] = set()
    for part in in_speaking_order(scope.parts, store.catalogue.entities[ENTITY].speaks):
        for row in _rows(store, part, takes_loose(store, scope, part)):
            objects = part.view.objects
            guid = objects.guid[row]
            if guid and guid in guids:
                continue
            guids.add(guid)
            key = f"{part.view.file}#{objects.step[row]}"
            places = (Place(part.view.index, row),)
            name = part.view.label(row)
            found.append(SubjectRef(ENTITY, key, name, guid, scope.subject.key, places=places))
    return found


def _rows(store: "FactStore", part: Part, with_loose: bool) -> list[int]:
    building = part.view.objects.building
    return [
        row
        for row in part.view.rows_of(store.catalogue.entities[ENTITY])
        if (part.holds(row) or (with_loose and building[row] == NONE)) and _is_parking(store, part, row)
    ]


def _is_parking(store: "FactStore", part: Part, row: int) -> bool:
    readings = store.column(KIND, part.view).get(row, ())
    return any(
        isinstance(one.said.value, Category) and one.said.value.members != NO_PARKING for one in readings
    )

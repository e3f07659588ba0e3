"""Walls and slabs of a shelter, alike ones together."""

from typing import TYPE_CHECKING

from cimcheck.core.text import Text
from cimcheck.facts.scopes import Scope
from cimcheck.facts.shelter_parts import ENTITY, parts_of
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """One subject for all walls or slabs of one type; one without any where a shelter labels none."""
    building = scope.subject
    found = []
    for alike in parts_of(store, building).values():
        first = alike[0]
        places = tuple(place for one in alike for place in one.places)
        view = store.views[first.places[0].model]
        name = view.text(first.places[0].row, "TypeName") or first.name
        found.append(SubjectRef(ENTITY, first.key, name, first.guid, building.key, places=places))
    if not found and store.members("ProtectiveUnit", building):
        key = f"{building.key}/shelter_parts"
        found.append(SubjectRef(ENTITY, key, f"{_NONE.zh} {_NONE.en}", building=building.key))
    return found


_NONE = Text("没有标识的人防墙、板", "walls and slabs of the shelter without a label")

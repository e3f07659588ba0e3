"""Components alike, item by item of GB/T 51129-2017: what the calculation sheet lists."""

from typing import TYPE_CHECKING

from cimcheck.facts.prefabrication.items import ITEMS, groups_of
from cimcheck.facts.prefabrication.pieces import group_subjects
from cimcheck.facts.scopes import Scope
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ENTITY = "ComponentGroup"


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """The groups of a building, in the order of the standard's table."""
    building = scope.subject
    return [
        one
        for item in ITEMS
        for one in group_subjects(store, ENTITY, building, item, groups_of(store, building, item))
    ]

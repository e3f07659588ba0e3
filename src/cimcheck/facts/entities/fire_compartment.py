"""Fire compartments: groups, spatial zones and spaces that are named as such, in buildings with a shelter."""

from typing import TYPE_CHECKING

from cimcheck.facts.scopes import Scope
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.unit_groups import Naming, find_units, spaces_inside

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ENTITY = "FireCompartment"
OTHERWISE = r"防火分区[隔间之]|防火分区示意"


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """The fire compartments of a building that has protective units."""
    if not store.members("ProtectiveUnit", scope.subject):
        return []
    marks = tuple(store.catalogue.entities[ENTITY].marks)
    return find_units(store, scope, Naming(ENTITY, OTHERWISE, marks, whole=True))


inside = spaces_inside

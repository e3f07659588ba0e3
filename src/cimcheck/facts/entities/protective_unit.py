"""Protective units: groups, spatial zones and spaces that are named as such."""

from typing import TYPE_CHECKING

from cimcheck.facts.scopes import Scope
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.unit_groups import Naming, find_units, spaces_inside

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ENTITY = "ProtectiveUnit"
OTHERWISE = r"非\s?人防|抗爆单元|防护单元[隔间之]"


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """The protective units of a building."""
    marks = tuple(store.catalogue.entities[ENTITY].marks)
    return find_units(store, scope, Naming(ENTITY, OTHERWISE, marks))


inside = spaces_inside

"""Anti-bomb units: what protective units are divided into; named groups, spatial zones and spaces."""

from typing import TYPE_CHECKING

from cimcheck.facts.scopes import Scope
from cimcheck.facts.subject import SubjectRef
from cimcheck.facts.unit_groups import Naming, find_units, spaces_inside

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ENTITY = "AntiBombUnit"
OTHERWISE = r"非\s?人防|抗爆单元[隔间之]|抗爆隔墙|不划分"


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """The anti-bomb units of a building; their numbers begin again in every protective unit."""
    marks = tuple(store.catalogue.entities[ENTITY].marks)
    return find_units(store, scope, Naming(ENTITY, OTHERWISE, marks, whole=True))


inside = spaces_inside

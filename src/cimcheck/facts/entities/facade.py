"""Façades: the four ways a building looks, where it has outer walls."""

from typing import TYPE_CHECKING

from cimcheck.core.text import Text
from cimcheck.facts.looking import WAYS
from cimcheck.facts.scopes import Scope
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

NAMES = {
    "north": Text("北立面", "north façade"),
    "east": Text("东立面", "east façade"),
    "south": Text("南立面", "south façade"),
    "west": Text("西立面", "west façade"),
}


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """The four façades of a building that has walls."""
    if not store.members("Wall", scope.subject):
        return []
    key = scope.subject.key
    return [
        SubjectRef("Facade", f"{key}/{way}", f"{NAMES[way].zh} {NAMES[way].en}", building=key) for way in WAYS
    ]


def way_of(facade: SubjectRef) -> str:
    """The way a façade looks."""
    return facade.key.rpartition("/")[2]

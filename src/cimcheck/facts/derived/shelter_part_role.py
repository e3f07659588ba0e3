"""What a wall or slab of a shelter is for."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category, category
from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.resolve import Candidate, traced
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "shelter_part.role"
BEARING = "shelter_part.is_load_bearing"
INNER = "inner_wall"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By name. An inner wall that bears nothing is another part."""
    found = store.settled(FACT, subject)
    if not isinstance(found.value, Category) or found.value.members != {INNER}:
        return found
    bears = store.value(BEARING, subject)
    if not isinstance(bears.value, Truth) or bears.value.surely:
        return found
    role = category("other") if bears.value.surely_not else Category(frozenset({INNER, "other"}))
    candidate = Candidate(role, Strength.MEDIUM, (), (found.trace, bears.trace), bears.gaps, note=_BEARS)
    return traced(store.catalogue.facts[FACT], [candidate])


_BEARS = Text("承重内墙才有最小厚度要求。", "Only inner walls that bear load have a least thickness.")

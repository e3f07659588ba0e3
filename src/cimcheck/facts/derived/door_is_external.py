"""Whether a door is an external one."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.sides import as_its_wall
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "door.is_external"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """As the door says, or else as its wall or the boundaries of spaces do."""
    return as_its_wall(store, FACT, subject)

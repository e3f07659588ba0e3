"""Whether a wall is an external one."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.sides import external
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "wall.is_external"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """As the wall says, or else as the boundaries of spaces do."""
    return external(store, FACT, subject)

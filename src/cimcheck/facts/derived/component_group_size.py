"""The amount of a group of components, in the unit of its item."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.prefabrication.pieces import group_behind, group_fact
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "component_group.size"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """As the group has it."""
    _, group = group_behind(store, subject)
    return group_fact(store, FACT, subject, group.size)

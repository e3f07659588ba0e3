"""What kind of place tells how the components of a group count."""

from typing import TYPE_CHECKING

from cimcheck.core.category import category
from cimcheck.core.trace import Traced
from cimcheck.facts.prefabrication.pieces import group_behind, group_fact
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "component_group.evidence"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """As the group has it."""
    _, group = group_behind(store, subject)
    return group_fact(store, FACT, subject, category(group.first.evidence))

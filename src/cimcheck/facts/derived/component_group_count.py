"""How many components a group holds."""

from fractions import Fraction
from typing import TYPE_CHECKING

from cimcheck.core.interval import Interval
from cimcheck.core.trace import Traced
from cimcheck.facts.prefabrication.pieces import group_behind, group_fact
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "component_group.count"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """As the group has it."""
    _, group = group_behind(store, subject)
    number = Fraction(sum(1 for one in group.pieces if one.subject))
    return group_fact(store, FACT, subject, Interval(number, number))

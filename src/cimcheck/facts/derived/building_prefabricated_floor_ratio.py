"""Prefabricated share of the floors (q1b)."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.prefabrication.items import item_ratio
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.prefabricated_floor_ratio"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] Item q1b of GB/T 51129-2017, from the components of the models."""
    return item_ratio(store, FACT, subject, "q1b")

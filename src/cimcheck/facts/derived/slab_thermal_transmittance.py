"""Thermal transmittance of a slab."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.layered import stated_or_layered
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "slab.thermal_transmittance"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/(m2.K)] What is stated and what the layers give; unknown without both."""
    return stated_or_layered(store, FACT, subject)

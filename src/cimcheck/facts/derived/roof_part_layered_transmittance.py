"""Thermal transmittance of a roof from its layers."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.layered import from_layers
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "roof_part.layered_transmittance"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/(m2.K)] Of the plain section. Unknown without layers, or where one says too little."""
    return from_layers(store, FACT, subject)

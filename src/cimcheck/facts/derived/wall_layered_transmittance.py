"""Thermal transmittance of a wall from its layers."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.layered import from_layers
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "wall.layered_transmittance"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/(m2.K)] Of the plain section, an inner wall with the air of rooms on both sides."""
    said = store.value("wall.is_external", subject)
    assert isinstance(said.value, Truth)
    return from_layers(store, FACT, subject, said.value, said.gaps)

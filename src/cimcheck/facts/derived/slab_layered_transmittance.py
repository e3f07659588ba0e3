"""Thermal transmittance of a slab from its layers."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import UNKNOWN, Truth
from cimcheck.facts.layered import from_layers
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "slab.layered_transmittance"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[W/(m2.K)] Of the plain section; between dwellings with the air of rooms on both sides."""
    exposed = store.value("slab.is_exposed", subject).value
    party = store.value("slab.is_party_floor", subject).value
    assert isinstance(exposed, Truth)
    assert isinstance(party, Truth)
    outside = exposed if exposed.surely else party.not_() if party.surely else UNKNOWN
    return from_layers(store, FACT, subject, outside, (Gap("slab.is_exposed", (subject.key,)),))

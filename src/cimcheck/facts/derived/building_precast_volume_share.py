"""Precast share of the concrete above ground."""

from typing import TYPE_CHECKING

from cimcheck.core.trace import Traced
from cimcheck.facts.alone import alone
from cimcheck.facts.prefabrication.concrete import precast_pieces
from cimcheck.facts.prefabrication.items import ratio_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.precast_volume_share"


def shown(store: "FactStore", subject: SubjectRef) -> Candidate | None:
    """[1] What concrete above ground give, whatever is stated of it; None where they do not suffice."""
    return alone(store, FACT, subject, derive)


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[1] By volume. Unknown where the models show no concrete above ground, or one is missing."""
    return ratio_of(store, FACT, subject, list(precast_pieces(store, subject)), "m3")

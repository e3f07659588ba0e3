"""Whether a wall is laid as masonry."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Source
from cimcheck.core.trace import Traced
from cimcheck.facts.prefabrication.layers import core_of, layers_of
from cimcheck.facts.resolve import traced
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "component.is_masonry"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By name and by the thickest layer; what is laid on it as a finish says nothing of the wall."""
    core = core_of(layers_of(store, subject))
    said = store.candidates(FACT, subject)
    kept = [
        one
        for one in said
        if not (one.evidence and one.evidence[0].source is Source.MATERIAL) or one.evidence[0].raw == core
    ]
    return traced(store.catalogue.facts[FACT], kept)

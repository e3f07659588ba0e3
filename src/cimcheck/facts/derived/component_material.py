"""What a component is mainly made of."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category, category
from cimcheck.core.evidence import Source, Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.prefabrication.layers import core_of, layers_of
from cimcheck.facts.resolve import Candidate, traced
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "component.material"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By the thickest layer and by name; else what is known to be precast or cast in place is concrete."""
    core = core_of(layers_of(store, subject))
    said = store.candidates(FACT, subject)
    kept = [one for one in said if not _is_material(one) or one.evidence[0].raw == core]
    if not kept:
        casting = store.value("component.casting", subject)
        assert isinstance(casting.value, Category)
        if len(casting.value.members) < len(store.catalogue.facts["component.casting"].members):
            kept = [Candidate(category("concrete"), Strength.MEDIUM, operands=(casting.trace,), note=_CAST)]
    return traced(store.catalogue.facts[FACT], kept)


def _is_material(one: Candidate) -> bool:
    return bool(one.evidence) and one.evidence[0].source is Source.MATERIAL


_CAST = Text("预制、现浇、叠合构件按混凝土理解。", "What is precast or cast in place is concrete.")

"""Whether a component is precast, cast in place, or a precast part completed in place."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from cimcheck.core.category import Category, category
from cimcheck.core.evidence import Source, Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate, traced
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "component.casting"
BOTH = frozenset({"precast", "in_situ"})


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """By property, assembly, name, material. Layers that are precast and cast in place make a composite."""
    said = store.candidates(FACT, subject)
    layers = [one for one in said if one.evidence and one.evidence[0].source is Source.MATERIAL]
    others = [one for one in said if one not in layers]
    found: frozenset[str] = frozenset()
    for one in layers:
        assert isinstance(one.value, Category)
        found |= one.value.members
    if found == {"precast"} and _is_floor(store, subject):
        layers = [replace(one, value=category("precast", "composite")) for one in layers]
    elif found >= BOTH:
        evidence = tuple(evidence for one in layers for evidence in one.evidence)
        layers = [Candidate(category("composite"), Strength.MEDIUM, evidence, note=_LAYERS)]
    return traced(store.catalogue.facts[FACT], [*others, *layers])


def _is_floor(store: "FactStore", subject: SubjectRef) -> bool:
    """Slabs and beams of precast concrete may be completed in place."""
    place = subject.places[0]
    return store.views[place.model].objects.ifc_class[place.row].startswith(("IfcSlab", "IfcBeam"))


_LAYERS = Text("各层材料中既有预制也有现浇。", "Some of its layers are precast and some are cast in place.")

"""Thickness of the reinforced concrete of a wall or slab of a shelter."""

from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.shelter_parts import parts_of, thinnest
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "shelter_part.thickness"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m] The concrete among its layers, of the thinnest of those alike; one material has all of it.

    Unknown where one of them tells neither layers nor material.
    """
    building = store.scopes[subject.building].subject
    alike = next((ones for ones in parts_of(store, building).values() if ones[0].key == subject.key), [])
    value = thinnest(store, building, alike) if alike else None
    if value is None:
        return store.settled(FACT, subject)
    elements = tuple(one.guid for one in alike if one.guid)
    candidate = Candidate(value, Strength.MEDIUM, elements=elements, note=_LAYERS)
    return store.settled(FACT, subject, [candidate])


_LAYERS = Text("各材料层中混凝土层的厚度。", "The layers of concrete among its layers.")

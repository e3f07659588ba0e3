"""The lists of a pack joined from all its folders: instruments, places, terms, domains, plans."""

from collections.abc import Iterable

import msgspec

from cimcheck.packs.documents import Document
from cimcheck.packs.shapes.plan import PlanFile
from cimcheck.packs.shapes.registers import (
    DomainFile,
    GlossaryFile,
    Instrument,
    InstrumentsFile,
    JurisdictionsFile,
    Place,
    Term,
)

STATE = "CN"


class Register(msgspec.Struct, frozen=True):
    """What rules refer to. Entries of a later folder come on top of those of an earlier one."""

    instruments: dict[str, Instrument] = {}
    places: dict[str, Place] = {}
    terms: dict[str, Term] = {}
    domains: dict[str, DomainFile] = {}
    plans: dict[str, PlanFile] = {}

    def road(self, place: str) -> tuple[str, ...]:
        """The places from the state down to `place`; empty when the place is not known."""
        road: list[str] = []
        while place in self.places and place not in road:
            road.append(place)
            place = self.places[place].parent
        return tuple(reversed(road))

    def lies_in(self, place: str, around: str) -> bool:
        """True when `place` is `around` or inside it."""
        return around in self.road(place)


def joined(documents: Iterable[Document]) -> Register:
    """The register that all documents together give."""
    register = Register()
    for document in documents:
        match document.shape:
            case InstrumentsFile():
                register.instruments.update(document.shape.instruments)
            case JurisdictionsFile():
                register.places.update(document.shape.jurisdictions)
            case GlossaryFile():
                register.terms.update(document.shape.terms)
            case DomainFile():
                register.domains[document.folder] = document.shape
            case PlanFile():
                register.plans[document.shape.plan] = document.shape
    return register


def instrument_of(ref: str) -> str:
    """The instrument id of a clause reference."""
    return ref.partition("#")[0]

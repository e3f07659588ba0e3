"""Reinforcing steel of a building as pieces: mass, grade, and whether it carries load."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cimcheck.core.interval import Interval
from cimcheck.core.truth import UNKNOWN, Truth
from cimcheck.facts.prefabrication.pieces import Piece, portion
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACTS = ("reinforcement.carries_load", "reinforcement.is_high_strength", "reinforcement.mass")


def pieces(store: "FactStore", building: SubjectRef) -> Iterator[Piece]:
    """Bars and meshes; tendons are no ordinary reinforcing steel."""
    for bar in store.members("Reinforcement", building):
        found = {fact: store.value(fact, bar).value for fact in FACTS}
        loaded, strong, mass = (found[fact] for fact in FACTS)
        assert isinstance(loaded, Truth)
        assert isinstance(strong, Truth)
        assert isinstance(mass, Interval)
        counts = loaded.and_(UNKNOWN) if bar.doubtful else loaded
        lacks = tuple(fact for fact, value in found.items() if not value.is_known)
        yield Piece(_label(store, bar), mass, portion(strong), counts, "both", lacks, bar)


def _label(store: "FactStore", bar: SubjectRef) -> str:
    """Type or name without the serial number behind the last colon."""
    place = bar.places[0]
    view = store.views[place.model]
    named = view.text(place.row, "TypeName") or view.label(place.row) or view.objects.ifc_class[place.row]
    head, _, tail = named.rpartition(":")
    return head if head and tail.strip().isdigit() else named

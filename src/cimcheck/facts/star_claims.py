"""Where a submission claims a green building grade, and what it says there."""

from typing import TYPE_CHECKING

from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

TARGET = "building.green_star_target"


def claims(store: "FactStore", building: SubjectRef) -> list[Candidate]:
    """Every claim that can be read as a grade, in the project file and in the models."""
    twin = store.catalogue.declared(TARGET)
    own = store.candidates(TARGET, building)
    return [*own, *(one for one in store.candidates(twin, building) if one not in own)]


def has_unread_claim(store: "FactStore", building: SubjectRef) -> bool:
    """Whether some place claims what is no grade."""
    readings = (
        reading
        for place in building.places
        for reading in store.column(TARGET, store.views[place.model]).get(place.row, ())
    )
    return any(one.value is None and one.reason is not None for one in readings)

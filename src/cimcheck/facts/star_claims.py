"""Where a submission claims a green building grade, and what it says there.

A model may claim it on its building, or for all of its buildings on project or site.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cimcheck.facts.resolve import Candidate
from cimcheck.facts.said import Reading
from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

TARGET, OF_PROJECT = "building.green_star_target", "project.green_star_claimed"


def claims(store: "FactStore", building: SubjectRef) -> list[Candidate]:
    """Every claim that can be read as a grade, in the project file and in the models."""
    twin = store.catalogue.declared(TARGET)
    own = store.candidates(TARGET, building)
    own += [one for one in store.candidates(twin, building) if one not in own]
    return [*own, *of_project(store, building)]


def of_project(store: "FactStore", building: SubjectRef) -> list[Candidate]:
    """What project and site of the models of a building claim."""
    definition = store.catalogue.facts[OF_PROJECT]
    return [
        Candidate(value, one.said.strength, (one.evidence(store.views[at.model], at.row, definition),))
        for at, one in _around(store, building)
        if (value := one.said.value) is not None
    ]


def has_unread_claim(store: "FactStore", building: SubjectRef) -> bool:
    """Whether some place claims what is no grade."""
    own = (
        reading
        for place in building.places
        for reading in store.column(TARGET, store.views[place.model]).get(place.row, ())
    )
    found = [*own, *(one for _, one in _around(store, building))]
    return any(one.said.value is None for one in found)


def _around(store: "FactStore", building: SubjectRef) -> Iterator[tuple[Place, Reading]]:
    """The readings of project and site in the models of a building."""
    views = dict.fromkeys(part.view.index for part in store.scopes[building.key].parts)
    for index in views:
        for row, readings in sorted(store.column(OF_PROJECT, store.views[index]).items()):
            for one in readings:
                yield Place(index, row), one

"""Walls and slabs of a shelter by what they are for: alike ones together, as their names tell."""

import re
from typing import TYPE_CHECKING

from cimcheck.core.interval import Interval
from cimcheck.facts.concrete import concrete_thickness, expect_sizes
from cimcheck.facts.patterns import found
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ENTITY = "ShelterPart"
KINDS = ("Wall", "Slab")
TEXTS = ("Name", "ObjectType", "TypeName")
NUMBER = r"[:：]\s?[0-9]+$"  # what tools put behind the names of elements of one type


def parts_of(store: "FactStore", building: SubjectRef) -> dict[str, list[SubjectRef]]:
    """The labelled walls and slabs of a building by class and type, else by name."""
    return store.once(("shelter_parts", building.key), lambda: _parts_of(store, building))


def _parts_of(store: "FactStore", building: SubjectRef) -> dict[str, list[SubjectRef]]:
    marks = store.catalogue.entities[ENTITY].marks
    groups: dict[str, list[SubjectRef]] = {}
    for kind in KINDS:
        for one in store.members(kind, building):
            said = (store.views[place.model].texts(place.row, TEXTS) for place in one.places)
            texts = dict.fromkeys(text for each in said for text in each if text)
            if any(found(mark, text) for mark in marks for text in texts):
                alike = (re.sub(NUMBER, "", text) for text in texts)
                groups.setdefault(" ".join((kind, *alike)), []).append(one)
    return groups


def thinnest(store: "FactStore", building: SubjectRef, alike: list[SubjectRef]) -> Interval | None:
    """[m] The concrete of the thinnest of them; None where it is not known of one."""
    expect_sizes(store, (one for ones in parts_of(store, building).values() for one in ones))
    found_of = [concrete_thickness(store, one) for one in alike]
    known = [one for one in found_of if one is not None]
    if len(known) < len(alike):
        return None
    return Interval(min(one.lo for one in known), min(one.hi for one in known))

"""Parts of a shelter that groups, spatial zones or spaces are named after: protective and anti-bomb units."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from cimcheck.facts.duplicates import in_speaking_order
from cimcheck.facts.identities import folded
from cimcheck.facts.model_view import ModelView
from cimcheck.facts.numerals import numeral_value
from cimcheck.facts.patterns import found
from cimcheck.facts.scopes import Part, Scope
from cimcheck.facts.subject import Place, SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

GROUPS = ("IfcZone", "IfcSpatialZone", "IfcGroup")
TEXTS = ("Name", "LongName", "ObjectType", "Description")


class Naming(msgspec.Struct, frozen=True):
    """How the units of an entity are named: `otherwise` is a pattern for names that mean something else.

    `whole`: units are told apart by their whole names; else by the number in it.
    """

    entity: str
    otherwise: str
    marks: tuple[str, ...]
    whole: bool = False

    def number(self, texts: Sequence[str]) -> str | None:
        """The number in the first text that names a unit, "" when it has none; None when no text does."""
        named = False
        for text in texts:
            if not text or found(self.otherwise, text):
                continue
            for mark in self.marks:
                match = found(mark, text)
                if match is None:
                    continue
                named = True
                number = folded(text) if self.whole else match.groupdict().get("number")
                if number:
                    return number if self.whole else numeral_value(number)
        return "" if named else None


class _Unit(msgspec.Struct):
    """A unit while it is put together."""

    number: str
    places: list[Place]
    members: dict[str, SubjectRef] = {}
    storeys: set[str] = set()

    def take(self, store: "FactStore", space: SubjectRef) -> None:
        self.members[space.key] = space
        self.storeys |= _storeys(store, space)


def find_units(store: "FactStore", scope: Scope, naming: Naming) -> list[SubjectRef]:
    """The units of a building: groups first, then spaces that no group holds."""
    spaces = store.members("Space", scope.subject)
    by_place = {place: space for space in spaces for place in space.places}
    units: list[_Unit] = []
    for part in in_speaking_order(scope.parts, store.catalogue.entities[naming.entity].speaks):
        for row, number in _groups(part, naming):
            _add_group(store, units, part, row, number, by_place)
    for space in spaces:
        named = _number_of_space(store, space, naming)
        if named is not None:
            _add_space(store, units, space, named)
    return [_subject(store, scope, unit, naming.entity) for unit in units]


def spaces_inside(store: "FactStore", entity: str, subject: SubjectRef) -> list[SubjectRef]:
    """The spaces of a unit; everything of its building for other entities."""
    found_in = [one for one in store.subjects(entity) if one.building == subject.building]
    if entity != "Space":
        return found_in
    places = set(subject.places)
    for place in subject.places:
        view = store.views[place.model]
        places |= {Place(place.model, row) for row in view.members_of(place.row)}
    return [one for one in found_in if not places.isdisjoint(one.places)]


def _groups(part: Part, naming: Naming) -> Iterator[tuple[int, str]]:
    """Rows and numbers of the groups of a part that are called such units."""
    view = part.view
    for row in sorted(row for name in GROUPS for row in view.by_class.get(name, ())):
        number = naming.number(view.texts(row, TEXTS))
        if number is None:
            continue
        members = view.members_of(row)
        if any(part.holds(member) for member in members) or (not members and part.holds(row)):
            yield row, number


def _add_group(
    store: "FactStore",
    units: list[_Unit],
    part: Part,
    row: int,
    number: str,
    by_place: dict[Place, SubjectRef],
) -> None:
    index = part.view.index
    members = [
        by_place[place] for one in part.view.members_of(row) if (place := Place(index, one)) in by_place
    ]
    guid = part.view.objects.guid[row]
    unit = next((one for one in units if _is_same(store, one, number, guid, members, index)), None)
    if unit is None:
        unit = _Unit(number, [])
        units.append(unit)
    unit.places.append(Place(index, row))
    for space in members:
        unit.take(store, space)


def _is_same(
    store: "FactStore", unit: _Unit, number: str, guid: str, members: Sequence[SubjectRef], model: int
) -> bool:
    """A group of another model, or another kind of group over the same spaces, is the unit already known."""
    if members and {one.key for one in members} == set(unit.members):
        return True
    if any(place.model == model for place in unit.places):
        return False
    if guid and guid in {store.views[place.model].objects.guid[place.row] for place in unit.places}:
        return True
    storeys = {storey for one in members for storey in _storeys(store, one)}
    return (
        bool(number)
        and number == unit.number
        and (not storeys or not unit.storeys or storeys == unit.storeys)
    )


def _add_space(store: "FactStore", units: list[_Unit], space: SubjectRef, number: str) -> None:
    """A named space stands for its unit; one that a group holds already only adds evidence."""
    holder = next((unit for unit in units if space.key in unit.members), None)
    if holder is None and number:
        storeys = _storeys(store, space)
        holder = next(
            (
                unit
                for unit in units
                if unit.number == number and (not unit.storeys or unit.storeys == storeys)
            ),
            None,
        )
    if holder is None:
        holder = _Unit(number, [])
        units.append(holder)
    holder.places += [place for place in space.places if place not in holder.places]
    holder.take(store, space)


def _number_of_space(store: "FactStore", space: SubjectRef, naming: Naming) -> str | None:
    """The number of the unit a space is named after; None when it is not."""
    for place in space.places:
        view: ModelView = store.views[place.model]
        number = naming.number(view.texts(place.row, ("Name", "LongName")))
        if number is not None:
            return number
    return None


def _storeys(store: "FactStore", space: SubjectRef) -> set[str]:
    return {storey.key for storey in store.storeys_of(space)}


def _subject(store: "FactStore", scope: Scope, unit: _Unit, entity: str) -> SubjectRef:
    first = unit.places[0]
    view = store.views[first.model]
    key = f"{view.file}#{view.objects.step[first.row]}"
    guid = view.objects.guid[first.row]
    doubtful = bool(unit.members) and all(space.doubtful for space in unit.members.values())
    return SubjectRef(
        entity, key, view.label(first.row), guid, scope.subject.key, doubtful, tuple(unit.places)
    )

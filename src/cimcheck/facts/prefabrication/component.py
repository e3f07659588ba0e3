"""One component as prefabrication looks at it: its facts as bare values, quick enough for every element."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.core.evidence import Source, Strength
from cimcheck.core.interval import Interval
from cimcheck.core.trace import Traced
from cimcheck.core.truth import TRUE, UNKNOWN, Truth
from cimcheck.core.value import Value
from cimcheck.facts import notes
from cimcheck.facts.patterns import unnumbered
from cimcheck.facts.prefabrication.layers import Layers, layers_of
from cimcheck.facts.prefabrication.twins import joined
from cimcheck.facts.resolve import Candidate, settle
from cimcheck.facts.said import Said
from cimcheck.facts.subject import SubjectRef
from cimcheck.reading.tables import NONE

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

KINDS: Mapping[Source, str] = {
    Source.PROPERTY: "property",
    Source.QUANTITY: "property",
    Source.ATTRIBUTE: "property",
    Source.DECLARED: "property",
    Source.NAME: "name",
    Source.MATERIAL: "material",
    Source.CLASSIFICATION: "relation",
    Source.RELATION: "relation",
    Source.GEOMETRY: "relation",
}
"""The members of component_group.evidence."""
_ORDER = {strength: number for number, strength in enumerate(Strength)}


@dataclass(frozen=True, eq=False)
class Component:
    """A component of the building; `subject` is the thing that its models agree on.

    Many items look at one component, so what was found of it is kept.
    """

    store: "FactStore"
    subject: SubjectRef
    _said: dict[str, tuple[Said, ...]] = field(default_factory=dict, repr=False)
    _values: dict[str, Value] = field(default_factory=dict, repr=False)

    def truth(self, fact: str) -> Truth:
        """A yes/no of the component."""
        value = self._values.get(fact) or self._possible(fact)
        assert isinstance(value, Truth)
        return value

    def members(self, fact: str) -> frozenset[str]:
        """The possible members of a category of the component."""
        value = self._values.get(fact) or self._possible(fact)
        assert isinstance(value, Category)
        return value.members

    def number(self, fact: str) -> Interval | None:
        """A number of the component in coherent units; None when nothing is said of it."""
        said = self.said(fact)
        if not said:
            return None
        one = said[0]
        if len(said) == 1 and one.strength is not Strength.WEAK and isinstance(one.value, Interval):
            return one.value  # one reading, inside the limits already: nothing to settle
        value = self._values.get(fact) or self._settled(fact, said)
        assert isinstance(value, Interval)
        return None if value == self.store.catalogue.facts[f"component.{fact}"].limits else value

    def said(self, fact: str) -> tuple[Said, ...]:
        """What the models say of a fact: the same objects for components of which the same is said."""
        known = self._said.get(fact)
        if known is None:
            known = self._said[fact] = self.store.said(f"component.{fact}", self.subject)
        return known

    def is_stated(self, fact: str) -> bool:
        """Whether any place in the models speaks of the fact."""
        return bool(self.said(fact))

    def told_by(self, *facts: str) -> str:
        """What kind of place speaks of the first of these facts that any speaks of; "none" for none."""
        for fact in facts:
            said = self.said(fact)
            if said:
                return KINDS[min(said, key=lambda one: _ORDER[one.strength]).source]
        return "none"

    @cached_property
    def ifc_class(self) -> str:
        """The IFC class in the model that speaks first."""
        place = self.subject.places[0]
        return self.store.views[place.model].objects.ifc_class[place.row].removesuffix("StandardCase")

    @cached_property
    def predefined(self) -> str:
        """The predefined type, of the component or else of its type object."""
        place = self.subject.places[0]
        objects = self.store.views[place.model].objects
        own = objects.predefined_type[place.row]
        type_row = objects.type_of[place.row]
        if own in ("", "NOTDEFINED") and type_row != NONE:
            return objects.predefined_type[type_row] or own
        return own

    @cached_property
    def label(self) -> str:
        """What components of this kind are called: the type, else the name without its serial number."""
        place = self.subject.places[0]
        view = self.store.views[place.model]
        objects = view.objects
        named = view.text(place.row, "TypeName") or objects.object_type[place.row] or view.label(place.row)
        return unnumbered(named) or self.ifc_class

    @cached_property
    def layers(self) -> Layers:
        """What it is made of."""
        return layers_of(self.store, self.subject)

    @cached_property
    def thickness_of_layers(self) -> Interval | None:
        """[m] All its layers together; None where a thickness or the unit of length is not told."""
        thick = [layer.thickness for layer in self.layers]
        unit = self.store.views[self.subject.places[0].model].tables.units.project.get("LENGTHUNIT")
        if not thick or None in thick or unit is None or not sum(filter(None, thick)):
            return None
        whole = Fraction(sum(filter(None, thick))) * unit.factor
        return Interval(whole, whole)

    @property
    def has_openings(self) -> bool:
        """Whether any model cuts an opening into it."""
        return bool(self.openings)

    @cached_property
    def openings(self) -> tuple[tuple[int, int], ...]:
        """Model and row of each opening cut into it, by the model that speaks first."""
        place = self.subject.places[0]
        view = self.store.views[place.model]
        index = self.store.once(("voids", view.file), lambda: _by_left(view.tables.voids))
        return tuple((place.model, row) for row in index.get(place.row, ()))

    @property
    def is_part_of_its_kind(self) -> bool:
        """Whether it is a part of something that counts by itself: a flight of a stair, a wall of a wall."""
        place = self.subject.places[0]
        objects = self.store.views[place.model].objects
        whole = objects.parent[place.row]
        if whole == NONE or objects.kind[whole] != "element":
            return False
        return objects.ifc_class[whole] not in ("IfcElementAssembly", "IfcRoof", "IfcCurtainWall")

    @cached_property
    def above_ground(self) -> Truth:
        """Whether it stands above ground: as the storey it stands on; unknown without one."""
        known: dict[object, Truth | None] = self.store.once(("above ground",), dict)
        views = self.store.views
        storeys = tuple((at.model, views[at.model].objects.storey[at.row]) for at in self.subject.places)
        if storeys not in known:
            known[storeys] = self._as_its_storeys()
        found = known[storeys]
        if found is None:
            self._note_nowhere()
        return UNKNOWN if found is None else found

    def _as_its_storeys(self) -> Truth | None:
        found: Truth | None = None
        for storey in self.store.storeys_of(self.subject):
            answer = self.store.value("storey.is_above_ground", storey).value
            assert isinstance(answer, Truth)
            found = answer if found is None else found.hull(answer)
        return found

    def _note_nowhere(self) -> None:
        building = self.store.scopes[self.subject.building].subject
        if self.store.members("Storey", building):
            self.store.note(notes.without_storey(f"{self.subject.key} {self.subject.name}".strip()))
        else:
            self.store.note(notes.no_storeys(f"{building.key} {building.name}".strip()))

    @property
    def exists(self) -> Truth:
        """Whether it is surely something of its own, not perhaps a second drawing of something counted."""
        return UNKNOWN if self.subject.doubtful else TRUE

    def _settled(self, fact: str, said: tuple[Said, ...]) -> Value:
        """A number of which more than one place speaks."""
        name = f"component.{fact}"
        found = [Candidate(one.value, one.strength) for one in said if one.value is not None]
        settled = settle(self.store.catalogue.facts[name], found)
        if settled.conflict:
            self.store.value(name, self.subject)
        self._values[fact] = settled.value
        return settled.value

    def _possible(self, fact: str) -> Value:
        """The value of a fact that only readings, layers and class decide: resolved once for all alike."""
        known: dict[object, Traced] = self.store.once(("component values", fact), dict)
        said = [(id(one.source), id(one.strength), id(one.value)) for one in self.said(fact)]
        key = (*said, id(self.layers), self.ifc_class, self._extra(fact))
        if key not in known or known[key].trace.conflict:  # every component that contradicts itself is noted
            known[key] = self.store.value(f"component.{fact}", self.subject)
        value = self._values[fact] = known[key].value
        return value

    def _extra(self, fact: str) -> object:
        """What else the derivations of a fact look at."""
        if fact == "material":
            return self.members("casting")
        return self.subject.name if fact == "room" else None


def _by_left(pairs: object) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for left, right in pairs:  # type: ignore[attr-defined]
        found.setdefault(left, []).append(right)
    return found


def components(store: "FactStore", building: SubjectRef, *entities: str) -> list[Component]:
    """The components of a building, by entity, without those that are parts of one of their own kind."""
    return [one for entity in entities for one in _all(store, building, entity)]


def _all(store: "FactStore", building: SubjectRef, entity: str) -> Sequence[Component]:
    def make() -> Sequence[Component]:
        made = (Component(store, one) for one in joined(store, building, entity))
        return [one for one in made if not one.is_part_of_its_kind]

    return store.once(("components", building.key, entity), make)

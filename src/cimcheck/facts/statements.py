"""What the models of a submission state: the columns of facts, read once, and what of them can be used."""

from collections.abc import Sequence

import msgspec

from cimcheck.facts.bindings import Bindings
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.model_view import ModelView
from cimcheck.facts.readings import read_fact
from cimcheck.facts.said import Column, Said
from cimcheck.facts.subject import Place


class Heard(msgspec.Struct, frozen=True):
    """What is said of a fact by place, as far as it can be used, and the places where something cannot.

    `classes` are the IFC classes of the objects that it is said of.
    """

    usable: dict[Place, tuple[Said, ...]]
    refused: set[Place]
    classes: set[str]

    def at(self, places: Sequence[Place]) -> tuple[Said, ...]:
        """What is said in some places; the same objects where the same is said."""
        if len(places) == 1:
            return self.usable.get(places[0], ())
        return tuple(one for place in places for one in self.usable.get(place, ()))


class Statements:
    """The columns of the models, each read when it is first asked for."""

    def __init__(self, catalogue: Catalogue, bindings: Bindings, views: Sequence[ModelView]) -> None:
        self._catalogue = catalogue
        self._bindings = bindings
        self._views = views
        self._columns: dict[tuple[str, int], Column] = {}
        self._heard: dict[str, Heard] = {}

    def column(self, fact: str, view: ModelView) -> Column:
        """What the bindings of a fact find in one model, by row."""
        key = (fact, view.index)
        if key not in self._columns:
            definition = self._catalogue.facts[fact]
            family = view.family(self._catalogue.entities[definition.entity])
            self._columns[key] = read_fact(view, definition, self._bindings.of(fact), family)
        return self._columns[key]

    def of(self, fact: str) -> Heard:
        """What all models say of a fact."""
        if fact not in self._heard:
            self._heard[fact] = self._hear(fact)
        return self._heard[fact]

    def _hear(self, fact: str) -> Heard:
        heard = Heard({}, set(), set())
        for view in self._views:
            classes = view.objects.ifc_class
            for row, readings in self.column(fact, view).items():
                said = tuple([one.said for one in readings if one.said.value is not None])
                heard.usable[Place(view.index, row)] = said
                heard.classes.add(classes[row])
                if len(said) < len(readings):
                    heard.refused.add(Place(view.index, row))
        return heard

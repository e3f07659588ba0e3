"""The facts of a submission, resolved when asked for."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import Any, TypeVar

from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.facts import identities, notes, own_parts
from cimcheck.facts.bindings import Bindings
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.catalogue_files import prefix_of
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.discipline import discipline_of
from cimcheck.facts.duplicates import Identity, Thing, in_speaking_order, merged
from cimcheck.facts.foreseen import expect_for
from cimcheck.facts.geometry import Geometry, Measurer
from cimcheck.facts.model_view import LoadedModel, ModelView
from cimcheck.facts.notes import Note
from cimcheck.facts.project import Declared, Project
from cimcheck.facts.resolve import Candidate, traced
from cimcheck.facts.said import Column, Said
from cimcheck.facts.scopes import Part, Scope, scopes_of
from cimcheck.facts.statements import Statements
from cimcheck.facts.subject import Place, SubjectRef

Made = TypeVar("Made")


class FactStore:
    """Everything a submission says: subjects by entity, and the possible values of their facts.

    Nothing is computed before it is asked for, and nothing twice. Models are taken in the order of their
    names and digests, so that the order they are given in makes no difference.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        bindings: Bindings,
        project: Project,
        models: Sequence[LoadedModel],
        measurer: Measurer | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.project = project
        in_order = sorted(models, key=lambda model: (model.file, model.sha256))
        read = [(model, model.tables) for model in in_order if model.tables is not None]
        self.views = [ModelView(index, model, tables) for index, (model, tables) in enumerate(read)]
        self._unread = [model.file for model in in_order if model.tables is None]
        self._name_apart()
        self._statements = Statements(catalogue, bindings, self.views)
        self._notes: set[Note] = set()
        self.geometry = Geometry(self.views, measurer, self._notes.add)
        self._values: dict[tuple[str, str, str], Traced] = {}
        self._subjects: dict[str, list[SubjectRef]] = {}
        self._members: dict[tuple[str, str, str], list[SubjectRef]] = {}
        self._nothing: dict[str, Traced] = {}
        self._by_storey: dict[str, dict[str, list[SubjectRef]]] = {}
        self._made: dict[tuple[str, ...], Any] = {}
        self._unheard: set[str] = set()

    def _name_apart(self) -> None:
        """Models of one name are told apart by their digests."""
        names = [view.file for view in self.views]
        for view in self.views:
            if names.count(view.file) > 1:
                view.file = f"{view.file}@{view.model.sha256[:8]}"

    # -- subjects ------------------------------------------------------------------------------------------

    @cached_property
    def scopes(self) -> dict[str, Scope]:
        """The buildings of the submission by key."""
        disciplines = {view.index: discipline_of(view) for view in self.views}
        found, said = scopes_of(self.views, self._unread, self.project, disciplines)
        self._notes.update(said)
        return {scope.subject.key: scope for scope in found}

    def subjects(self, entity: str) -> list[SubjectRef]:
        """All subjects of an entity in the submission, building by building."""
        if entity not in self._subjects:
            self._subjects[entity] = self._find(entity)
        return self._subjects[entity]

    def _find(self, entity: str) -> list[SubjectRef]:
        if entity == "Project":
            name = self.project.name or ", ".join(view.file for view in self.views)
            return [SubjectRef("Project", "project", name, places=self._project_places())]
        if entity == "Building":
            return [scope.subject for scope in self.scopes.values()]
        finder = own_parts.finder(prefix_of(entity))
        found = (
            finder(self, scope) if finder else self._in_models(entity, scope)
            for scope in self.scopes.values()
        )
        return [subject for subjects in found for subject in subjects]

    def _project_places(self) -> tuple[Place, ...]:
        classes = [one.ifc_class for one in self.catalogue.entities["Project"].classes]
        return tuple(
            Place(view.index, row)
            for view in self.views
            for name in classes
            for row in view.by_class.get(name, ())
        )

    def _in_models(self, entity: str, scope: Scope) -> list[SubjectRef]:
        definition = self.catalogue.entities[entity]
        parts = in_speaking_order(scope.parts, definition.speaks)
        groups = [(part, self.rows(part, entity)) for part in parts]
        return [self._subject(entity, scope, thing) for thing in merged(groups, self._identify(entity))]

    def rows(self, part: Part, entity: str) -> list[int]:
        """Rows of an entity in one part of a building."""
        return [row for row in part.view.rows_of(self.catalogue.entities[entity]) if part.holds(row)]

    def _subject(self, entity: str, scope: Scope, thing: Thing) -> SubjectRef:
        first = thing.places[0]
        view = self.views[first.model]
        key = f"{view.file}#{view.objects.step[first.row]}"
        name, guid = view.label(first.row), view.objects.guid[first.row]
        return SubjectRef(entity, key, name, guid, scope.subject.key, thing.doubtful, tuple(thing.places))

    def _identify(self, entity: str) -> Callable[[ModelView, int], Identity]:
        if entity == "Space":
            return lambda view, row: identities.of_space(view, row, self._area)
        if entity == "Storey":
            return lambda view, row: identities.of_storey(
                view, row, self._number("storey.elevation", view, row)
            )
        return identities.of_element

    def _area(self, view: ModelView, row: int) -> Interval | None:
        area = self._number("space.floor_area", view, row)
        return area if area is not None else self._number("space.net_floor_area", view, row)

    def _number(self, fact: str, view: ModelView, row: int) -> Interval | None:
        for reading in self.column(fact, view).get(row, ()):
            if isinstance(reading.said.value, Interval):
                return reading.said.value
        return None

    def members(self, entity: str, subject: SubjectRef) -> list[SubjectRef]:
        """The subjects of a lower entity inside a subject; all of its building's for anything finer."""
        key = (entity, subject.kind, subject.key)
        if key not in self._members:
            self._members[key] = self._inside(entity, subject)
        return self._members[key]

    def _inside(self, entity: str, subject: SubjectRef) -> list[SubjectRef]:
        found = self.subjects(entity)
        if subject.kind == "Project":
            return found
        found = [one for one in found if one.building == subject.building]
        if subject.kind == "Storey":
            return self._on_storeys(entity).get(subject.key, [])
        inside = own_parts.inside_of(prefix_of(subject.kind))
        return inside(self, entity, subject) if inside else found

    def _on_storeys(self, entity: str) -> dict[str, list[SubjectRef]]:
        """The subjects of an entity by the key of the storey they stand on."""
        if entity not in self._by_storey:
            found: dict[str, list[SubjectRef]] = {}
            for subject in self.subjects(entity):
                for storey in self.storeys_of(subject):
                    found.setdefault(storey.key, []).append(subject)
            self._by_storey[entity] = found
        return self._by_storey[entity]

    def storeys_of(self, subject: SubjectRef) -> list[SubjectRef]:
        """The storeys that the objects of a subject stand on; more than one only where models disagree."""
        found: dict[str, SubjectRef] = {}
        for place in subject.places:
            storey = self._storey_at.get(
                Place(place.model, self.views[place.model].objects.storey[place.row])
            )
            if storey is not None:
                found[storey.key] = storey
        return list(found.values())

    @cached_property
    def _storey_at(self) -> dict[Place, SubjectRef]:
        """The storey that each storey object stands for."""
        return {place: storey for storey in self.subjects("Storey") for place in storey.places}

    def storey_name(self, subject: SubjectRef) -> str:
        """The name of the storey or storeys that a subject stands on, joined; empty for none."""
        if subject.kind in ("Project", "Building"):
            return ""
        return ", ".join(sorted({storey.name for storey in self.storeys_of(subject)}))

    # -- values --------------------------------------------------------------------------------------------

    def value(self, fact: str, subject: SubjectRef) -> Traced:
        """The possible values of a fact of a subject; everything possible and a gap when nothing is known.

        A fact of the building or project around the subject is taken from there.
        """
        definition = self.catalogue.facts[fact]
        subject = self._bearer(definition.entity, subject)
        key = (fact, subject.kind, subject.key)
        if key not in self._values:
            derive = own_parts.deriver(fact.replace(".", "_"))
            found = derive(self, subject) if derive else self.settled(fact, subject)
            if found.trace.conflict:
                self._notes.add(notes.conflict(_where(subject), found.trace))
            self._values[key] = found
        return self._values[key]

    def _bearer(self, entity: str, subject: SubjectRef) -> SubjectRef:
        if entity == subject.kind:
            return subject
        if entity == "Project":
            return self.subjects("Project")[0]
        return self.scopes[subject.building].subject if entity == "Building" else subject

    def settled(
        self, fact: str, subject: SubjectRef, more: Sequence[Candidate] = (), note: Text | None = None
    ) -> Traced:
        """The value that the bindings, the project file and further candidates leave."""
        candidates = [*self.candidates(fact, subject), *more]
        if candidates or note is not None:
            return traced(self.catalogue.facts[fact], candidates, note)
        if fact not in self._nothing:
            self._nothing[fact] = traced(self.catalogue.facts[fact], ())
        return self._nothing[fact]

    def candidates(self, fact: str, subject: SubjectRef) -> list[Candidate]:
        """What the project file and the bindings say of a fact. Values that cannot be used become notes."""
        if fact in self._unheard:
            return []
        definition = self.catalogue.facts[fact]
        found = self._stated(fact, subject)
        for place in subject.places:
            view = self.views[place.model]
            for reading in self.column(fact, view).get(place.row, ()):
                said = reading.said
                if said.value is not None:
                    evidence = (reading.evidence(view, place.row, definition),)
                    found.append(Candidate(said.value, said.strength, evidence))
                else:
                    self._note_unusable(view, place.row, definition, said)
        return found

    def said(self, fact: str, subject: SubjectRef) -> tuple[Said, ...]:
        """What the bindings say of a fact that can be used, without evidence: for facts of every element.

        Values that cannot be used become notes.
        """
        heard = self._statements.of(fact)
        if heard.refused and not heard.refused.isdisjoint(subject.places):
            self.candidates(fact, subject)
        return heard.at(subject.places)

    def is_said(self, fact: str, ifc_class: str) -> bool:
        """Whether the models say anything of a fact of any object of an IFC class."""
        return ifc_class in self._statements.of(fact).classes

    def _note_unusable(self, view: ModelView, row: int, fact: FactDefinition, said: Said) -> None:
        where = f"{view.file}#{view.objects.step[row]} {said.where}"
        self._notes.add(notes.unusable(where, fact.id, fact.title, said.raw, said.reason or Text("", "")))

    def _stated(self, fact: str, subject: SubjectRef) -> list[Candidate]:
        """The value of the project file: a condition, a declared value, or what is declared for this fact."""
        stated: Declared | None = None
        if subject.kind == "Project":
            stated = self.project.conditions.get(fact)
        elif subject.kind == "Building":
            declared = self.scopes[subject.key].declared
            stated = declared.get(fact) or declared.get(self.catalogue.declared(fact))
        if stated is None:
            return []
        return [Candidate(stated.value, evidence=(stated.evidence(self.project.file),))]

    def column(self, fact: str, view: ModelView) -> Column:
        """What the bindings of a fact find in one model, by row."""
        return self._statements.column(fact, view)

    def detail(self, name: str, subject: SubjectRef) -> object:
        """A table or drawing as plain data, from `facts/details/<name>.py`; None when there is none."""
        draw = own_parts.drawer(name)
        return draw(self, subject) if draw else None

    def without_statements(self, fact: str, derive: Callable[[], Traced]) -> Traced:
        """What a derivation gives when nothing is heard that is stated of the fact itself."""
        self._unheard.add(fact)
        try:
            return derive()
        finally:
            self._unheard.discard(fact)

    def notes(self) -> list[Note]:
        """What was noticed so far: conflicts, unusable values, models that do not fit the project file."""
        return notes.in_order(self._notes)

    def announce(self, facts: Collection[str]) -> None:
        """Say which facts will be asked for, so that the shapes they need are measured together."""
        self.geometry.foresee(lambda: expect_for(self, facts))

    def note(self, note: Note) -> None:
        """Keep a note."""
        self._notes.add(note)

    def provide(self, fact: str, subject: SubjectRef, value: Traced) -> None:
        """Take a value that a rule has settled as the fact of a subject from now on."""
        self._values[fact, subject.kind, subject.key] = value

    def once(self, key: tuple[str, ...], make: Callable[[], Made]) -> Made:
        """What `make` gives, made for this submission once under `key`: indices that several facts share."""
        if key not in self._made:
            self._made[key] = make()
        found: Made = self._made[key]
        return found


def _where(subject: SubjectRef) -> str:
    return f"{subject.key} {subject.name}".strip()

"""Measures of elements on demand: asked for in batches, each measure of an element taken once.

    found = store.geometry.of(places, "footprint", "box")
    found[place].footprint        # a Region, or None where it could not be measured

Opening a model costs more than measuring most elements. So what is sure to be asked for later is expected
beforehand (`foreseen`), and taken together with what is asked for first.

What measures is handed in from outside (`Measurer`): facts load no geometry. Without it nothing is measured.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from cimcheck.core.text import Text
from cimcheck.facts.model_view import LoadedModel, ModelView
from cimcheck.facts.notes import Note
from cimcheck.facts.subject import Place

if TYPE_CHECKING:
    from cimcheck.reading.geometry.quantities import Measurement

Obstacles = Mapping[Place, Iterable[Place]]


class GeometryNote(Protocol):
    """What facts need to know of a note on shapes that could not be made."""

    @property
    def code(self) -> str:
        """The code of the note."""

    @property
    def message(self) -> Text:
        """The sentence for people."""

    @property
    def steps(self) -> tuple[int, ...]:
        """STEP ids of the elements, the first of them where there are many."""


class Measurer(Protocol):
    """Takes measures of elements, by STEP id, of one model; names are those of `reading.geometry.Measure`."""

    def __call__(
        self,
        model: LoadedModel,
        wanted: Mapping[int, frozenset[str]],
        obstacles: Mapping[int, frozenset[int]],
    ) -> tuple[Mapping[int, "Measurement"], Sequence[GeometryNote]]:
        """What was measured by STEP id, and notes. Never raises for what is in the model."""


class Geometry:
    """What has been measured so far of the models of a submission."""

    def __init__(
        self, views: Sequence[ModelView], measurer: Measurer | None, noted: Callable[[Note], None]
    ) -> None:
        self._views, self._measurer, self._noted = views, measurer, noted
        self._foresee: Callable[[], None] | None = None
        self._expected: dict[Place, set[str]] = {}
        self._asked: dict[Place, set[str]] = {}
        self._found: dict[Place, Measurement] = {}

    def foresee(self, expect_all: Callable[[], None]) -> None:
        """Have `expect_all` called before anything is measured, to `expect` what will be asked for later."""
        self._foresee = expect_all

    def expect(self, places: Iterable[Place], *measures: str) -> None:
        """Note what will be asked for: it is measured when its model is opened for something else."""
        for place in places:
            self._expected.setdefault(place, set()).update(measures)

    def of(
        self, places: Iterable[Place], *measures: str, obstacles: Obstacles | None = None
    ) -> dict[Place, "Measurement"]:
        """The measures of elements; what was not asked for before is taken in one go for each model.

        A place of which nothing could be measured is left out. `obstacles` goes with `clear_heights`: ask for
        these once, with all obstacles of a space.
        """
        wanted = list(dict.fromkeys(places))
        if self._measurer is None:
            return {}
        if any(self._new(place, measures) for place in wanted):
            foresee, self._foresee = self._foresee, None
            if foresee is not None:
                foresee()
            self._take(self._measurer, self._jobs(wanted, measures), obstacles or {})
        return {place: self._found[place] for place in wanted if place in self._found}

    def _new(self, place: Place, measures: Iterable[str]) -> frozenset[str]:
        return frozenset(measures) - self._asked.get(place, set())

    def _jobs(self, wanted: Sequence[Place], measures: Iterable[str]) -> dict[Place, frozenset[str]]:
        """What to measure: what is asked for, and what is expected of the same models."""
        jobs = {place: new for place in wanted if (new := self._new(place, measures))}
        models = {place.model for place in jobs}
        for place in [place for place in self._expected if place.model in models]:
            new = self._new(place, self._expected.pop(place)) | jobs.get(place, frozenset())
            if new:
                jobs[place] = new
        return jobs

    def _take(self, measurer: Measurer, jobs: Mapping[Place, frozenset[str]], obstacles: Obstacles) -> None:
        by_model: dict[int, dict[int, Place]] = {}
        for place, measures in jobs.items():
            self._asked.setdefault(place, set()).update(measures)
            step = self._views[place.model].objects.step[place.row]
            by_model.setdefault(place.model, {})[step] = place
        for model, places in sorted(by_model.items()):
            view = self._views[model]
            steps = view.objects.step
            around = {
                steps[place.row]: frozenset(steps[one.row] for one in others if one.model == model)
                for place, others in obstacles.items()
                if place.model == model
            }
            wanted = {step: jobs[place] for step, place in places.items()}
            measured, notes = measurer(view.model, wanted, around)
            for step, measurement in measured.items():
                place = places[step]
                self._found[place] = self._merged(place, measurement, jobs[place])
            for note in notes:
                where = " ".join([view.file, *(f"#{step}" for step in note.steps)])
                self._noted(Note(note.code, where, note.message))

    def _merged(self, place: Place, new: "Measurement", measures: frozenset[str]) -> "Measurement":
        before = self._found.get(place)
        if before is None:
            return new
        import msgspec

        values = {name: getattr(new, name) for name in measures}
        missing = tuple(sorted({*before.missing, *new.missing}))
        return msgspec.structs.replace(before, **values, missing=missing)

"""Measuring elements of a model: the one door to geometry.

    from cimcheck.reading.geometry import Measure, measure
    found = measure(path, {1234: frozenset({Measure.VOLUME, Measure.SIDE_AREA})})
    found.of(1234).volume                     # Span(lo, hi) [m3], or None: then `missing` says why

One call opens the model once in a process of its own and makes only the shapes that are asked for, so ask for
everything at once. What was measured before comes out of `cache`; when that has all, the model stays closed.
"""

import hashlib
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import msgspec

from cimcheck.core.text import Text
from cimcheck.reading.geometry.quantities import Measure, Measurement, Missing
from cimcheck.reading.geometry.reasons import PASSING, UNUSABLE, in_words
from cimcheck.reading.geometry.supervision import GeometryLimits, Supervision
from cimcheck.reading.geometry.worker import Job
from cimcheck.reading.notes import Note, note

METHOD = "1"  # of measuring; a new one makes old results in caches void


class CacheKey(NamedTuple):
    """Under what one result is kept. `measure` of clear heights names the obstacles as well."""

    model: str  # sha256 of the file
    step: int
    measure: str
    reader: str


Cache = MutableMapping[CacheKey, bytes]
Obstacles = Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Measurements:
    """What was measured, by STEP id, and notes that name the elements whose shape could not be made."""

    by_step: Mapping[int, Measurement] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    def of(self, step: int) -> Measurement:
        """The measurement of an element; an empty one for an element that was not asked for."""
        return self.by_step.get(step) or Measurement(step=step)


def measure(
    path: Path | str,
    wanted: Mapping[int, frozenset[Measure]],
    *,
    obstacles: Obstacles | None = None,
    length_unit: Fraction | None = None,
    limits: GeometryLimits | None = None,
    cache: Cache | None = None,
    sha256: str | None = None,
) -> Measurements:
    """Measure elements, by STEP id, of one model that the gate has let pass.

    `obstacles`: for a space whose `CLEAR_HEIGHTS` are wanted, the elements to count up to.
    `length_unit` [m]: of the model; read from it when not given; nothing is measured where it is not sound.
    `cache` and `sha256` (of the file, computed when not given): where results are kept between calls.
    Never raises for what is in the model: what cannot be measured is None and has a reason in `missing`.
    """
    jobs = [
        Job(step, tuple(sorted(measures)), tuple(sorted((obstacles or {}).get(step, ()))))
        for step, measures in sorted(wanted.items())
        if measures
    ]
    store = _Store(cache, sha256 or _sha256(path)) if cache is not None else None
    found = {job.step: store.known(job) if store else Measurement(step=job.step) for job in jobs}
    left = [rest for job in jobs if (rest := _unknown(job, found[job.step])).measures]
    if left:
        run = Supervision(str(Path(path).absolute()), str(length_unit or ""), limits or GeometryLimits())
        for step, measurement in run.run(left).items():
            found[step] = merged(found[step], measurement)
    if store:
        for job in left:
            store.keep(job, found[job.step])
    return Measurements(found, tuple(_notes(found.values())))


def merged(one: Measurement, other: Measurement) -> Measurement:
    """Both measurements of one element as one."""
    values = {item.value: getattr(other, item) for item in Measure if getattr(other, item) is not None}
    missing = tuple(sorted({*one.missing, *other.missing}))
    return msgspec.structs.replace(one, **values, missing=missing)


def _unknown(job: Job, found: Measurement) -> Job:
    settled = {missing.measure for missing in found.missing}
    rest = [item for item in job.measures if getattr(found, item) is None and item not in settled]
    return msgspec.structs.replace(job, measures=tuple(rest))


class _Store:
    """The cache as this model sees it."""

    def __init__(self, cache: Cache, sha256: str) -> None:
        self.cache, self.sha256 = cache, sha256
        self.reader = f"{METHOD}/{version('ifcopenshell')}"

    def known(self, job: Job) -> Measurement:
        """What the cache has of a job; an entry that cannot be read counts as none."""
        found = Measurement(step=job.step)
        for item in job.measures:
            data = self.cache.get(self._key(job, item))
            if data is not None:
                try:
                    found = merged(found, msgspec.json.decode(data, type=Measurement))
                except msgspec.MsgspecError:
                    continue
        return found

    def keep(self, job: Job, found: Measurement) -> None:
        """Put in what will be the same next time; what ran into a limit will perhaps not."""
        for item in job.measures:
            missing = tuple(entry for entry in found.missing if entry.measure == item)
            if any(entry.reason in PASSING for entry in missing):
                continue
            entry = Measurement(step=job.step, missing=missing, **{item.value: getattr(found, item)})
            self.cache[self._key(job, item)] = msgspec.json.encode(entry)

    def _key(self, job: Job, item: Measure) -> CacheKey:
        name = item.value
        if item is Measure.CLEAR_HEIGHTS:
            name += ":" + ",".join(map(str, job.obstacles))
        return CacheKey(self.sha256, job.step, name, self.reader)


def _notes(found: Iterable[Measurement]) -> Iterable[Note]:
    """One note for each way in which shapes could not be made."""
    steps: dict[tuple[str, str], list[int]] = {}
    for measurement in found:
        for missing in {Missing(Measure.BOX, item.reason, item.detail) for item in measurement.missing}:
            if missing.reason in UNUSABLE:
                steps.setdefault((missing.reason, missing.detail), []).append(measurement.step)
    for (reason, detail), elements in sorted(steps.items()):
        words = in_words(reason, detail)
        yield note("GEOM", steps=elements, detail=Text(words.zh.rstrip("。"), words.en.rstrip(".")))


def _sha256(path: Path | str) -> str:
    with Path(path).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

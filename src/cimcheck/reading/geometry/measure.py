"""Measuring elements of a model: the one door to geometry.

    from cimcheck.reading.geometry import Measure, measure
    found = measure(path, {1234: frozenset({Measure.VOLUME, Measure.SIDE_AREA})})
    found.of(1234).volume                     # Span(lo, hi) [m3], or None: then `missing` says why

One call opens the model once in a process of its own and makes only the shapes that are asked for, so ask for
everything at once. What was measured before comes out of `cache`; when that has all, the model stays closed.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec

from cimcheck.core.text import Text
from cimcheck.reading.geometry.quantities import Measure, Measurement, Missing
from cimcheck.reading.geometry.reasons import PASSING, UNUSABLE, in_words
from cimcheck.reading.geometry.supervision import GeometryLimits, Supervision, unmeasured
from cimcheck.reading.geometry.worker import Job
from cimcheck.reading.notes import Note, note
from cimcheck.reading.preflight import examine, open_regular

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
    limits: GeometryLimits = GeometryLimits(),  # noqa: B008  frozen
    cache: Cache | None = None,
    sha256: str = "",
) -> Measurements:
    """Measure elements, by STEP id, of one .ifc or .ifczip.

    `obstacles`: for a space whose `CLEAR_HEIGHTS` are wanted, the elements to count up to.
    `cache`: where results are kept between calls. `sha256` of the file that the STEP ids are from; when
    given, another file is not measured.
    Never raises for what is in the file: what cannot be measured is None and has a reason in `missing`.
    """
    jobs = [
        Job(step, tuple(sorted(measures)), tuple(sorted((obstacles or {}).get(step, ()))))
        for step, measures in sorted(wanted.items())
        if measures
    ]
    store = _Store(cache, sha256 or _sha256(path)) if cache is not None else None
    found = {job.step: store.known(job) if store else Measurement(step=job.step) for job in jobs}
    left = [rest for job in jobs if (rest := _unknown(job, found[job.step])).measures]
    for step, measurement in _measured(path, left, limits, store.sha256 if store else sha256).items():
        found[step] = merged(found[step], measurement)
    if store:
        for job in left:
            store.keep(job, found[job.step])
    return Measurements(found, tuple(_notes(found.values())))


def _measured(
    path: Path | str, jobs: list[Job], limits: GeometryLimits, sha256: str
) -> dict[int, Measurement]:
    """The jobs done in other processes, on one opening of the file."""
    if not jobs:
        return {}
    opened = open_regular(path, limits.follow_links)
    if isinstance(opened, Note):
        return {job.step: unmeasured(job, "unreadable", opened.code) for job in jobs}
    try:
        unfit = examine(opened, limits.file_bytes)
        if unfit is not None:
            return {job.step: unmeasured(job, "unreadable", unfit.code) for job in jobs}
        return Supervision(opened, sha256, limits).run(jobs)
    finally:
        os.close(opened.descriptor)


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
        from importlib.metadata import version

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
    """ "" for a file that cannot be read."""
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""

"""The child's side: open the model once, measure one element after the other, write each into the journal."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from cimcheck.reading.geometry.quantities import Measure

if TYPE_CHECKING:
    from cimcheck.reading.geometry.source import SoundModel

TARGET = "cimcheck.reading.geometry.worker:work"


class Job(msgspec.Struct, frozen=True, array_like=True):
    """One element: what to measure, and which elements its clear height counts to."""

    step: int
    measures: tuple[Measure, ...]
    obstacles: tuple[int, ...] = ()


class Order(msgspec.Struct, frozen=True):
    """One run of the child. `model` and `journal` are open files; `condemned` as in `Shapes`."""

    model: int
    is_zip: bool
    sha256: str
    journal: int
    jobs: tuple[Job, ...]
    most_triangles: int
    condemned: dict[int, tuple[str, str]]


def work(request: bytes, progress: Callable[[str], None]) -> bytes:
    """Measure all that was ordered, into the journal; the answer is why nothing could be, else empty."""
    from cimcheck.reading.geometry.source import Refused, sound_model

    order = msgspec.msgpack.decode(request, type=Order)
    progress("open")
    try:
        with sound_model(order.model, order.is_zip, order.sha256) as model:
            _measure_all(order, model, progress)
    except Refused as refusal:
        return refusal.reason.encode()
    return b""


def _measure_all(order: Order, model: "SoundModel", progress: Callable[[str], None]) -> None:
    from cimcheck.reading.geometry.journal import Journal
    from cimcheck.reading.geometry.measuring import Subject, measure_element
    from cimcheck.reading.geometry.shapes import Shapes

    journal = Journal(order.journal)

    def making(step: int) -> None:
        journal.making(step)
        if step:
            progress(f"#{step}")

    shapes = Shapes(model, order.most_triangles, making, order.condemned)
    for job in order.jobs:
        progress(f"#{job.step}")
        journal.begun(job.step)
        journal.done(measure_element(Subject(shapes, job.step, job.obstacles), frozenset(job.measures)))

"""The child's side: open the model once, measure one element after the other, write each into the journal."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import msgspec

from cimcheck.reading.geometry.quantities import Measure

TARGET = "cimcheck.reading.geometry.worker:work"
UNIT_UNKNOWN = "LengthUnitUnknown"


class Job(msgspec.Struct, frozen=True, array_like=True):
    """One element: what to measure, and which elements its clear height counts to."""

    step: int
    measures: tuple[Measure, ...]
    obstacles: tuple[int, ...] = ()


class Order(msgspec.Struct, frozen=True):
    """One run of the child. `length_unit` [m] as a fraction in text, "" to read it from the model."""

    path: str
    journal: int
    jobs: tuple[Job, ...]
    length_unit: str
    most_triangles: int
    condemned: dict[int, tuple[str, str]]


def work(request: bytes, progress: Callable[[str], None]) -> bytes:
    """Measure everything that was ordered; the results are in the journal, the answer only ends it."""
    order = msgspec.msgpack.decode(request, type=Order)
    progress("open")
    unit = Fraction(order.length_unit) if order.length_unit else _length_unit(order.path)
    if unit is None:
        return UNIT_UNKNOWN.encode()
    _measure_all(order, unit, progress)
    return b""


def _measure_all(order: Order, unit: Fraction, progress: Callable[[str], None]) -> None:
    from cimcheck.reading.geometry.journal import Journal
    from cimcheck.reading.geometry.measuring import Subject, measure_element
    from cimcheck.reading.geometry.shapes import Shapes

    journal = Journal(order.journal)

    def making(step: int) -> None:
        journal.making(step)
        if step:
            progress(f"#{step}")

    shapes = Shapes(order.path, unit, order.most_triangles, making, order.condemned)
    for job in order.jobs:
        progress(f"#{job.step}")
        journal.begun(job.step)
        journal.done(measure_element(Subject(shapes, job.step, job.obstacles), frozenset(job.measures)))


def _length_unit(path: str) -> Fraction | None:
    """[m] The length unit of the model; None where it does not say one soundly."""
    from cimcheck.reading.extract_source import Source
    from cimcheck.reading.stepscan import StepScan
    from cimcheck.reading.units_ifc import UnitReader

    with StepScan(Path(path).read_bytes()) as scan:
        scan.resolve()
        unit = UnitReader(Source(scan)).project_units().project.get("LENGTHUNIT")
    return unit.factor if unit else None

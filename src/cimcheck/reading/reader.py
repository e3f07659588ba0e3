"""What the reader's process does with one model: look at the bytes, and read them only when they are sound."""

import mmap
from collections.abc import Callable
from dataclasses import dataclass

from cimcheck.reading.archive import ArchiveLimits, unpack
from cimcheck.reading.gate import GateResult, scanned
from cimcheck.reading.notes import Note, in_order, status
from cimcheck.reading.stepscan import Bytes, ScanLimits, StepScan


@dataclass(frozen=True, slots=True)
class Request:
    """Which open file to read, what it is, and within which limits."""

    descriptor: int
    is_zip: bool
    scan: ScanLimits
    archive: ArchiveLimits


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it. `tables` are those of `wire`, b"" for a rejected model; `damaged` are STEP ids."""

    notes: tuple[Note, ...]
    schema: str
    instances: int
    damaged: tuple[int, ...]
    tables: bytes


def read(request: bytes, progress: Callable[[str], None]) -> bytes:
    """Take an encoded `Request`, give an encoded `Answer`."""
    import msgspec

    answer = _read(msgspec.msgpack.decode(request, type=Request), progress)
    return msgspec.msgpack.encode(answer)


def _read(request: Request, progress: Callable[[str], None]) -> Answer:
    progress("unpack" if request.is_zip else "scan")
    data = _bytes_of(request)
    if isinstance(data, Note):
        return _answer(GateResult((data,)), [], b"")
    progress("scan")
    with scanned(data, request.scan) as (gate, scan):
        progress("read")
        notes, tables = _tables(scan, gate) if scan is not None else ([], b"")
    return _answer(gate, notes, tables)


def _tables(scan: StepScan, gate: GateResult) -> tuple[list[Note], bytes]:
    from cimcheck.reading.extract import extract_scan
    from cimcheck.reading.wire import dump

    notes: list[Note] = []
    tables = extract_scan(scan, gate.schema, notes=notes)
    return notes, b"" if status(notes) == "rejected" else dump(tables)


def _answer(gate: GateResult, notes: list[Note], tables: bytes) -> Answer:
    return Answer(in_order([*gate.notes, *notes]), gate.schema, gate.instances, tuple(sorted(gate.damaged)), tables)


def _bytes_of(request: Request) -> Bytes | Note:
    if request.is_zip:
        with open(request.descriptor, "rb", closefd=False) as stream:  # noqa: PTH123  a descriptor has no path
            return unpack(stream, request.archive)
    return mmap.mmap(request.descriptor, 0, access=mmap.ACCESS_COPY)

"""What the reader's process does with one model: look at the bytes, read them only if they are sound."""

import mmap
from collections.abc import Callable

from cimcheck.reading.archive import unpack
from cimcheck.reading.exchange import Answer, Request
from cimcheck.reading.gate import GateResult, scanned
from cimcheck.reading.notes import Note, in_order, status
from cimcheck.reading.stepscan import Bytes, StepScan


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
        notes, tables = _tables(scan) if scan is not None else ([], b"")
    return _answer(gate, notes, tables)


def _tables(scan: StepScan) -> tuple[list[Note], bytes]:
    from cimcheck.reading.extract import extract_scan
    from cimcheck.reading.wire import dump

    notes: list[Note] = []
    tables = extract_scan(scan, notes=notes)
    return notes, b"" if status(notes) == "rejected" else dump(tables)


def _answer(gate: GateResult, notes: list[Note], tables: bytes) -> Answer:
    return Answer(
        in_order([*gate.notes, *notes]), gate.schema, gate.instances, tuple(sorted(gate.damaged)), tables
    )


def _bytes_of(request: Request) -> Bytes | Note:
    if request.is_zip:
        with open(request.descriptor, "rb", closefd=False) as stream:
            return unpack(stream, request.archive)
    return mmap.mmap(request.descriptor, 0, access=mmap.ACCESS_COPY)

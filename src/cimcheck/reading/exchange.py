"""What the process that asks and the process that reads say to each other, as MessagePack."""

from typing import NamedTuple

from cimcheck.reading.limits import ArchiveLimits, ScanLimits
from cimcheck.reading.notes import Note


class Request(NamedTuple):
    """Which open file to read, what it is, and within which limits."""

    descriptor: int
    is_zip: bool
    scan: ScanLimits
    archive: ArchiveLimits


class Answer(NamedTuple):
    """What became of it. `tables` are those of `wire`, b"" for a rejected model; `damaged` are STEP ids."""

    notes: tuple[Note, ...]
    schema: str
    instances: int
    damaged: tuple[int, ...]
    tables: bytes

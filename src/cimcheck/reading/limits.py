"""What reading one model may cost, and where a file is no longer believed to be a model."""

from typing import NamedTuple

import msgspec

MEGABYTE = 1 << 20
GIGABYTE = 1 << 30


class ScanLimits(NamedTuple):
    """Brackets inside brackets, bytes of a string, damaged places."""

    depth: int = 60
    string: int = MEGABYTE
    issues: int = 1_000_000


class ArchiveLimits(NamedTuple):
    """Entries in all; bytes of the unpacked model; how often larger than packed, above `ratio_from` bytes."""

    entries: int = 1000
    model_bytes: int = 4 * GIGABYTE
    ratio: int = 200
    ratio_from: int = 64 * MEGABYTE


SCAN = ScanLimits()
ARCHIVE = ArchiveLimits()


class Limits(msgspec.Struct, frozen=True):
    """What one model may cost. Beyond any of these it is rejected with a note that names the limit.

    `file_bytes` [byte] of the file; `time` and `idle` [s] of reading in all and without progress; `memory`
    [byte] of the reading process; `reply` [byte] of what comes out. `follow_links`: whether a symbolic link
    is read as what it points at.
    """

    file_bytes: int = 4 * GIGABYTE
    time: float = 600.0
    idle: float | None = None
    memory: int = 8 * GIGABYTE
    reply: int = 2 * GIGABYTE
    follow_links: bool = False
    scan: ScanLimits = SCAN
    archive: ArchiveLimits = ARCHIVE

"""What the measuring process has done so far, in a file that outlives it.

Each entry carries its digest: a process that dies while it writes leaves an entry that does not count.
"""

import hashlib
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from cimcheck.reading.geometry.quantities import Measurement

BEGUN, MAKING, DONE = b"B", b"M", b"D"
HEAD = struct.Struct(">cQ")
DIGEST = 32


class Journal:
    """The writing side, on an open file descriptor."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    def begun(self, step: int) -> None:
        """An element is about to be measured."""
        self._write(BEGUN, str(step).encode())

    def making(self, step: int) -> None:
        """The shape of a product is about to be made; 0 when that is over."""
        self._write(MAKING, str(step).encode())

    def done(self, measurement: Measurement) -> None:
        """An element has been measured."""
        import msgspec

        self._write(DONE, msgspec.msgpack.encode(measurement))

    def _write(self, kind: bytes, payload: bytes) -> None:
        view = memoryview(HEAD.pack(kind, len(payload)) + payload + hashlib.sha256(payload).digest())
        while view:
            view = view[os.write(self.descriptor, view) :]


@dataclass(slots=True)
class Account:
    """The reading side: what was done, which element is under way, whose shape is being made (0: none)."""

    done: list[Measurement] = field(default_factory=list)
    under_way: int = 0
    making: int = 0


def read_journal(descriptor: int) -> Account:
    """All whole entries from the start of the file."""
    import msgspec

    account = Account()
    os.lseek(descriptor, 0, os.SEEK_SET)
    with os.fdopen(os.dup(descriptor), "rb") as stream:
        data = stream.read()
    for kind, payload in _entries(data):
        if kind == DONE:
            account.done.append(msgspec.msgpack.decode(payload, type=Measurement))
            account.under_way = account.making = 0
        elif kind == BEGUN:
            account.under_way, account.making = int(payload), 0
        else:
            account.making = int(payload)
    return account


def _entries(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    while position + HEAD.size <= len(data):
        kind, size = HEAD.unpack_from(data, position)
        end = position + HEAD.size + size
        payload = data[position + HEAD.size : end]
        if hashlib.sha256(payload).digest() != data[end : end + DIGEST]:
            return
        yield kind, payload
        position = end + DIGEST

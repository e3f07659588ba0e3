"""Zip archives, sound and hostile, made in memory."""

import io
import stat
import struct
import zipfile
from collections.abc import Mapping


def archive(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive with these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return stream.getvalue()


def link(name: str, target: str) -> bytes:
    """An archive whose only entry is a symbolic link."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        entry = zipfile.ZipInfo(name)
        entry.create_system = 3
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(entry, target)
    return stream.getvalue()


def encrypted(name: str, data: bytes) -> bytes:
    """An archive that says of its only entry that it is encrypted."""
    packed = bytearray(archive({name: data}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = packed.index(signature) + at
        (flags,) = struct.unpack_from("<H", packed, place)
        struct.pack_into("<H", packed, place, flags | 1)
    return bytes(packed)


def lying(name: str, data: bytes, claimed: int) -> bytes:
    """An archive that states another size of its only entry than it has."""
    packed = bytearray(archive({name: data}))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", packed, packed.index(signature) + at, claimed)
    return bytes(packed)


def damaged(name: str, data: bytes) -> bytes:
    """An archive with one byte of its only entry changed."""
    packed = bytearray(archive({name: data}))
    packed[30 + len(name) + 20] ^= 0xFF
    return bytes(packed)

"""Plain data kept between runs in the user's cache folder, so that reading what has not changed costs little.

Entries are MessagePack. An entry is used only when its digest is right and the folder belongs to this user
alone; whatever is wrong with the cache, there is nothing in it. Nothing is written where nothing may be
written. `CIMCHECK_CACHE_DIR` moves the folder; empty, it turns the cache off.
"""

import hashlib
import os
import stat
import sys
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import msgspec

_DECIMAL = 1
_MAX_ENTRIES = 16
_DIGEST_SIZE = 32


def read(name: str, key: str) -> Any:
    """The data kept under `name` and `key`; None when there is none that can be trusted."""
    folder = _folder()
    if folder is None or not _is_ours(folder):
        return None
    try:
        path = folder / f"{name}-{key}.msgpack"
        content = memoryview(path.read_bytes())
        digest, payload = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
        if hashlib.sha256(payload).digest() != digest:
            return None
        with suppress(OSError):
            os.utime(path)
        return unpack(payload)
    except (OSError, msgspec.DecodeError, ValueError, InvalidOperation):
        return None


def write(name: str, key: str, data: Any, *, most_bytes: int | None = None) -> None:
    """Keep plain data under `name` and `key`, and drop the entries of that name that were used longest ago.

    With `most_bytes` as many are kept as fit into it, without it a few. Does nothing where it cannot.
    """
    folder = _folder()
    if folder is None:
        return
    import tempfile

    payload = pack(data)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(folder):
            return
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(hashlib.sha256(payload).digest() + payload)
            Path(temporary).replace(folder / f"{name}-{key}.msgpack")
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _drop_oldest(folder, name, most_bytes)


def pack(data: Any) -> bytes:
    """Plain data (dict, list, str, int, Decimal, bool, None) as bytes; the same data gives the same bytes."""
    return msgspec.msgpack.encode(_with_decimals(data))


def unpack(payload: bytes | memoryview) -> Any:
    """What `pack` was given."""
    return msgspec.msgpack.decode(payload, ext_hook=_decimal)


def _with_decimals(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _with_decimals(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_with_decimals(value) for value in data]
    return msgspec.msgpack.Ext(_DECIMAL, str(data).encode()) if isinstance(data, Decimal) else data


def _decimal(code: int, data: memoryview) -> Decimal:
    if code != _DECIMAL:
        raise ValueError(f"unknown extension {code}")
    return Decimal(bytes(data).decode())


def _folder() -> Path | None:
    """The cache folder of this user; None when there is no home or the cache is turned off."""
    chosen = os.environ.get("CIMCHECK_CACHE_DIR")
    if chosen is not None:
        return Path(chosen) if chosen else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "cimcheck"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "cimcheck" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "cimcheck"


def _is_ours(folder: Path) -> bool:
    """Whether only this user can write to the folder."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    if sys.platform == "win32":
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _drop_oldest(folder: Path, name: str, most_bytes: int | None) -> None:
    found = [(path.stat(), path) for path in folder.glob(f"{name}-*.msgpack")]
    newest_first = sorted(found, key=lambda one: (-one[0].st_mtime_ns, one[1].name))
    size = 0
    for number, (status, path) in enumerate(newest_first):
        size += status.st_size
        if number >= _MAX_ENTRIES if most_bytes is None else size > most_bytes:
            path.unlink(missing_ok=True)

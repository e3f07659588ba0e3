"""YAML documents with a declared shape: typed data, or every fault with its place.

The shape is a msgspec Struct. Its JSON Schema explains what is wrong; it is only built when something is, so
that a sound document costs nothing extra. Documents that were found sound once are kept as plain data.
"""

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from cimcheck.core import plain_cache, schema_faults
from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Located, Mark, Place, Step, load
from cimcheck.errors import Fault

FORMAT = b"2"
"""Changes with what is kept, so that nothing older is taken for it."""
T = TypeVar("T")


class Documents(msgspec.Struct, frozen=True):
    """The YAML files of one kind. `are_sound` when these very bytes were read and found sound before."""

    located: tuple[Located, ...]
    sha256: str
    are_sound: bool
    name: str

    def keep(self) -> None:
        """Remember the documents as sound: call it when nothing was found wrong with them."""
        if not self.are_sound:
            kept = [[one.data, _lines(one)] for one in self.located]
            plain_cache.write(self.name, self.sha256, kept)


def documents(folders: Sequence[Path], name: str) -> Documents:
    """The files of `name` in each folder, by name; those of a later folder come after and add to them."""
    files = [
        (layer, path)
        for layer, folder in enumerate(folders)
        for path in sorted((folder / name).glob("*.yaml"))
    ]
    digest = hashlib.sha256(FORMAT)
    for layer, path in files:
        digest.update(f"{layer} {path.name}".encode() + b"\0" + path.read_bytes() + b"\0")
    sha256 = digest.hexdigest()
    kept = plain_cache.read(name, sha256)
    shown = [path.relative_to(folders[0]) if layer == 0 else path for layer, path in files]
    if kept is not None:
        remembered = zip(shown, kept, strict=True)
        return Documents(
            tuple(_remembered(file.as_posix(), *one) for file, one in remembered), sha256, True, name
        )
    read = tuple(load(path, file.as_posix()) for (_, path), file in zip(files, shown, strict=True))
    return Documents(read, sha256, False, name)


def _lines(located: Located) -> dict[str, list[int]]:
    """The lines of the entries of each list at the top of a document."""
    lists = {key: value for key, value in located.data.items() if isinstance(value, list)}
    return {key: [located.position((key, n))[0] for n in range(len(value))] for key, value in lists.items()}


def _remembered(file: str, data: Any, lines: Mapping[str, list[int]]) -> Located:
    start = (1, 1)
    lists: dict[Step, Mark | Place] = {
        key: Mark(start, {}, {number: (line, 1) for number, line in enumerate(found)})
        for key, found in lines.items()
    }
    return Located(file, data, (), Mark(start, {}, lists))


def typed(located: Located, shape: type[T]) -> tuple[T | None, tuple[Fault, ...]]:
    """The document as `shape`, or None and all of its faults."""
    if located.faults:
        return None, located.faults
    try:
        return msgspec.convert(_floats(located.data), shape), ()
    except msgspec.ValidationError as error:
        found = schema_faults.check(located, msgspec.json.schema(shape))
        text = Text(f"写法不符：{error}。", f"Not as expected: {error}.")
        return None, tuple(found) or (located.fault((), "DATA_SHAPE", text),)


def _floats(data: Any) -> Any:
    """The data with floats for decimals; `core.interval.exact` takes them back as they were written."""
    if isinstance(data, Decimal):
        return float(data)
    if isinstance(data, dict):
        return {key: _floats(value) for key, value in data.items()}
    return [_floats(value) for value in data] if isinstance(data, list) else data


def unknown_word(located: Located, path: tuple[Step, ...], word: str, known: list[str]) -> Fault:
    """A word that is not among those known, with the one that was probably meant."""
    shown = word if len(word) <= 40 else word[:40] + "…"
    text = Text(f"没有“{shown}”。", f"There is no “{shown}”.")
    return located.fault(path, "WORD_UNKNOWN", text, schema_faults.did_you_mean(word, known))

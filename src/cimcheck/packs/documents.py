"""From the files of a pack to documents of a known shape; every fault of every file at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import msgspec

from cimcheck.core import schema_faults
from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Located, parse
from cimcheck.errors import Fault
from cimcheck.packs.files import PackFile
from cimcheck.packs.schema import SHAPES, schema
from cimcheck.packs.shapes.rule import RuleFile
from cimcheck.packs.shapes.vocabulary import Shape


@dataclass(frozen=True, slots=True)
class Document:
    """One file as its shape says; `located` knows the places of its parts, and absent when from the cache."""

    layer: int
    path: str
    kind: str
    shape: Shape
    located: Located | None = None
    example_lines: tuple[int, ...] = ()

    @property
    def stem(self) -> str:
        """The file name without extension."""
        return PurePosixPath(self.path).stem

    @property
    def folder(self) -> str:
        """The name of the folder the file lies in."""
        return PurePosixPath(self.path).parent.name


def read(files: Iterable[PackFile]) -> tuple[list[Document], list[Fault]]:
    """The documents of all files that have their shape, and the faults of those that have not."""
    documents: list[Document] = []
    faults: list[Fault] = []
    for file in files:
        located = parse(file.content, file.shown)
        shape = None if located.faults else shaped(file.kind, located.data)
        if shape is not None:
            lines = tuple(located.position(("examples", i))[0] for i in range(_examples(shape)))
            documents.append(Document(file.layer, file.path, file.kind, shape, located, lines))
        else:
            faults += located.faults or _misfits(file.kind, located)
    return documents, faults


def _examples(shape: Shape) -> int:
    return len(shape.examples) if isinstance(shape, RuleFile) else 0


def shaped(kind: str, data: Any) -> Shape | None:
    """Plain data as the shape of its kind; None when it does not fit."""
    try:
        return msgspec.convert(data, SHAPES[kind])
    except msgspec.ValidationError:
        return None


def _misfits(kind: str, located: Located) -> list[Fault]:
    """What the schema has to say. The shape and its schema are one, so it always has."""
    found = schema_faults.check(located, schema(kind))
    unexplained = Text("文件不合规定的形状。", "The file does not have the shape it should.")
    return found or [located.fault((), "FILE_SHAPE", unexplained)]

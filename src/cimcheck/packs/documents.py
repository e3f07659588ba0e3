"""Documents of a pack: files of a known shape, as they are worked with and as they are kept."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import msgspec

from cimcheck.packs.schema import SHAPES
from cimcheck.packs.shapes.vocabulary import Shape

if TYPE_CHECKING:
    from cimcheck.core.yaml_lines import Located


class Document(msgspec.Struct, frozen=True):
    """One file as its shape says.

    `located` knows the places of its parts; absent when the document comes from the cache. `examples` are
    those of a rule, packed with their lines: most runs never look at them.
    """

    layer: int
    path: str
    kind: str
    shape: Shape
    examples: bytes
    located: "Located | None" = None

    @property
    def stem(self) -> str:
        """The file name without extension."""
        return PurePosixPath(self.path).stem

    @property
    def folder(self) -> str:
        """The name of the folder the file lies in."""
        return PurePosixPath(self.path).parent.name


def shaped(kind: str, data: Any) -> Shape | None:
    """Plain data as the shape of its kind; None when it does not fit."""
    try:
        return msgspec.convert(data, SHAPES[kind])
    except msgspec.ValidationError:
        return None

"""YAML documents with a declared shape: typed data, or every fault with its place.

The shape is a msgspec Struct. Its JSON Schema explains what is wrong; it is only built when something is, so
that a sound document costs nothing extra.
"""

from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from cimcheck.core import schema_faults
from cimcheck.core.text import Text
from cimcheck.core.yaml_lines import Located, Step
from cimcheck.errors import Fault

T = TypeVar("T")


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

"""`ModelTables` as bytes and back, between the reader's process and the one that judges.

Columns of integers travel as raw memory, columns of text as positions in one pool of distinct texts, the
rest as MessagePack. What comes back is checked before it is believed; see `wire_check`.
"""

from array import array
from fractions import Fraction
from typing import Any

import msgspec

from cimcheck.core.text import Text
from cimcheck.errors import ModelError
from cimcheck.reading.tables import Integers, ModelTables, Value
from cimcheck.reading.wire_check import check

FORMAT = "cimcheck.tables/1"
POSITION = "I"  # typecode of a position in the pool of texts
DEEPEST = 16  # tuples inside tuples
SCALARS = frozenset({str, float, int, bool, type(None)})


def dump(tables: ModelTables) -> bytes:
    """The tables as one block of bytes, equal for equal tables on machines of one kind."""
    texts: dict[str, int] = {}
    body = _freeze(tables, texts)
    return msgspec.msgpack.encode({"format": FORMAT, "texts": list(texts), "body": body}, enc_hook=str)


def load(data: bytes) -> ModelTables:
    """The tables again. Raises ModelError READER_ERROR where the bytes are not what `dump` writes."""
    try:
        frame = msgspec.msgpack.decode(data)
        if frame["format"] != FORMAT:
            raise ValueError(frame["format"])
        tables = _thaw(ModelTables, frame["body"], frame["texts"])
        check(tables)
    except (
        msgspec.MsgspecError,
        LookupError,
        TypeError,
        ValueError,
        ArithmeticError,
        RecursionError,
    ) as error:
        zh, en = (
            "模型读取进程返回的数据不完整，未作判定。",
            "The reader process returned damaged data; nothing was judged.",
        )
        raise ModelError("READER_ERROR", Text(zh, en)) from error
    return tables  # type: ignore[no-any-return]  # what `_thaw` builds is of the class it was given


def _freeze(table: Any, texts: dict[str, int]) -> dict[str, object]:
    """A table by column; texts that are new are added to the pool."""
    frozen: dict[str, object] = {}
    for name, kind in type(table).__annotations__.items():
        column = getattr(table, name)
        if kind == Integers:
            frozen[name] = column.tobytes()
        elif kind == list[str]:
            position = texts.setdefault
            frozen[name] = array(POSITION, [position(text, len(texts)) for text in column]).tobytes()
        elif isinstance(column, msgspec.Struct):
            frozen[name] = _freeze(column, texts)
        else:
            frozen[name] = column
    return frozen


def _thaw(table: Any, frozen: dict[str, Any], texts: list[str]) -> Any:
    """The reverse of `_freeze`; whatever does not fit raises."""
    columns: dict[str, object] = {}
    for name, kind in table.__annotations__.items():
        data = frozen[name]
        if kind == Integers:
            columns[name] = _numbers("q", data)
        elif kind == list[str]:
            columns[name] = [texts[position] for position in _numbers(POSITION, data)]
        elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            columns[name] = _thaw(kind, data, texts)
        elif kind in VALUES:
            columns[name] = VALUES[kind](data)
        else:
            columns[name] = msgspec.convert(data, kind, dec_hook=_fraction)
    return table(**columns)


def _numbers(typecode: str, data: bytes) -> "array[int]":
    numbers = array(typecode)
    numbers.frombytes(data)
    return numbers


def _fraction(kind: type, data: object) -> Fraction:
    if kind is not Fraction or not isinstance(data, str):
        raise TypeError(kind)
    return Fraction(data)


def _value(data: object, depth: int = DEEPEST) -> Value:
    """A value of a property; lists become tuples again."""
    if data.__class__ in SCALARS:
        return data  # type: ignore[return-value]
    if not isinstance(data, list) or not depth:
        raise TypeError(data)
    return tuple(_value(item, depth - 1) for item in data)


def _value_column(data: list[Any]) -> list[Value]:
    return [item if item.__class__ in SCALARS else _value(item) for item in data]


def _entries(data: dict[str, Any] | None) -> dict[str, Value] | None:
    return None if data is None else {_key(key, str): _value(item) for key, item in data.items()}


def _entries_by_row(data: dict[int, Any]) -> dict[int, dict[str, Value] | None]:
    return {_key(row, int): _entries(entries) for row, entries in data.items()}


def _key(key: Any, kind: type) -> Any:
    if key.__class__ is not kind:
        raise TypeError(key)
    return key


VALUES: dict[Any, Any] = {
    list[Value]: _value_column,
    dict[str, Value] | None: _entries,
    dict[int, dict[str, Value]]: _entries_by_row,
}

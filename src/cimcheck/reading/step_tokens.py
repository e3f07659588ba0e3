"""From the bytes of one STEP statement to Python values."""

import re
from math import isfinite
from typing import TypeAlias

# The gate has been over the whole file: what is no token here is white space or a separator.
TOKEN = re.compile(
    rb"""'(?:[^']|'')*'|\#\d+|[$*()]|[+-]?\d[\d.]*(?:[Ee][+-]?\d+)?|\.\w+\.|"[0-9A-Fa-f]*"|[A-Za-z_]\w*"""
    rb"""|/\*.*?\*/""",
    re.DOTALL,
)
ESCAPE = re.compile(
    r"\\X2\\((?:[0-9A-Fa-f]{4})*)\\X0\\|\\X4\\((?:[0-9A-Fa-f]{8})*)\\X0\\|\\X\\([0-9A-Fa-f]{2})"
    r"|\\S\\(.)|\\P([A-I])\\|\\(\\)",
    re.DOTALL,
)
TRUTH = {b".T.": True, b".F.": False, b".U.": None}
OPEN, CLOSE = ord("("), ord(")")
EMPTY = frozenset(b"$*#")  # a reference too: those are read from the columns of the scan
SCALAR = frozenset(b"'\".+-0123456789")
COMMENT = ord("/")


class Typed:
    """A value that is written with its type, as in IFCLABEL('x')."""

    __slots__ = ("keyword", "value")

    def __init__(self, keyword: str, value: "Parsed") -> None:
        self.keyword = keyword
        self.value = value


Scalar: TypeAlias = str | float | int | bool | None
Parsed: TypeAlias = "Scalar | Typed | tuple[Parsed, ...]"


def arguments(statement: bytes) -> tuple[Parsed, ...]:
    """What stands between the brackets of `#1=CLASS(...);`; () where they do not match.

    $, *, references, logical UNKNOWN and numbers that are not finite come as None.
    """
    stack: list[tuple[list[Parsed], str]] = []
    values: list[Parsed] = []
    keyword = ""
    for token in TOKEN.findall(statement):
        first = token[0]
        if first in EMPTY:
            values.append(None)
        elif first in SCALAR:
            values.append(scalar(token))
        elif first == OPEN:
            stack.append((values, keyword))
            values, keyword = [], ""
        elif first == CLOSE:
            if not stack:
                return ()
            inside = tuple(values)
            values, opened = stack.pop()
            values.append(Typed(opened, inside[0] if inside else None) if opened and stack else inside)
        elif first != COMMENT:
            keyword = token.decode()
    found = values[1] if len(values) > 1 and not stack else ()  # before it stands the id of the statement
    return found if isinstance(found, tuple) else ()


def scalar(token: bytes) -> Scalar:
    """The value of a string, number, truth value, enumeration item or binary; None for all else."""
    mark = token[:1]
    if mark == b"'":
        return decode(token[1:-1])
    if mark == b".":
        return TRUTH[token] if token in TRUTH else token[1:-1].decode()
    if mark == b'"':
        return token[1:-1].decode()
    try:
        if b"." not in token and b"E" not in token and b"e" not in token:
            return int(token)
        number = float(token)
    except ValueError:
        return None
    return number if isfinite(number) else None


def decode(string: bytes) -> str:
    """The text of a string without its quotes. Bytes that STEP does not allow are left out, as parsers do."""
    text = string.decode("ascii", "ignore")
    if "'" in text:
        text = text.replace("''", "'")
    if "\\" not in text:
        return text
    page = "A"
    parts = []
    end = 0
    for match in ESCAPE.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        wide, widest, narrow, shifted, turned, backslash = match.groups()
        if turned is not None:
            page = turned
        elif wide is not None:
            parts.append(bytes.fromhex(wide).decode("utf-16-be", "ignore"))
        elif widest is not None:
            parts.append(bytes.fromhex(widest).decode("utf-32-be", "ignore"))
        elif narrow is not None:
            parts.append(chr(int(narrow, 16)))
        elif shifted is not None:
            parts.append(bytes([ord(shifted) % 128 + 128]).decode(f"iso8859_{ord(page) - 64}", "ignore"))
        else:
            parts.append(backslash)
    return "".join(parts) + text[end:]

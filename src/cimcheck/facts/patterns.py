"""Regular expressions that come from data: compiled once, refused when they could run for long.

A pattern is searched in at most `LONGEST_TEXT` characters and may not hold a repetition inside a repetition,
a back reference, or more than two open repetitions, so the time of a search is bounded by a small polynomial.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cimcheck.core.text import Text

LONGEST_TEXT = 400
LONGEST_PATTERN = 600
MOST_OPEN_REPEATS = 2
_LONG_REPEAT = 20
_ELEMENT_NUMBER = re.compile(r":\d{4,}$")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, without regard to case. Patterns are checked with `fault_of` when the data is loaded."""
    return re.compile(pattern, re.IGNORECASE)


def found(pattern: str, text: str) -> re.Match[str] | None:
    """The first place in the first `LONGEST_TEXT` characters of `text` where the pattern holds."""
    return compiled(pattern).search(text[:LONGEST_TEXT])


def unnumbered(text: str) -> str:
    """A name without the number that an authoring tool puts behind the names of all its elements."""
    return _ELEMENT_NUMBER.sub("", text)


def fault_of(pattern: str) -> Text | None:
    """Why the pattern is refused; None when it is fine."""
    if not pattern or len(pattern) > LONGEST_PATTERN:
        return Text(
            f"正则表达式应为 1 至 {LONGEST_PATTERN} 个字符。",
            f"A pattern has 1 to {LONGEST_PATTERN} characters.",
        )
    try:
        compiled(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return Text(f"正则表达式写法有误：{error}。", f"Not a regular expression: {error}.")
    return _slow(_tree(pattern))


def _tree(pattern: str) -> Any:
    """The syntax tree that the standard library compiles."""
    parser: Any = vars(re)["_parser"]
    return parser.parse(pattern, re.IGNORECASE)


def _slow(tree: Any) -> Text | None:
    open_repeats = 0
    for name, depth in _operations(tree, 0):
        if name == "GROUPREF":
            return Text("不允许反向引用。", "Back references are not allowed.")
        if name == "OPEN":
            open_repeats += 1
            if depth:
                return Text(
                    "重复之内不得再有重复，例如 (a+)+。", "No repetition inside a repetition, such as (a+)+."
                )
    if open_repeats > MOST_OPEN_REPEATS:
        return Text(
            f"最多 {MOST_OPEN_REPEATS} 个不限次数的重复（* 或 +）。",
            f"At most {MOST_OPEN_REPEATS} open repetitions (* or +).",
        )
    return None


def _operations(tree: Any, depth: int) -> Iterator[tuple[str, int]]:
    """Every operation with the number of long repetitions around it; `OPEN` for a long repetition itself."""
    for operation, argument in tree:
        name = str(operation)
        if name in _REPEATS:
            _, most, body = argument
            is_long = int(most) > _LONG_REPEAT
            if is_long or depth:
                yield "OPEN" if is_long or int(most) > 1 else name, depth
            yield from _operations(body, depth + is_long)
            continue
        yield name, depth
        for part in _parts(argument):
            yield from _operations(part, depth)


def _parts(argument: Any) -> Iterator[Any]:
    """The sub-patterns inside the argument of an operation."""
    if hasattr(argument, "getwidth"):
        yield argument
    elif isinstance(argument, tuple | list):
        for part in argument:
            yield from _parts(part)

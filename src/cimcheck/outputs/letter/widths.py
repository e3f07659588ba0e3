"""How wide the columns of a table on paper are: by what stands in them."""

import re
from collections.abc import Sequence

from cimcheck.core.text import Text
from cimcheck.outputs.letter.blocks import Cell
from cimcheck.outputs.typed import typed

LEAST, SHORT, MOST = 6, 16, 48
"""Columns of type that a column of a table is given at least, without breaking, and at most."""
PAGE, MARGIN = 96, 2
"""Columns of type that a page is wide, and that the edges of a cell take."""
_VALUE = 22
"""Columns of type up to which a value stays on one line."""
_LATIN = re.compile(r"[!-\u2e7f]+")


def fitted(header: Sequence[Text], rows: Sequence[Sequence[Cell]]) -> tuple[float, ...]:
    """Shares of the width, after the longest text of each column.

    What is short stays on one line where the page has room for that; longer columns share the rest.
    """
    longest = [
        max((LEAST, typed(head.zh), *(typed(row[column].text.zh) for row in rows))) + MARGIN
        for column, head in enumerate(header)
    ]
    bounded = [min(length, MOST) for length in longest]
    kept = sum(length for length in bounded if length <= SHORT)
    long_ones = [length for length in bounded if length > SHORT]
    left = PAGE - kept
    if left <= 0 or not long_ones or sum(bounded) <= PAGE or left < LEAST * len(long_ones):
        return tuple(length / sum(bounded) for length in bounded)
    return tuple((one if one <= SHORT else one * left / sum(long_ones)) / PAGE for one in bounded)


def around_values(shares: Sequence[float | None], rows: Sequence[Sequence[Cell]]) -> tuple[float, ...]:
    """Columns of values, whose share is None, as wide as the values; the others share the rest."""
    values = {
        column: (min(_on_one_line(rows, column), _VALUE) + MARGIN) / PAGE
        for column, share in enumerate(shares)
        if share is None
    }
    rest = 1 - sum(values.values())
    fixed = sum(share for share in shares if share is not None)
    return tuple(
        values[column] if share is None else share / fixed * rest for column, share in enumerate(shares)
    )


def _on_one_line(rows: Sequence[Sequence[Cell]], column: int) -> int:
    """The longest value; of words in Chinese, which break anywhere, the longest part that does not."""
    texts = [row[column].text.get(lang) for row in rows for lang in ("zh", "en")]
    return max([LEAST, *(typed(text) if len(text) <= _VALUE else _unbroken(text) for text in texts)])


def _unbroken(text: str) -> int:
    return max((len(part) for part in _LATIN.findall(text)), default=LEAST)

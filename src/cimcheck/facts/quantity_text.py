"""Numbers with a unit as people write them: `22.2 mm`, `12,000 m2`, `850㎡`, `18层`."""

import re
from fractions import Fraction

from cimcheck.core.units import Unit, parse_unit
from cimcheck.errors import DataError

_NUMBER = re.compile(
    r"\s*([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?)\s*(.*?)\s*"
)
_WORDS = {
    "平方米": "m2",
    "平米": "m2",
    "立方米": "m3",
    "毫米": "mm",
    "厘米": "cm",
    "米": "m",
    "公顷": "ha",
    "层": "storey",
    "人": "person",
    "户": "dwelling",
    "套": "dwelling",
    "元": "CNY",
    "级": "1",
    "storeys": "storey",
    "persons": "person",
    "sqm": "m2",
    "km²": "km2",
}
LONGEST = 60


def parse_quantity(text: str) -> tuple[Fraction, Unit | None] | None:
    """The exact number and its unit (None when it has none); None when the text is not one number."""
    match = _NUMBER.fullmatch(text) if len(text) <= LONGEST else None
    if match is None:
        return None
    number = Fraction(match.group(1).replace(",", ""))
    word = match.group(2)
    if not word:
        return number, None
    try:
        return number, parse_unit(_WORDS.get(word, word))
    except DataError:
        return None

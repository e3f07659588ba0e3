"""Numbers with bounds and units, in words, from the plain data of reports."""

import re

from cimcheck.core.interval import exact
from cimcheck.core.text import Text
from cimcheck.core.value import decimal_text, unit_suffix
from cimcheck.outputs.vocabulary import members_of, members_text, unit_of
from cimcheck.outputs.words import ANSWERS

_IFC_UNITS = {
    "METRE": "m",
    "MILLIMETRE": "mm",
    "CENTIMETRE": "cm",
    "FOOT": "ft",
    "INCH": "in",
    "SQUARE_METRE": "m2",
    "SQUARE_MILLIMETRE": "mm2",
    "SQUARE FOOT": "ft2",
    "SQUARE INCH": "in2",
    "CUBIC_METRE": "m3",
    "CUBIC_MILLIMETRE": "mm3",
    "CUBIC FOOT": "ft3",
    "CUBIC INCH": "in3",
}
"""Names that evidence carries as the model wrote them."""
_QUANTITY = re.compile(r"(-?[0-9][0-9.,]*)(?: ([A-Za-z0-9/().]+))?")
UNKNOWN = Text("未知", "unknown")
Number = float | int | None


def unit_text(unit: str) -> Text:
    """What stands after a number in this unit, with the space before it."""
    return unit_suffix(_IFC_UNITS.get(unit.upper(), unit))


def bounds(lo: Number, hi: Number, unit: str, *, all_digits: bool = False) -> Text:
    """A number with its bounds: `850 m²`, `240 – 320 m²`, `不少于 240 m²`, `未知`.

    At least nothing is as good as unknown, and said so.

    To 4 decimals; with `all_digits`, as it stands in the report.
    """
    suffix = unit_text(unit)
    if hi is None and not lo:
        return UNKNOWN
    low, high = (_digits(end, all_digits) for end in (lo, hi))
    if hi is None:
        return Text(f"不少于 {low}{suffix.zh}", f"at least {low}{suffix.en}")
    if lo is None:
        return Text(f"不多于 {high}{suffix.zh}", f"at most {high}{suffix.en}")
    number = low if lo == hi else f"{low} – {high}"
    return Text(f"{number}{suffix.zh}", f"{number}{suffix.en}")


def same_when_rounded(a: Number, b: Number) -> bool:
    """True for two different numbers that 4 decimals do not tell apart."""
    return a is not None and b is not None and a != b and _digits(a, False) == _digits(b, False)


def plain_value(value: object, unit: str = "") -> Text:
    """The value of a trace node, as `core.value.as_json` writes it, in words."""
    match value:
        case None:
            return UNKNOWN
        case bool():
            return ANSWERS["true" if value else "false"]
        case int() | float():
            return bounds(value, value, unit)
        case {"lo": lo, "hi": hi}:
            return bounds(_number(lo), _number(hi), unit)
        case list():
            return members_text(str(member) for member in value)
    return Text(str(value), str(value))


def size_text(size: int) -> str:
    """A file size for people: `842 B`, `1.2 MB`."""
    if size < 1000:
        return f"{size} B"
    unit, scaled = "kB", size / 1000
    for larger in ("MB", "GB"):
        if scaled >= 999.95:
            unit, scaled = larger, scaled / 1000
    return f"{scaled:.1f} {unit}"


def _number(end: object) -> Number:
    return end if isinstance(end, int | float) else None


def _digits(end: Number, all_digits: bool) -> str:
    if end is None:
        return ""
    return str(end) if all_digits else decimal_text(exact(end))


def stated_words(fact: str, raw: str) -> Text:
    """A value as somebody wrote it: in words where it names a member of the fact, with the unit of the fact
    where a number has none.
    """
    members = members_of(fact)
    if raw in members:
        return members[raw]
    quantity = _QUANTITY.fullmatch(raw)
    if quantity is None:
        return Text(raw, raw)
    unit = unit_text(quantity[2] or unit_of(fact))
    return Text(quantity[1] + unit.zh, quantity[1] + unit.en)

"""Numbers of a roll-up for people: few digits, and bounds that are never narrower than the real ones."""

import math

from cimcheck.core.text import Text
from cimcheck.findings.finding import Measured

_DIGITS = 2
_SMALL = 0.1
_AREA_STEP = 10_000


def number(value: float | int, digits: int = _DIGITS) -> str:
    """A number with separators and without needless zeros; small ones keep four digits."""
    places = 4 if 0 < abs(value) < _SMALL else digits
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def span(value: Measured, shown: Text, *, is_open: bool = False) -> Text:
    """A value with its bounds and unit; `is_open` when the upper end is only what the catalogue allows."""
    unit = unit_after(shown)
    if value.lo is None or value.hi is None:
        return Text("未知", "unknown")
    if value.lo == value.hi:
        plain = number(value.lo)
        return Text(f"{plain}{unit.zh}", f"{plain}{unit.en}")
    low = number(_outward(value.lo, up=False))
    if is_open:
        return Text(f"不少于 {low}{unit.zh}", f"at least {low}{unit.en}")
    high = number(_outward(value.hi, up=True))
    return Text(f"{low} – {high}{unit.zh}", f"{low} – {high}{unit.en}")


def unit_after(shown: Text) -> Text:
    """The unit as it stands behind a number."""
    if shown.zh in ("%", ""):
        return shown
    return Text(f" {shown.zh}", f" {shown.en}")


def area(value: Measured) -> Text:
    """An area [m2] in 万平方米 or 10⁴ m² when it is large, else in m²."""
    if value.lo is None or value.hi is None:
        return Text("未知", "unknown")
    if value.hi < _AREA_STEP:
        return span(value, Text("㎡", "m²"))
    scaled = Measured(lo=value.lo / _AREA_STEP, hi=value.hi / _AREA_STEP)
    return span(scaled, Text("万平方米", "10⁴ m²"))


def _outward(value: float | int, *, up: bool) -> float:
    """To the digits that are shown, away from the middle; a hair beyond a round figure stays there."""
    places = float("1e4" if 0 < abs(value) < _SMALL else "1e2")
    rounded = round(value * places)
    if abs(value * places - rounded) < 1e-6:
        return rounded / places
    return (math.ceil if up else math.floor)(value * places) / places

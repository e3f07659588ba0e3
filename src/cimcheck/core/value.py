"""What all possible values have in common, whether number, category or yes/no."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from cimcheck.core.category import Category
from cimcheck.core.interval import Interval
from cimcheck.core.text import Text
from cimcheck.core.truth import Truth

Value = Interval | Category | Truth
DIGITS, ALL_DIGITS = 4, 12
"""Decimals of numbers shown to people, as a rule and where it takes more to tell two of them apart."""


def hull(a: Value, b: Value) -> Value:
    """Everything that either value allows. TypeError when they are of different kinds."""
    match a, b:
        case Interval(), Interval():
            return a.hull(b)
        case Category(), Category():
            return a.hull(b)
        case Truth(), Truth():
            return a.hull(b)
    raise TypeError(f"values of different kinds: {type(a).__name__} and {type(b).__name__}")


def contains(outer: Value, inner: Value) -> bool:
    """True when everything possible in `inner` is possible in `outer`. False for different kinds."""
    match outer, inner:
        case Interval(), Interval():
            return outer.contains(inner)
        case Category(), Category():
            return outer.contains(inner)
        case Truth(), Truth():
            return outer.contains(inner)
    return False


def as_json(value: Value) -> object:
    """The value as plain data: `{"lo", "hi"}`, a sorted list of members, or true / false / null.

    An infinite end is null. Numbers are the nearest doubles of the exact ends.
    """
    match value:
        case Interval():
            return {"lo": number(value.lo), "hi": number(value.hi)}
        case Category():
            return sorted(value.members)
        case Truth():
            return value.can_be_true if value.is_known else None


def number(end: object) -> float | int | None:
    """An interval's end as a JSON number: an int when whole, null when infinite."""
    if not isinstance(end, Fraction):
        return None
    return int(end) if end.denominator == 1 else float(end)


def in_words(
    value: Value, unit: str = "", names: Mapping[str, Text] | None = None, digits: int = DIGITS
) -> Text:
    """The value for a person: `850 m²`, `240 – 320 m²`, `unknown`; numbers to `digits` decimals."""
    match value:
        case Interval():
            return _interval_in_words(value, unit, digits)
        case Category():
            return _members_in_words(value, names or {})
        case Truth():
            if not value.is_known:
                return Text("未知", "unknown")
            return Text("是", "yes") if value.can_be_true else Text("否", "no")


def in_order_of(names: Mapping[str, Text], members: Iterable[str]) -> list[str]:
    """Members in the order in which their words are listed; those without words last, by themselves."""
    places = {member: place for place, member in enumerate(names)}
    return sorted(members, key=lambda member: (places.get(member, len(places)), member))


def _members_in_words(value: Category, names: Mapping[str, Text]) -> Text:
    texts = [names.get(member, Text(member, member)) for member in in_order_of(names, value.members)]
    return Text(" 或 ".join(t.zh for t in texts), " or ".join(t.en for t in texts))


def _interval_in_words(value: Interval, unit: str, digits: int) -> Text:
    suffix = unit_suffix(unit)
    lo, hi = decimal_text(value.lo, digits), decimal_text(value.hi, digits)
    if value.is_known:
        return Text(lo + suffix.zh, lo + suffix.en)
    if lo in ("-∞", "0") and hi == "∞":
        return Text("未知", "unknown")
    if hi == "∞":
        return Text(f"不少于 {lo}{suffix.zh}", f"at least {lo}{suffix.en}")
    if lo == "-∞":
        return Text(f"不多于 {hi}{suffix.zh}", f"at most {hi}{suffix.en}")
    return Text(f"{lo} – {hi}{suffix.zh}", f"{lo} – {hi}{suffix.en}")


def decimal_text(end: object, digits: int = DIGITS) -> str:
    """An end to at most so many decimals, without trailing zeros; infinities as signs."""
    if not isinstance(end, Fraction):
        return "∞" if isinstance(end, float) and end > 0 else "-∞"
    scaled = round(end * 10**digits)
    whole, rest = divmod(abs(scaled), 10**digits)
    text = f"{whole}.{rest:0{digits}d}".rstrip("0").rstrip(".")
    return f"-{text}" if scaled < 0 else text


def digits_that_tell_apart(one: Value, other: Value) -> int:
    """Decimals to show two compared numbers with; more where the usual ones make two ends look alike."""
    if not isinstance(one, Interval) or not isinstance(other, Interval):
        return DIGITS
    ends = [(a, b) for a in (one.lo, one.hi) for b in (other.lo, other.hi) if a != b]
    alike = any(decimal_text(a) == decimal_text(b) for a, b in ends)
    return ALL_DIGITS if alike else DIGITS


COUNTED = {
    "storey": Text(" 层", " storeys"),
    "person": Text(" 人", " persons"),
    "dwelling": Text(" 户", " dwellings"),
    "CNY": Text(" 元", " CNY"),
    "degree": Text("°", "°"),
    "%": Text("%", "%"),
    "d": Text(" 天", " days"),
    "a": Text(" 年", " years"),
    "": Text("", ""),
    "1": Text("", ""),
}
"""Units that are words, and signs that stand without a space."""


def unit_suffix(unit: str) -> Text:
    """What stands after a number in this unit, with the space before it."""
    if unit in COUNTED:
        return COUNTED[unit]
    plain = " " + pretty_unit(unit)
    return Text(plain, plain)


def pretty_unit(unit: str) -> str:
    """A unit symbol for people: m2 as m², m3 as m³, W/(m2.K) as W/(m²·K)."""
    return unit.replace("m2", "m²").replace("m3", "m³").replace(".", "·")

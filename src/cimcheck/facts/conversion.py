"""From what stands in a model to a possible value of a fact: units, words, limits."""

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.interval import Interval, exact
from cimcheck.core.text import Text
from cimcheck.core.truth import Truth, truth
from cimcheck.core.units import Unit, parse_unit, same_dimension
from cimcheck.core.value import Value, decimal_text, pretty_unit
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.quantity_text import parse_quantity
from cimcheck.reading import tables

MEASURES: Mapping[str, tuple[str, str]] = {
    "IfcLengthMeasure": ("LENGTHUNIT", "m"),
    "IfcPositiveLengthMeasure": ("LENGTHUNIT", "m"),
    "IfcNonNegativeLengthMeasure": ("LENGTHUNIT", "m"),
    "IfcAreaMeasure": ("AREAUNIT", "m2"),
    "IfcVolumeMeasure": ("VOLUMEUNIT", "m3"),
    "IfcMassMeasure": ("MASSUNIT", "kg"),
    "IfcTimeMeasure": ("TIMEUNIT", "s"),
    "IfcPowerMeasure": ("POWERUNIT", "W"),
    "IfcIlluminanceMeasure": ("ILLUMINANCEUNIT", "lx"),
    "IfcThermalTransmittanceMeasure": ("THERMALTRANSMITTANCEUNIT", "W/(m2.K)"),
    "IfcThermalConductivityMeasure": ("THERMALCONDUCTANCEUNIT", "W/(m.K)"),
    "IfcVolumetricFlowRateMeasure": ("VOLUMETRICFLOWRATEUNIT", "m3/s"),
}
"""Which unit of the project a measure is in, and the SI unit that tables.Unit.factor leads to."""
RATIOS = frozenset({"IfcRatioMeasure", "IfcPositiveRatioMeasure", "IfcNormalisedRatioMeasure"})
QUANTITIES: Mapping[str, str] = {
    "length": "IfcLengthMeasure",
    "area": "IfcAreaMeasure",
    "volume": "IfcVolumeMeasure",
    "weight": "IfcMassMeasure",
    "time": "IfcTimeMeasure",
}
PLAIN_UNITS = ("1", "storey", "person", "dwelling")


class Converted(msgspec.Struct, frozen=True):
    """A value in coherent units and the unit it was found in; or, without a value, the reason."""

    value: Value | None
    unit: str = ""
    reason: Text | None = None


def number_value(
    fact: FactDefinition,
    raw: tables.Value,
    measure: str,
    declared: tables.Unit | bool | None,
    units: tables.Units,
    bare: Unit | None,
) -> Converted:
    """A number in the fact's dimension.

    `declared` is the unit that stands on the property itself: None when one stands there that could not be
    understood, False when none does. `bare` is what the binding says a number without a unit is in.
    """
    if isinstance(raw, str):
        return _number_in_text(fact, raw, bare)
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return Converted(None, reason=_NOT_A_NUMBER)
    if declared is None:
        return Converted(None, reason=_UNIT_UNREADABLE)
    if isinstance(declared, tables.Unit):
        kind, symbol = next((one for one in MEASURES.values() if one[0] == declared.kind), ("", ""))
        return _in_unit(fact, raw, declared, symbol) if kind else Converted(None, reason=_UNIT_UNREADABLE)
    if measure in MEASURES:
        kind, symbol = MEASURES[measure]
        unit = units.project.get(kind)
        if unit is None:
            return Converted(None, reason=_unit_missing(kind))
        return _in_unit(fact, raw, unit, symbol)
    plain = parse_unit("1") if measure in RATIOS else bare or _natural(fact)
    if plain is None:
        return Converted(None, reason=_NO_UNIT)
    return limited(fact, exact(raw) * plain.factor, plain)


def _in_unit(fact: FactDefinition, raw: int | float, unit: tables.Unit, symbol: str) -> Converted:
    si = parse_unit(symbol)
    number = (exact(raw) * unit.factor + unit.offset) * si.factor
    if not _is_decimal(unit.factor):
        number = to_significant(number)
    checked = limited(fact, number, si)
    return Converted(checked.value, unit.name, checked.reason)


def to_significant(number: Fraction, digits: int = 12) -> Fraction:
    """The number to so many significant digits.

    Tools compute feet and inches from metres in doubles, which err in the 15th digit: two thousand square
    metres come back a hair off the threshold they were drawn to. No drawing means its 12th digit.
    """
    if number == 0:
        return number
    magnitude = len(str(abs(number.numerator))) - len(str(number.denominator))
    return round(number, digits - magnitude)


def _is_decimal(factor: Fraction) -> bool:
    """True for a power of ten: then nothing is lost, and the number stands as it was written."""
    return {*str(factor.numerator), *str(factor.denominator)} <= {"0", "1"}


def _natural(fact: FactDefinition) -> Unit | None:
    """The unit of a count or a ratio needs no saying."""
    return next((unit for unit in map(parse_unit, PLAIN_UNITS) if same_dimension(unit, fact.unit)), None)


def _number_in_text(fact: FactDefinition, raw: str, bare: Unit | None) -> Converted:
    parsed = parse_quantity(raw)
    if parsed is None:
        return Converted(None, reason=_NOT_A_NUMBER)
    number, unit = parsed
    unit = unit or bare or _natural(fact)
    return Converted(None, reason=_NO_UNIT) if unit is None else limited(fact, number * unit.factor, unit)


def limited(fact: FactDefinition, number: Fraction, unit: Unit) -> Converted:
    """The number, in coherent units, as a value; refused when of another dimension or beyond what can be."""
    if not same_dimension(unit, fact.unit):
        return Converted(None, unit.symbol, _wrong_dimension(unit, fact.unit))
    if not fact.limits.lo <= number <= fact.limits.hi or (fact.positive and number <= 0):
        return Converted(None, unit.symbol, _beyond(fact, number))
    if 0 < number < fact.least:
        return Converted(None, unit.symbol, _too_small(fact, number))
    return Converted(Interval(number, number), unit.symbol)


def word_value(fact: FactDefinition, members: frozenset[str | bool]) -> Value | None:
    """The value of one or more words: members of a category, or answers. None for none of them."""
    if not members:
        return None
    if fact.kind == "category":
        return Category(frozenset(str(member) for member in members))
    if True in members and False in members:
        return Truth(True, True)
    return truth(True in members)


_NOT_A_NUMBER = Text("不是一个数。", "it is not one number.")
_NO_UNIT = Text("没有单位，也无法判断单位。", "it has no unit and none can be told.")
_UNIT_UNREADABLE = Text("所标单位无法识别。", "the unit that stands with it is not understood.")


def _unit_missing(kind: str) -> Text:
    return Text(
        f"模型没有唯一、有效的 {kind}，不按米制猜测；请在导出设置中给出单位。",
        f"the model has no single sound {kind}, and metres are not assumed; give the unit when exporting.",
    )


def _wrong_dimension(unit: Unit, wanted: Unit) -> Text:
    return Text(
        f"单位是 {unit.symbol}，应为 {wanted.symbol} 一类。",
        f"it is in {unit.symbol}, not in {wanted.symbol}.",
    )


def _too_small(fact: FactDefinition, number: Fraction) -> Text:
    shown, least = _shown(fact, number), _shown(fact, fact.least)
    return Text(
        f"只有 {shown}，小于 {least} 不可信，多半是单位写错了。",
        f"{shown} is too small to be believed (below {least}), most likely a slip of the unit.",
    )


def _shown(fact: FactDefinition, number: Fraction) -> str:
    return f"{decimal_text(number / fact.unit.factor)} {pretty_unit(fact.unit.symbol)}".removesuffix(" 1")


def _beyond(fact: FactDefinition, number: Fraction) -> Text:
    shown = _shown(fact, number)
    return Text(
        f"{shown} 超出合理范围，视为未给出。", f"{shown} is beyond what can be; treated as not given."
    )

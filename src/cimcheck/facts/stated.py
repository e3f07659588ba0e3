"""Values as people state them in a project file or a table: `0.07`, `35%`, `22.2 mm`, `class_2`, `true`."""

from decimal import Decimal
from typing import Any

import msgspec

from cimcheck.core.category import category
from cimcheck.core.interval import exact
from cimcheck.core.schema_faults import did_you_mean
from cimcheck.core.text import Text
from cimcheck.core.truth import truth
from cimcheck.core.value import Value
from cimcheck.facts.conversion import limited
from cimcheck.facts.definition import FactDefinition
from cimcheck.facts.quantity_text import parse_quantity


class Refused(msgspec.Struct, frozen=True):
    """Why a stated value cannot be used."""

    code: str
    text: Text
    hint: Text | None = None


def stated_value(fact: FactDefinition, given: Any) -> Value | Refused:
    """The value in coherent units. A number without a unit is in the unit of the catalogue."""
    if fact.kind == "truth":
        return truth(given) if isinstance(given, bool) else Refused("VALUE_KIND", _YES_NO)
    if fact.kind == "category":
        if isinstance(given, str) and given in fact.members:
            return category(given)
        text = Text(
            f"“{given}”不是“{fact.title.zh}”的取值。", f"“{given}” is not a value of “{fact.title.en}”."
        )
        return Refused("VALUE_UNKNOWN", text, did_you_mean(str(given), fact.members))
    return _number(fact, given)


def _number(fact: FactDefinition, given: Any) -> Value | Refused:
    unit = fact.unit
    if isinstance(given, int | float | Decimal) and not isinstance(given, bool):
        number = exact(str(given))
    else:
        parsed = parse_quantity(given) if isinstance(given, str) else None
        if parsed is None:
            return Refused("VALUE_KIND", _a_number(fact))
        number, unit = parsed[0], parsed[1] or fact.unit
    converted = limited(fact, number * unit.factor, unit)
    if converted.value is not None:
        return converted.value
    reason = converted.reason or _a_number(fact)
    return Refused(
        "VALUE_REFUSED", Text(f"“{given}”不能用：{reason.zh}", f"“{given}” cannot be used: {reason.en}")
    )


_YES_NO = Text("应为 true 或 false。", "Expected true or false.")


def _a_number(fact: FactDefinition) -> Text:
    symbol = fact.unit.symbol
    return Text(
        f"应为数，可带单位，例如“1 {symbol}”；不带单位时按 {symbol}。",
        f"Expected a number, with a unit if you like (“1 {symbol}”); without one it is in {symbol}.",
    )

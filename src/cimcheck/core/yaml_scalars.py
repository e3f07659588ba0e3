"""What a plain YAML scalar means: the core schema of YAML 1.2, narrowed so that legal text stays text.

`no`, `on`, `2024-05-20`, `5.5.18`, `007`, `0x1F` and `12:30` are text. Numbers with a point or an exponent
become `Decimal`, which keeps every digit as it was written: `3.10` does not turn into 3.1.
"""

import re
from decimal import Decimal

Scalar = None | bool | int | Decimal | str

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_TRUE = frozenset(("true", "True", "TRUE"))
_FALSE = frozenset(("false", "False", "FALSE"))
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)\Z")
_MAY_BE_NUMBER = frozenset("+-.0123456789")
_MAX_DIGITS = 30
_MAX_EXPONENT = 30


class UnusableNumberError(ValueError):
    """A number that is not finite or that no measurement needs; `args[0]` is its text."""


def plain_scalar(text: str) -> Scalar:
    """The value of an unquoted scalar. UnusableNumberError for infinities, NaN and absurdly long numbers."""
    if text in _NULL:
        return None
    if text[0] in _MAY_BE_NUMBER:
        return _number_or_text(text)
    if text in _TRUE:
        return True
    return False if text in _FALSE else text


def _number_or_text(text: str) -> Scalar:
    if _INTEGER.match(text):
        if len(text) > _MAX_DIGITS:
            raise UnusableNumberError(text)
        return int(text)
    if _DECIMAL.match(text):
        mantissa, _, exponent = text.lower().partition("e")
        if len(mantissa) > _MAX_DIGITS or len(exponent) > 4 or abs(int(exponent or 0)) > _MAX_EXPONENT:
            raise UnusableNumberError(text)
        return Decimal(text)
    if _NOT_FINITE.match(text):
        raise UnusableNumberError(text)
    return text

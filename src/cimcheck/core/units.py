"""Units of measurement: exact factors to coherent units, and dimensions that formulas are checked with.

A unit is written as products and quotients of symbols with integer exponents: `m2`, `W/(m2.K)`, `m3/hm2`.
People, storeys, dwellings and money are dimensions of their own, so that a storey count never meets a length.
"""

import re
from fractions import Fraction
from functools import lru_cache

import msgspec

from cimcheck.core.text import Text
from cimcheck.errors import DataError

BASES = ("m", "kg", "s", "K", "A", "cd", "person", "storey", "dwelling", "CNY", "degree")
Dimension = tuple[int, ...]
NONE: Dimension = (0,) * len(BASES)


class Unit(msgspec.Struct, frozen=True):
    """A unit: `factor` times the coherent unit of `dimension` (exponents in the order of BASES)."""

    symbol: str
    factor: Fraction
    dimension: Dimension

    def times(self, other: "Unit") -> "Unit":
        """The unit of a product, in coherent form."""
        return _coherent(tuple(a + b for a, b in zip(self.dimension, other.dimension, strict=True)))

    def per(self, other: "Unit") -> "Unit":
        """The unit of a quotient, in coherent form."""
        return _coherent(tuple(a - b for a, b in zip(self.dimension, other.dimension, strict=True)))

    @property
    def is_plain(self) -> bool:
        """True for a pure number."""
        return self.dimension == NONE


def _base(name: str) -> Dimension:
    return tuple(int(base == name) for base in BASES)


def _derived(**exponents: int) -> Dimension:
    return tuple(exponents.get(base, 0) for base in BASES)


_SYMBOLS: dict[str, tuple[Fraction, Dimension]] = {
    "1": (Fraction(1), NONE),
    "%": (Fraction(1, 100), NONE),
    **{base: (Fraction(1), _base(base)) for base in BASES},
    "g": (Fraction(1, 1000), _base("kg")),
    "t": (Fraction(1000), _base("kg")),
    "mm": (Fraction(1, 1000), _base("m")),
    "cm": (Fraction(1, 100), _base("m")),
    "dm": (Fraction(1, 10), _base("m")),
    "km": (Fraction(1000), _base("m")),
    "hm": (Fraction(100), _base("m")),
    "ft": (Fraction(3048, 10000), _base("m")),
    "in": (Fraction(254, 10000), _base("m")),
    "ha": (Fraction(10000), _derived(m=2)),
    "L": (Fraction(1, 1000), _derived(m=3)),
    "h": (Fraction(3600), _base("s")),
    "d": (Fraction(86400), _base("s")),
    "a": (Fraction(31557600), _base("s")),
    "N": (Fraction(1), _derived(m=1, kg=1, s=-2)),
    "kN": (Fraction(1000), _derived(m=1, kg=1, s=-2)),
    "Pa": (Fraction(1), _derived(m=-1, kg=1, s=-2)),
    "kPa": (Fraction(1000), _derived(m=-1, kg=1, s=-2)),
    "MPa": (Fraction(1000000), _derived(m=-1, kg=1, s=-2)),
    "W": (Fraction(1), _derived(m=2, kg=1, s=-3)),
    "kW": (Fraction(1000), _derived(m=2, kg=1, s=-3)),
    "kWh": (Fraction(3600000), _derived(m=2, kg=1, s=-2)),
    "lx": (Fraction(1), _derived(cd=1, m=-2)),
    "dB": (Fraction(1), NONE),
}

_TOKEN = re.compile(r"([A-Za-z%]+|1)(-?[0-9]+)?|[./·()]")


def symbols() -> tuple[str, ...]:
    """The symbols that units are written with, sorted."""
    return tuple(sorted(_SYMBOLS))


@lru_cache(maxsize=512)
def parse_unit(symbol: str) -> Unit:
    """The unit written as `symbol`; `m²`, `m³` and `㎡` are read as m2, m3 and m2.

    Raises DataError UNIT_UNKNOWN when a part is not a known symbol.
    """
    text = symbol.replace("²", "2").replace("³", "3").replace("㎡", "m2").replace("·", ".").replace(" ", "")
    factor, dimension, sign, depth_sign = Fraction(1), NONE, 1, [1]
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise _unknown(symbol)
        token, position = match.group(0), match.end()
        if token == ".":
            sign = depth_sign[-1]
        elif token == "/":
            sign = -depth_sign[-1]
        elif token == "(":
            depth_sign.append(sign)
        elif token == ")" and len(depth_sign) > 1:
            depth_sign.pop()
            sign = depth_sign[-1]
        else:
            part = _SYMBOLS.get(match.group(1) or "")
            if part is None:
                raise _unknown(symbol)
            power = sign * int(match.group(2) or 1)
            factor *= part[0] ** power
            dimension = tuple(d + power * p for d, p in zip(dimension, part[1], strict=True))
    if not text or len(depth_sign) > 1:
        raise _unknown(symbol)
    return Unit(symbol, factor, dimension)


def _unknown(symbol: str) -> DataError:
    return DataError(
        "UNIT_UNKNOWN",
        Text(
            f"不认识的单位“{symbol}”。请用 m、m2、m3、mm、storey、person、W/(m2.K) 这样的写法。",
            f"Unknown unit “{symbol}”. Write units such as m, m2, m3, mm, storey, person, W/(m2.K).",
        ),
    )


@lru_cache(maxsize=512)
def _coherent(dimension: Dimension) -> Unit:
    up = [_power(base, exponent) for base, exponent in zip(BASES, dimension, strict=True) if exponent > 0]
    down = [_power(base, -exponent) for base, exponent in zip(BASES, dimension, strict=True) if exponent < 0]
    symbol = ".".join(up) or "1"
    if down:
        symbol += "/" + (down[0] if len(down) == 1 else f"({'.'.join(down)})")
    return Unit(symbol, Fraction(1), dimension)


def _power(base: str, exponent: int) -> str:
    return base if exponent == 1 else f"{base}{exponent}"


def same_dimension(a: Unit, b: Unit) -> bool:
    """True when values in the two units may be added and compared."""
    return a.dimension == b.dimension


def coherent(unit: Unit) -> Unit:
    """The coherent unit (factor 1) of the same dimension."""
    return _coherent(unit.dimension)


PLAIN = parse_unit("1")

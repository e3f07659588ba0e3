"""Values between the unit people write and the coherent unit that everything is computed in."""

from cimcheck.core.interval import Interval, interval
from cimcheck.core.units import Unit
from cimcheck.core.value import Value


def to_coherent(value: Value, unit: Unit) -> Value:
    """A value written in `unit`, in the coherent unit. Categories and answers stay as they are. Exact."""
    return _scaled(value, interval(unit.factor))


def to_unit(value: Value, unit: Unit | None) -> Value:
    """A coherent value, in `unit` (None: the coherent unit itself). Exact."""
    return value if unit is None else _scaled(value, interval(1 / unit.factor))


def _scaled(value: Value, factor: Interval) -> Value:
    if not isinstance(value, Interval) or factor.lo == 1:
        return value
    return value * factor

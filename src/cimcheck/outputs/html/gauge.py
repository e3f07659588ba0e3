"""An indicator against its target as a bar: what is certain solid, what is only possible hatched."""

from dataclasses import dataclass

from cimcheck.district.document import IndicatorEntry

WIDTH = 600.0
_ROOM = 1.12
_FARTHEST = 2.5
_CLOSE = 90.0
_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the bar: a figure of the plan; those close together share the text of the first."""

    at: float
    values: list[float | int]
    flush_right: bool


@dataclass(frozen=True, slots=True)
class Gauge:
    """Positions in drawing units from the left. `beyond` says that the possible part goes on to the right."""

    solid: float
    possible: tuple[float, float] | None
    beyond: bool
    ticks: list[Tick]


def gauge(entry: IndicatorEntry) -> Gauge | None:
    """The drawing; None without a value."""
    value = entry.value
    if value is None or value.lo is None or value.hi is None:
        return None
    wanted = sorted({said.value for said in entry.target.said})
    most = _most(entry, float(value.lo), float(value.hi), float(wanted[-1]))
    end = WIDTH if entry.unsized else _at(value.hi, most)
    return Gauge(
        solid=_at(value.lo, most),
        possible=(_at(value.lo, most), end) if value.lo != value.hi else None,
        beyond=value.hi > most or entry.unsized > 0,
        ticks=_ticks(wanted, most),
    )


def _ticks(wanted: list[float | int], most: float) -> list[Tick]:
    ticks: list[Tick] = []
    for one in wanted:
        at = _at(one, most)
        if ticks and at - ticks[-1].at < _CLOSE:
            ticks[-1].values.append(one)
            ticks.append(Tick(at, [], False))
        else:
            ticks.append(Tick(at, [one], at > WIDTH / 2))
    return ticks


def _most(entry: IndicatorEntry, low: float, high: float, target: float) -> float:
    """Where the scale ends: the whole for a share, else a little beyond what there is to show."""
    if entry.unit == "%" and max(high, target) <= _PERCENT:
        return _PERCENT
    return (max(low, target, min(high, _FARTHEST * max(target, low))) or 1.0) * _ROOM


def _at(value: float | int, most: float) -> float:
    return round(min(max(float(value), 0.0), most) / most * WIDTH, 1)

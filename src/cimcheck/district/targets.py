"""A value against what the plan wants: what its passages say, whether it is met, how far it is."""

from collections.abc import Mapping

from cimcheck.core.interval import Interval, exact, interval
from cimcheck.core.truth import Truth
from cimcheck.packs.shapes.plan import Indicator


def required(indicator: Indicator, year: str) -> Interval:
    """What the plan wants by the end of a year [unit of the indicator], lowest to highest figure."""
    values = [exact(said.value) for said in indicator.targets[year]]
    return Interval(min(values), max(values))


def final_year(indicator: Indicator) -> str:
    """The last year that the plan sets a figure for."""
    return max(indicator.targets)


def is_met(value: Interval, target: Interval, bound: str) -> Truth:
    """Whether a value meets the target; unknown when passages differ and it matters which holds."""
    return target.less_equal(value) if bound == "at_least" else value.less_equal(target)


def distance(value: Interval, target: Interval, bound: str) -> Interval:
    """What is still missing, in the unit of both; negative ends are to spare."""
    return target - value if bound == "at_least" else value - target


def path_until(path: Mapping[str, object], year: int) -> Interval | None:
    """The yearly figures of the plan up to and with a year, added up; None when the plan has none."""
    until = [exact(str(figure)) for key, figure in path.items() if int(key) <= year]
    return interval(sum(until)) if until else None

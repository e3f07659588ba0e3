"""A value against what the plan wants: what its passages say, whether it is met, how far it is."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, count

from cimcheck.core.interval import Interval, exact, interval
from cimcheck.core.truth import Truth
from cimcheck.packs.shapes.plan import Indicator


def required(indicator: Indicator, year: str) -> Interval:
    """What the plan wants by the end of a year [unit of the indicator], lowest to highest figure."""
    values = [exact(said.value) for said in indicator.targets[year]]
    return Interval(min(values), max(values))


def contradict(figures: Sequence[Fraction]) -> bool:
    """Whether figures differ by more than that some are printed with fewer decimals than others."""
    return any(
        abs(one - other) > half_digit(max(one, other, key=half_digit))
        or (one != other and half_digit(one) == half_digit(other))
        for one, other in combinations(figures, 2)
    )


def sum_contradicts(printed: Sequence[Fraction], parts: Sequence[Fraction]) -> bool:
    """Whether parts add up to no printed total, be all of them rounded as they are printed."""
    slack = sum(map(half_digit, parts), Fraction(0))
    return all(abs(one - sum(parts)) > slack + half_digit(one) for one in printed)


def half_digit(figure: Fraction) -> Fraction:
    """Half of the last decimal that a figure is printed with."""
    digits = next(digits for digits in count() if (figure * 10**digits).denominator == 1)
    return Fraction(1, 2 * 10**digits)


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

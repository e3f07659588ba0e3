"""Points of an item of GB/T 50378 from the quantities it is scored by; scores need not rise with a quantity."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from cimcheck.core.category import Category
from cimcheck.core.interval import Interval
from cimcheck.core.truth import FALSE, TRUE, Truth, truth
from cimcheck.core.value import Value

Step = Mapping[str, object]
"""How one item is scored: `cases`, each `{when: {quantity: condition}, points}`, of which the best that holds
counts; or `linear`, `{of: quantity, full: value}`. `needs` are conditions without which nothing can be said;
`at_least` says that there are other ways to points than the cases."""


def points(step: Step, values: Mapping[str, Value], most: Fraction) -> Interval:
    """[points] Everything that the quantities leave possible, between 0 and `most`."""
    anything = Interval(Fraction(0), most)
    linear = step.get("linear")
    found = _linear(linear, values, most) if isinstance(linear, Mapping) else _of_cases(step, values)
    if step.get("at_least"):
        found = Interval(found.lo, most)
    needed = holds(step.get("needs", {}), values)
    if needed.surely:
        return found.clipped(anything)
    return anything


def _linear(rise: Mapping[str, object], values: Mapping[str, Value], most: Fraction) -> Interval:
    """From nothing at 0 to `most` at `full`, in proportion."""
    value, full = values[str(rise["of"])], rise["full"]
    if not isinstance(value, Interval) or not isinstance(full, Fraction):
        raise TypeError("a linear score needs a number and where it is full")
    within = value.clipped(Interval(Fraction(0), full))
    return Interval(within.lo / full * most, within.hi / full * most)


def _of_cases(step: Step, values: Mapping[str, Value]) -> Interval:
    cases = step.get("cases", ())
    if not isinstance(cases, tuple):
        raise TypeError("cases must be a list")
    by_points: dict[Fraction, Truth] = {}
    for case in cases:
        before = by_points.get(case["points"], FALSE)
        by_points[case["points"]] = before.or_(holds(case["when"], values))
    possible = list(_possible(by_points))
    return Interval(min(possible), max(possible))


def _possible(by_points: Mapping[Fraction, Truth]) -> Iterable[Fraction]:
    """The scores that are the best one in some world."""
    for score in sorted(by_points, reverse=True):
        if by_points[score].can_be_true:
            yield score
        if by_points[score].surely:
            return
    yield Fraction(0)


def holds(conditions: object, values: Mapping[str, Value]) -> Truth:
    """Whether all conditions hold. Raises TypeError for a condition that does not fit its value."""
    if not isinstance(conditions, Mapping):
        raise TypeError("conditions must be a mapping")
    found = TRUE
    for name, condition in conditions.items():
        found = found.and_(_one(values[name], condition))
    return found


def _one(value: Value, condition: object) -> Truth:
    match value, condition:
        case Truth(), bool():
            return value if condition else value.not_()
        case Category(), tuple():
            return value.is_in(frozenset(str(member) for member in condition))
        case Interval(), Mapping():
            return _in_range(value, condition)
    raise TypeError(f"condition {condition!r} does not fit {value!r}")


def _in_range(value: Interval, bounds: Mapping[str, object]) -> Truth:
    """`from` and `to` belong to the range, `above` and `below` do not."""
    found = truth(True)
    for name, bound in bounds.items():
        if not isinstance(bound, Fraction):
            raise TypeError(f"{name} must be a number")
        end = Interval(bound, bound)
        found = found.and_(
            {
                "from": end.less_equal(value),
                "above": end.less(value),
                "to": value.less_equal(end),
                "below": value.less(end),
            }[name]
        )
    return found



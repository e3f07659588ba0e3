"""Points of an item of GB/T 50378 from its quantities; scores need not rise with a quantity."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product
from math import prod
from typing import Any

from cimcheck.core.category import Category
from cimcheck.core.interval import End, Interval, total
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.core.value import Value

MOST_WORLDS = 64
Case = Mapping[str, object]
Step = Mapping[str, object]
Ladder = tuple[Mapping[str, Any], ...]
"""How one item is scored: `cases`, each `{when: {quantity: condition}, points}`, of which the first that
holds counts; or `linear`, `{of: quantity, full: value}`; or `parts`, a list of lists of cases that add up,
with `rest` points that no quantity gives. `needs` are conditions without which nothing can be said;
`claimed_if` those in which the quantities do not count at all."""


def points(step: Step, values: Mapping[str, Value], most: Fraction) -> Interval:
    """[points] Everything that the quantities leave possible, between 0 and `most`."""
    anything = Interval(Fraction(0), most)
    linear = step.get("linear")
    if isinstance(linear, Mapping):
        found = _linear(linear, values, most)
    else:
        parts = total(_of_cases(ladder, values) for ladder in _ladders(step))
        found = parts + Interval(Fraction(0), remainder(step))
    needed = holds(step.get("needs", {}), values)
    return found if needed.surely else found.hull(anything)


def highest(step: Step) -> Fraction:
    """[points] The most that an item gives, ladders and remainder."""
    tops = (max((case["points"] for case in ladder), default=Fraction(0)) for ladder in _ladders(step))
    return sum(tops, remainder(step))


def remainder(step: Step) -> Fraction:
    """[points] What no quantity of the item gives."""
    rest = step.get("rest", Fraction(0))
    if not isinstance(rest, Fraction):
        raise TypeError("rest must be a number")
    return rest


def quantities(step: Step) -> list[str]:
    """The quantities an item is scored by, in order."""
    linear = step.get("linear")
    named = [str(linear["of"])] if isinstance(linear, Mapping) else []
    return list(
        dict.fromkeys([*named, *(name for one in _ladders(step) for case in one for name in case["when"])])
    )


def open_quantities(step: Step, values: Mapping[str, Value]) -> list[str]:
    """Those that are not known and matter: they stand in a case that may still hold, or in `needs`."""
    linear, needs = step.get("linear"), step.get("needs", {})
    named = [str(linear["of"])] if isinstance(linear, Mapping) else []
    named += list(needs) if isinstance(needs, Mapping) else []
    for ladder in _ladders(step):
        named += [name for case in _reachable(ladder, values) for name in case["when"]]
    return [name for name in dict.fromkeys(named) if not values[name].is_known]


def _reachable(ladder: Ladder, values: Mapping[str, Value]) -> Iterable[Any]:
    """The cases that may be the first to hold but need not be."""
    for case in ladder:
        answer = holds(case["when"], values)
        if answer.surely:
            return
        if answer.can_be_true:
            yield case


def _ladders(step: Step) -> tuple[Ladder, ...]:
    """The lists of cases of an item; the points of each add up."""
    parts = step.get("parts")
    found = parts if parts is not None else ((step["cases"],) if "cases" in step else ())
    if not isinstance(found, tuple) or not all(isinstance(one, tuple) for one in found):
        raise TypeError("cases must be lists")
    return found


def _linear(rise: Mapping[str, object], values: Mapping[str, Value], most: Fraction) -> Interval:
    """From nothing at 0 to `most` at `full`, in proportion."""
    value, full = values[str(rise["of"])], rise["full"]
    if not isinstance(value, Interval) or not isinstance(full, Fraction):
        raise TypeError("a linear score needs a number and where it is full")
    if full <= 0:
        return Interval(most, most)
    within = value.clipped(Interval(Fraction(0), full))
    return Interval(within.lo / full * most, within.hi / full * most)


def _of_cases(ladder: Ladder, values: Mapping[str, Value]) -> Interval:
    open_cases = [case for case in ladder if not holds(case["when"], values).surely_not]
    worlds = list(_worlds(open_cases, values))
    possible = [score for world in worlds for score in _possible(open_cases, world)]
    return Interval(min(possible), max(possible))


def _worlds(cases: Sequence[Case], values: Mapping[str, Value]) -> Iterable[Mapping[str, Value]]:
    """One world for each way the cases can tell apart; the open world itself where there are too many.

    Between two bounds of the cases it makes no difference where a number lies, so single numbers stand for
    all of them: then it is not forgotten that bands which follow each other leave no gap.
    """
    bounds: dict[str, set[Fraction]] = {}
    for case in cases:
        conditions = case["when"]
        for name, condition in conditions.items() if isinstance(conditions, Mapping) else ():
            ends = condition.values() if isinstance(condition, Mapping) else ()
            bounds.setdefault(name, set()).update(end for end in ends if isinstance(end, Fraction))
    choices = {name: list(_representatives(values[name], sorted(bounds[name]))) for name in sorted(bounds)}
    if prod(len(choice) for choice in choices.values()) > MOST_WORLDS:
        return [values]
    return [{**values, **dict(zip(choices, world, strict=True))} for world in product(*choices.values())]


def _representatives(value: Value, bounds: Sequence[Fraction]) -> Iterable[Value]:
    if isinstance(value, Truth):
        return [one for one, possible in ((TRUE, value.can_be_true), (FALSE, value.can_be_false)) if possible]
    if isinstance(value, Category):
        return [Category(frozenset((member,))) for member in sorted(value.members)]
    inner = [bound for bound in bounds if value.lo < bound < value.hi]
    edges = [value.lo, *inner, value.hi]
    found: list[End] = [edge for edge in edges if isinstance(edge, Fraction)]
    for low, high in pairwise(edges):
        found.append(_between(low, high))
    return [Interval(number, number) for number in dict.fromkeys(found)]


def _between(low: End, high: End) -> Fraction:
    if isinstance(low, Fraction):
        return (low + high) / 2 if isinstance(high, Fraction) else low + 1
    return high - 1 if isinstance(high, Fraction) else Fraction(0)


def _possible(cases: Sequence[Case], values: Mapping[str, Value]) -> Iterable[Fraction]:
    """The scores of the cases that may be the first to hold."""
    for case in cases:
        answer, score = holds(case["when"], values), case["points"]
        if not isinstance(score, Fraction):
            raise TypeError("points must be a number")
        if answer.can_be_true:
            yield score
        if answer.surely:
            return
    yield Fraction(0)


def holds(conditions: object, values: Mapping[str, Value]) -> Truth:
    """Whether all conditions hold. Raises TypeError for a condition that does not fit its value."""
    if not isinstance(conditions, Mapping):
        raise TypeError("conditions must be a mapping")
    found = TRUE
    for name, condition in conditions.items():
        found = found.and_(_one(values[name], condition))
        if found.surely_not:
            break
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
    inside, outside = True, False
    for name, bound in bounds.items():
        if not isinstance(bound, Fraction):
            raise TypeError(f"{name} must be a number")
        some, every = _SIDES[name](value.lo, value.hi, bound)
        inside, outside = inside and some, outside or not every
    return Truth(inside, outside or not inside)


_SIDES: Mapping[str, Callable[[End, End, Fraction], tuple[bool, bool]]] = {
    "from": lambda lo, hi, bound: (hi >= bound, lo >= bound),
    "above": lambda lo, hi, bound: (hi > bound, lo > bound),
    "to": lambda lo, hi, bound: (lo <= bound, hi <= bound),
    "below": lambda lo, hi, bound: (lo < bound, hi < bound),
}
"""Whether some, and whether every number from `lo` to `hi` lies on that side of a bound."""

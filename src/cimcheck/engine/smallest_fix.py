"""The smallest set of changes that makes a check pass which does not pass now.

A change gives one fact of one subject another value. Only what designers supply is changed; numbers first,
and other facts only where no numbers do. Of each number the least change that suffices is found. Every fix
that is returned was judged: with all of its changes the verdict is pass, with any proper part it is not.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.interval import Interval, interval
from cimcheck.core.truth import FALSE, TRUE, Truth
from cimcheck.core.value import Value
from cimcheck.core.verdict import Verdict
from cimcheck.engine.trial import Place, Trial

LARGEST_SET = 3
MOST_COMBINATIONS = 4_000
FAR = 1_000
"""How many times its size a number without a limit is moved at most."""
PLAIN = 1_000
"""A plain decimal may move a number by this part of its change more than is needed."""
_HALVINGS = 40


class Fix(msgspec.Struct, frozen=True):
    """Changes that together make the check pass, by place; each is needed."""

    changes: tuple[tuple[Place, Value], ...]


def smallest_fixes(trial: Trial, most: int = 5) -> list[Fix]:
    """The smallest fixes: all have as few changes as the smallest one that was found.

    Empty when the check passes already, or when nothing that a designer supplies makes it pass.
    """
    if trial.judged({}).verdict is Verdict.PASS:
        return []
    places = [place for place in trial.places() if trial.catalogue.owner(trial.fact(place)) == "designer"]
    numbers = [place for place in places if isinstance(trial.limits(place), Interval)]
    for candidates in (numbers, places):
        found = _by_size(trial, candidates, most) or _by_column(trial, candidates)
        if found:
            return found
    return []


def _by_size(trial: Trial, places: Sequence[Place], most: int) -> list[Fix]:
    """Every set of one, then two, then three changes, as long as that is not too many."""
    for size in range(1, LARGEST_SET + 1):
        found: list[Fix] = []
        for tried, changes in enumerate(_sets(trial, places, size)):
            if tried >= MOST_COMBINATIONS or len(found) >= most:
                break
            if _passes(trial, changes):
                fix = _tightened(trial, changes)
                if _every_part_fails(trial, fix):
                    found.append(fix)
        if found:
            return _one_a_set(found)
    return []


def _sets(trial: Trial, places: Sequence[Place], size: int) -> Iterator[dict[Place, Value]]:
    for chosen in combinations(places, size):
        for values in product(*(_extremes(trial, place) for place in chosen)):
            yield dict(zip(chosen, values, strict=True))


def _by_column(trial: Trial, places: Sequence[Place]) -> list[Fix]:
    """Many members of one fact moved together, then back again where that is not needed."""
    for alias in dict.fromkeys(place.alias for place in places if place.member >= 0):
        members = [place for place in places if place.alias == alias]
        for options in zip(*(_extremes(trial, place) for place in members), strict=False):
            changes = dict(zip(members, options, strict=True))
            if _passes(trial, changes):
                fix = _tightened(trial, _pruned(trial, changes))
                if _every_part_fails(trial, fix):
                    return [fix]
    return []


def _pruned(trial: Trial, changes: dict[Place, Value]) -> dict[Place, Value]:
    """Without the changes that are not needed, dropped in halves first."""
    kept = dict(changes)
    chunk = max(1, len(kept) // 2)
    while True:
        names = list(kept)
        for start in range(0, len(names), chunk):
            rest = {place: kept[place] for place in kept if place not in names[start : start + chunk]}
            if rest and _passes(trial, rest):
                kept = rest
        if chunk == 1:
            return kept
        chunk //= 2


def _extremes(trial: Trial, place: Place) -> list[Value]:
    """The values furthest from the present one; every other member or answer where it is no number."""
    now, limits = trial.value(place), trial.limits(place)
    match limits:
        case Interval():
            size = max((abs(Fraction(end)) for end in _ends(now)), default=Fraction(1)) or Fraction(1)
            low = limits.lo if isinstance(limits.lo, Fraction) else -size * FAR
            high = limits.hi if isinstance(limits.hi, Fraction) else size * FAR
            return [interval(low), interval(high)]
        case Category():
            members = [Category(frozenset({member})) for member in sorted(limits.members)]
            return [one for one in members if one != now]
        case Truth():
            return [one for one in (TRUE, FALSE) if one != now]


def _ends(value: Value) -> list[Fraction]:
    if not isinstance(value, Interval):
        return []
    return [end for end in (value.lo, value.hi) if isinstance(end, Fraction)]


def _tightened(trial: Trial, changes: dict[Place, Value]) -> Fix:
    """The least change of each number, one after another."""
    least = dict(changes)
    for place, value in changes.items():
        if isinstance(value, Interval):
            least[place] = _nearest(trial, least, place, Fraction(value.lo))
    return Fix(tuple(sorted(least.items(), key=lambda item: item[0])))


def _nearest(trial: Trial, changes: dict[Place, Value], place: Place, far: Fraction) -> Value:
    """The value nearest to the present one that still passes, in plain decimals where one is near."""
    ends = _ends(trial.value(place))
    near = min(ends, key=lambda end: abs(end - far), default=far)
    passes, fails = far, near
    for _ in range(_HALVINGS):
        middle = (passes + fails) / 2
        if _passes(trial, {**changes, place: interval(middle)}):
            passes = middle
        else:
            fails = middle
    for digits in range(7):
        scaled = passes * 10**digits
        outward = -(-scaled // 1) if far >= near else scaled // 1
        for plain in (round(scaled), outward):
            value = Fraction(plain, 10**digits)
            is_near = abs(value - passes) <= abs(passes - near) / PLAIN
            if is_near and _between(value, near, far) and _passes(trial, {**changes, place: interval(value)}):
                return interval(value)
    return interval(passes)


def _between(value: Fraction, one: Fraction, other: Fraction) -> bool:
    return min(one, other) <= value <= max(one, other)


def _passes(trial: Trial, changes: dict[Place, Value]) -> bool:
    return trial.judged(changes).verdict is Verdict.PASS


def _every_part_fails(trial: Trial, fix: Fix) -> bool:
    """Whether no proper part of the changes passes; of large sets, no part that lacks one change."""
    count = len(fix.changes)
    sizes: Iterable[int] = range(1, count) if count <= LARGEST_SET + 1 else (count - 1,)
    return not any(_passes(trial, dict(part)) for size in sizes for part in combinations(fix.changes, size))


def _one_a_set(fixes: list[Fix]) -> list[Fix]:
    """One fix for each set of places: the first."""
    found: dict[tuple[Place, ...], Fix] = {}
    for fix in fixes:
        found.setdefault(tuple(place for place, _ in fix.changes), fix)
    return list(found.values())

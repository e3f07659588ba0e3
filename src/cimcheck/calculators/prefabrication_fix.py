"""The smallest set of components that would have to be prefabricated as well for a building to qualify.

Everything is counted at its worst: what is not surely prefabricated is taken as not, so the set suffices
whatever the open facts turn out to be. "Smallest" is by the number of components, largest ones first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from cimcheck.calculators.prefabrication_items import Item
from cimcheck.calculators.prefabrication_pieces import Pieces, sums
from cimcheck.calculators.prefabrication_score import FIT_OUT, Line
from cimcheck.core.truth import Truth

POINT = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Demands:
    """What a building needs to qualify: points of two groups, and the ratio [1]."""

    by_group: Mapping[str, Fraction]
    ratio: Fraction


@dataclass(frozen=True, slots=True)
class Step:
    """Bringing one item to so many points: how much more, and which components; `count` of them."""

    item: Item
    points: Fraction
    amount: Fraction
    taken: tuple[tuple[Pieces, int], ...]

    @property
    def count(self) -> int:
        """The number of components."""
        return sum(number for _, number in self.taken)


def steps_of(line: Line, rows: Sequence[Pieces]) -> Iterator[Step]:
    """The ways to raise one item: not at all, to its first points, to its last."""
    now = Fraction(line.points.lo)
    yield Step(line.item, now, Fraction(0), ())
    for points in sorted({line.item.score_min, line.item.score_max}):
        if points > now:
            step = step_to(line.item, points, rows)
            if step is not None:
                yield step


def step_to(item: Item, points: Fraction, rows: Sequence[Pieces]) -> Step | None:
    """What has to be prefabricated more for so many points; None where the models do not hold enough."""
    measured, whole = sums(rows)
    if not isinstance(whole.hi, Fraction) or not whole.hi or not isinstance(measured.lo, Fraction):
        return None
    needed = item.ratio_for(points) * whole.hi - measured.lo
    taken: list[tuple[Pieces, int]] = []
    left = needed
    for row in sorted(rows, key=lambda row: (-_each(row), row.key)):
        if left <= 0:
            break
        each = _each(row)
        if each <= 0 or not row.count:
            continue
        number = min(row.count, -(-left // each))
        taken.append((row, int(number)))
        left -= number * each
    return Step(item, points, max(needed, Fraction(0)), tuple(taken)) if left <= 0 else None


def _each(row: Pieces) -> Fraction:
    """What one component of a group would add, if it counted in full."""
    if row.part == "whole" or not row.count or not isinstance(row.size.lo, Fraction):
        return Fraction(0)
    return row.size.lo * (1 - Fraction(row.portion.lo)) / row.count


def smallest_fix(
    lines: Sequence[Line], found: Mapping[str, Sequence[Pieces]], demands: Demands, fit_out: Truth
) -> dict[str, object]:
    """The set as plain data: `state` (met, possible, beyond), the steps, whether full fit-out is needed."""
    raised = [line for line in lines if line.item.name != FIT_OUT and not line.exists.surely_not]
    fixed = sum((line.item.score_max for line in lines if line.item.name == FIT_OUT), Fraction(0))
    absent = sum((line.item.score_max for line in lines if line.exists.surely_not), Fraction(0))
    whole = 100 - absent
    if _meets({line.item: Fraction(line.points.lo) for line in raised}, fixed, whole, demands):
        return {"state": "met", "fit_out": not fit_out.surely, "steps": []}
    best = _best(raised, found, fixed, whole, demands)
    if best is None:
        return {"state": "beyond", "fit_out": not fit_out.surely, "steps": []}
    least = _trimmed(list(best), raised, found, fixed, whole, demands)
    return {
        "state": "possible",
        "fit_out": not fit_out.surely,
        "steps": [_plain(step) for step in least if step.taken],
    }


def _best(
    lines: Sequence[Line],
    found: Mapping[str, Sequence[Pieces]],
    fixed: Fraction,
    whole: Fraction,
    demands: Demands,
) -> tuple[Step, ...] | None:
    """The cheapest way that suffices, in the order of `lines`."""
    groups = list(dict.fromkeys(line.item.group for line in lines))
    fronts = [_front([line for line in lines if line.item.group == group], found) for group in groups]
    best: tuple[Step, ...] | None = None
    for chosen in product(*fronts):
        steps = tuple(step for part in chosen for step in part)
        points = {step.item: step.points for step in steps}
        if (best is None or _size(steps) < _size(best)) and _meets(points, fixed, whole, demands):
            best = steps
    if best is None:
        return None
    order = {line.item: number for number, line in enumerate(lines)}
    return tuple(sorted(best, key=lambda step: order[step.item]))


def _front(lines: Sequence[Line], found: Mapping[str, Sequence[Pieces]]) -> list[tuple[Step, ...]]:
    """The ways to raise the items of one group, each better than the others in points or in components."""
    cheapest: dict[Fraction, tuple[Step, ...]] = {Fraction(0): ()}
    for line in lines:
        grown: dict[Fraction, tuple[Step, ...]] = {}
        for points, before in cheapest.items():
            for step in steps_of(line, found.get(line.item.name, ())):
                total = points + step.points
                after = (*before, step)
                if total not in grown or _size(after) < _size(grown[total]):
                    grown[total] = after
        cheapest = grown
    front: list[tuple[Step, ...]] = []
    for _, steps in sorted(cheapest.items(), reverse=True):
        if not front or _size(steps) < _size(front[-1]):
            front.append(steps)
    return front


def _size(chosen: Sequence[Step]) -> tuple[int, Fraction]:
    return sum(step.count for step in chosen), sum((step.amount for step in chosen), Fraction(0))


def _meets(points: Mapping[Item, Fraction], fixed: Fraction, whole: Fraction, demands: Demands) -> bool:
    for group, least in demands.by_group.items():
        if sum((found for item, found in points.items() if item.group == group), Fraction(0)) < least:
            return False
    return sum(points.values(), fixed) >= demands.ratio * whole


def _trimmed(
    chosen: list[Step],
    lines: Sequence[Line],
    found: Mapping[str, Sequence[Pieces]],
    fixed: Fraction,
    whole: Fraction,
    demands: Demands,
) -> list[Step]:
    """The same with each item brought down to the fewest points that still suffice."""
    for number, line in enumerate(lines):
        low = max(Fraction(line.points.lo), line.item.score_min)
        while chosen[number].taken and chosen[number].points - POINT >= low:
            step = step_to(line.item, chosen[number].points - POINT, found.get(line.item.name, ()))
            points = {one.item: one.points for one in chosen}
            points[line.item] = chosen[number].points - POINT
            if step is None or not _meets(points, fixed, whole, demands):
                break
            chosen[number] = step
    return chosen


def _plain(step: Step) -> dict[str, object]:
    return {
        "item": step.item.name,
        "title": step.item.words["title"],
        "points": float(step.points),
        "amount": float(round(step.amount, 4)),
        "unit": step.item.words["unit"],
        "components": [{"label": row.label, "count": number, "of": row.count} for row, number in step.taken],
    }

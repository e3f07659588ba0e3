"""The storeys of a building with what counting and summing them needs."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.interval import INFINITY, ZERO, Interval, total
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


class Floor(msgspec.Struct, frozen=True):
    """One storey: its level [m] (None when unknown), and whether it is above ground and what it is."""

    subject: SubjectRef
    level: Fraction | None
    above: Traced
    role: Traced

    @property
    def is_above(self) -> Truth:
        """Whether the storey is above ground."""
        assert isinstance(self.above.value, Truth)
        return self.above.value

    @property
    def counts(self) -> Truth:
        """Whether it is a storey at all, rather than a roof or a drawing level."""
        assert isinstance(self.role.value, Category)
        found = self.role.value.is_in(frozenset({"storey"}))
        return Truth(True, True) if self.subject.doubtful and found.surely else found

    def gaps(self) -> Iterator[Gap]:
        """What is not known of the storey."""
        for fact, value in (("storey.is_above_ground", self.is_above), ("storey.role", self.role.value)):
            if not value.is_known:
                yield Gap(fact, (self.subject.key,))


def floors_of(store: "FactStore", building: SubjectRef) -> list[Floor]:
    """The storeys of a building, lowest first; those without a level last."""
    found = [
        Floor(
            one,
            level_of(store, one),
            store.value("storey.is_above_ground", one),
            store.value("storey.role", one),
        )
        for one in store.members("Storey", building)
    ]
    return sorted(found, key=lambda floor: (floor.level is None, floor.level or 0, floor.subject.key))


def has_basement(floors: Sequence[Floor]) -> bool:
    """Whether the models surely show a storey below ground: only then do they show all of the basement."""
    return any(floor.is_above.surely_not and floor.counts.surely for floor in floors)


def level_of(store: "FactStore", storey: SubjectRef) -> Fraction | None:
    """The level of a storey [m] against the zero level; None when it is not known exactly."""
    value = store.value("storey.elevation", storey).value
    if isinstance(value, Interval) and value.is_known and isinstance(value.lo, Fraction):
        return value.lo
    return None


def height_above(levels: Sequence[Fraction], level: Fraction, same: Fraction) -> Fraction | None:
    """Distance [m] from a level to the next one above it that is not the same level; None for the highest."""
    above = [other - level for other in levels if other - level >= same]
    return min(above, default=None)


def share(amount: Interval, counts: Truth) -> Interval:
    """All of an amount, none of it, or anything between."""
    if counts.surely:
        return amount
    return ZERO if counts.surely_not else amount.hull(ZERO)


def summed(amounts: Sequence[Interval], *, open_above: bool) -> Interval:
    """The sum of amounts; without an upper end where more may be hidden in models that are missing."""
    found = total(amounts)
    return Interval(found.lo, INFINITY) if open_above else found


def storey_counts(
    store: "FactStore", floors: Sequence[Floor], *, above: bool
) -> list[tuple[Floor, Interval]]:
    """What each storey adds to the number of storeys above (or below) ground.

    Storeys on one level are one storey; one that lies very close to the next may not count as a storey.
    """
    same = store.catalogue.conventions["same_level"].value
    full = store.catalogue.conventions["full_storey_height"].value
    found: list[tuple[Floor, Interval]] = []
    last: Floor | None = None
    for floor in floors:
        side = floor.is_above if above else floor.is_above.not_()
        amount = share(repeated(floor.subject.name), side.and_(floor.counts))
        near = None if last is None or last.level is None or floor.level is None else floor.level - last.level
        if amount.hi > 0 and near is not None and last is not None:
            if near < same:
                previous = found.pop()
                found.append((previous[0], previous[1].maximum(amount)))
                continue
            if near < full:
                previous = found.pop()
                found.append((previous[0], previous[1].hull(ZERO)))
        if amount.hi > 0:
            found.append((floor, amount))
            last = floor
    return found


def repeated(name: str) -> Interval:
    """How many storeys a storey of this name may stand for: `3-17层` is one or fifteen."""
    from cimcheck.facts.patterns import found

    match = found(r"(?<![0-9-])([1-9][0-9]?)\s?[F层]?\s?[-~至到]\s?([1-9][0-9]?)\s?[F层]", name)
    one = Fraction(1)
    if match is None or int(match.group(2)) <= int(match.group(1)):
        typical = "标准层" in name
        return Interval(one, INFINITY if typical else one)
    return Interval(one, Fraction(int(match.group(2)) - int(match.group(1)) + 1))

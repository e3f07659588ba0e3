"""Numbers of a building that add up over its storeys."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import ZERO, Interval
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.facts.floors import Floor, floors_of, has_basement, share, storey_counts, summed
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def counted(store: "FactStore", fact: str, building: SubjectRef, *, above: bool) -> Traced:
    """[storey] The storeys on one side of the ground, within what is stated."""
    floors = floors_of(store, building)
    if not floors:
        return store.settled(fact, building)
    parts = storey_counts(store, floors, above=above)
    value = summed(
        [amount for _, amount in parts], open_above=_open_above(store, building, floors, above=above)
    )
    open_floors = [floor for floor, amount in parts if not amount.is_known]
    candidate = Candidate(
        value,
        Strength.MEDIUM,
        operands=tuple(trace for floor, _ in parts for trace in (floor.role.trace, floor.above.trace)),
        gaps=merged_gaps(gap for floor in open_floors for gap in floor.gaps()),
        elements=tuple(floor.subject.guid for floor, _ in parts if floor.subject.guid),
        note=_COUNTED_ABOVE if above else _COUNTED_BELOW,
    )
    return store.settled(fact, building, [candidate])


def area_summed(store: "FactStore", fact: str, building: SubjectRef, *, above: bool) -> Traced:
    """[m2] The floor area of the storeys on one side of the ground, within what is stated."""
    whole = store.value("building.floor_area", building)
    found = []
    if isinstance(whole.value, Interval) and whole.value.is_known:
        within = Interval(ZERO.lo, whole.value.hi)
        found.append(Candidate(within, Strength.MEDIUM, operands=(whole.trace,), note=_WITHIN))
    floors = floors_of(store, building)
    if floors:
        found.insert(0, _area_candidate(store, building, floors, above=above))
    return store.settled(fact, building, found)


def storeys_area(store: "FactStore", building: SubjectRef, *, above: bool) -> Candidate | None:
    """[m2] The storeys on one side of the ground alone, whatever is stated of them; None without storeys."""
    floors = floors_of(store, building)
    return _area_candidate(store, building, floors, above=above) if floors else None


def _area_candidate(
    store: "FactStore", building: SubjectRef, floors: Sequence[Floor], *, above: bool
) -> Candidate:
    amounts: list[Interval] = []
    counted_floors: list[tuple[Floor, Traced]] = []
    gaps: list[Gap] = []
    for floor in floors:
        side = floor.is_above if above else floor.is_above.not_()
        if side.surely_not:
            continue
        area = store.value("storey.floor_area", floor.subject)
        amount = share(area.value, side) if isinstance(area.value, Interval) else ZERO
        amounts.append(amount.hull(ZERO) if floor.subject.doubtful else amount)
        counted_floors.append((floor, area))
        gaps += [gap for gap in floor.gaps() if gap.fact == "storey.is_above_ground"]
        gaps += [] if area.value.is_known else [Gap("storey.floor_area", (floor.subject.key,))]
    return Candidate(
        summed(amounts, open_above=_open_above(store, building, floors, above=above)),
        Strength.MEDIUM,
        operands=tuple(area.trace for _, area in counted_floors),
        gaps=merged_gaps(gaps),
        elements=tuple(floor.subject.guid for floor, _ in counted_floors if floor.subject.guid),
        note=_AREA_ABOVE if above else _AREA_BELOW,
    )


def _open_above(store: "FactStore", building: SubjectRef, floors: Sequence[Floor], *, above: bool) -> bool:
    """Whether there may be more than the models hold.

    A model is believed to hold all storeys above ground, unless it is damaged or a model that the project
    file lists is missing. A basement that no model holds may still exist.
    """
    scope = store.scopes[building.key]
    if scope.is_damaged:
        return True
    return not above and not scope.is_whole and not has_basement(floors)


def merged_gaps(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Gaps of one fact as one gap with all of its subjects."""
    by_fact: dict[str, dict[str, None]] = {}
    for gap in gaps:
        by_fact.setdefault(gap.fact, {}).update(dict.fromkeys(gap.subjects))
    return tuple(Gap(fact, tuple(by_fact[fact])) for fact in sorted(by_fact))


_COUNTED_ABOVE = Text(
    "逐层计数，不含屋面、出屋面机房与基准标高。",
    "Counted storey by storey, without roofs, structures on them and drawing levels.",
)
_COUNTED_BELOW = Text("逐层计数。", "Counted storey by storey.")
_AREA_ABOVE = Text("地上各层建筑面积之和。", "Sum of the floor areas of the storeys above ground.")
_AREA_BELOW = Text("地下各层建筑面积之和。", "Sum of the floor areas of the storeys below ground.")
_WITHIN = Text("不超过总建筑面积。", "Not more than the total floor area.")

"""Floor area of the lowest storey above ground."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Traced
from cimcheck.core.value import hull
from cimcheck.facts.floors import Floor, floors_of
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.storey_sums import merged_gaps
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACT = "building.first_floor_area"


def derive(store: "FactStore", subject: SubjectRef) -> Traced:
    """[m2] The floor area of the lowest storey above ground, all of its parts on one level together.

    Where it is open which storey that is, the areas of all that may be it. Unknown without storeys.
    """
    groups = _possible(store, floors_of(store, subject))
    if not groups or store.scopes[subject.key].is_damaged:
        return store.settled(FACT, subject)
    value: Interval | None = None
    traces, gaps, elements = [], [], []
    for group in groups:
        areas = [store.value("storey.floor_area", floor.subject) for floor in group]
        amount = total(area.value for area in areas if isinstance(area.value, Interval))
        value = amount if value is None else hull(value, amount)  # type: ignore[assignment]
        traces += [area.trace for area in areas]
        elements += [floor.subject.guid for floor in group if floor.subject.guid]
        for floor, area in zip(group, areas, strict=True):
            gaps += list(floor.gaps()) if len(groups) > 1 else []
            gaps += [] if area.value.is_known else [Gap("storey.floor_area", (floor.subject.key,))]
    assert value is not None
    note = _FIRST if len(groups) == 1 else _ONE_OF
    candidate = Candidate(
        value,
        Strength.MEDIUM,
        operands=tuple(traces),
        gaps=merged_gaps(gaps),
        elements=tuple(elements),
        note=note,
    )
    return store.settled(FACT, subject, [candidate])


def _possible(store: "FactStore", floors: Sequence[Floor]) -> list[list[Floor]]:
    """The storeys that may be the first floor, those of one level together; empty when any may be."""
    may_be = [floor for floor in floors if floor.is_above.can_be_true and floor.counts.can_be_true]
    if any(floor.level is None for floor in may_be):
        return [may_be] if len(may_be) == 1 else []
    same = store.catalogue.conventions["same_level"].value
    groups: list[list[Floor]] = []
    for floor in may_be:
        if groups and _level(floor) - _level(groups[-1][0]) < same:
            groups[-1].append(floor)
            continue
        if groups and any(one.is_above.surely and one.counts.surely for one in groups[-1]):
            break
        groups.append([floor])
    return groups


def _level(floor: Floor) -> float:
    return float(floor.level) if floor.level is not None else 0.0


_FIRST = Text("地上最低一层的建筑面积。", "Floor area of the lowest storey above ground.")
_ONE_OF = Text("哪一层是首层尚不确定。", "It is open which storey is the first floor.")

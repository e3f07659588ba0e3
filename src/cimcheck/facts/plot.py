"""What all buildings of a submission come to, by themselves and against the area of the plot."""

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import Interval, total
from cimcheck.core.text import Text
from cimcheck.core.trace import Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.declarations import declared
from cimcheck.facts.resolve import Candidate, traced
from cimcheck.facts.storey_sums import merged_gaps, storeys_area
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ABOVE, PLOT = "building.floor_area_above_ground", "project.plot_area"


def area_above(store: "FactStore", building: SubjectRef) -> Candidate | None:
    """[m2] Storeys above ground as they are; what is declared of them where storeys do not bound it."""
    storeys = storeys_area(store, building, above=True)
    if storeys is not None and isinstance(storeys.value, Interval) and isinstance(storeys.value.hi, Fraction):
        return storeys
    said = declared(store, ABOVE, building)
    return replace(said, operands=(store.value(ABOVE, building).trace,)) if said else storeys


def over_plot(store: "FactStore", amount: Callable[[SubjectRef], Candidate | None]) -> Candidate | None:
    """[1] The sum of an area [m2] over all buildings, divided by the plot; None where either is not known."""
    found = _summed([amount(building) for building in store.subjects("Building")])
    return over(found, store.value(PLOT, store.subjects("Project")[0]), _OVER)


def over(found: Candidate | None, whole: Traced | None, note: Text) -> Candidate | None:
    """A number divided by another; None where either is missing or the other may be nothing."""
    if found is None or whole is None or not isinstance(whole.value, Interval) or whole.value.lo <= 0:
        return None
    assert isinstance(found.value, Interval)
    return Candidate(
        found.value.divided_by(whole.value),
        Strength.MEDIUM,
        operands=(*found.operands, whole.trace),
        gaps=merged_gaps([*found.gaps, *whole.gaps]),
        elements=found.elements,
        note=note,
    )


def summed_over_housing(store: "FactStore", fact: str) -> Traced | None:
    """The sum of a fact over all buildings that are or may be housing; None where there are none."""
    buildings = store.subjects("Building")
    homes = [one for one in buildings if not _is_no_housing(store, one)]
    found = _summed([_part(store.value(fact, one)) for one in homes])
    if found is None:
        return None
    return traced(store.catalogue.facts[fact], [found])


def _is_no_housing(store: "FactStore", building: SubjectRef) -> bool:
    answer = store.value("building.is_residential", building).value
    return isinstance(answer, Truth) and answer.surely_not


def _part(value: Traced) -> Candidate:
    return Candidate(value.value, operands=(value.trace,), gaps=value.gaps, elements=value.elements)


def _summed(found: list[Candidate | None]) -> Candidate | None:
    """The sum; None where a part is."""
    known = [one for one in found if one is not None and isinstance(one.value, Interval)]
    if not known or len(known) < len(found):
        return None
    return Candidate(
        total(one.value for one in known if isinstance(one.value, Interval)),
        Strength.MEDIUM,
        operands=tuple(trace for one in known for trace in one.operands),
        gaps=merged_gaps(gap for one in known for gap in one.gaps),
        elements=tuple(dict.fromkeys(guid for one in known for guid in one.elements)),
        note=_SUM,
    )


_OVER = Text("所提交单体合计除以用地面积。", "All buildings submitted, over the area of the plot.")
_SUM = Text("所提交单体合计。", "All buildings submitted.")

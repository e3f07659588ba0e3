"""Bays for cars on the plot: how many, how many of them on the ground, how many with charging points."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cimcheck.core.evidence import Strength
from cimcheck.core.interval import INFINITY, ZERO, Interval, interval, total
from cimcheck.core.share import share
from cimcheck.core.text import Text
from cimcheck.core.trace import Gap, Trace, Traced
from cimcheck.core.truth import Truth
from cimcheck.facts.resolve import Candidate
from cimcheck.facts.storey_sums import merged_gaps
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

ON_GROUND, CHARGING = "parking_space.is_on_ground", "parking_space.has_charging"
UNITS, AREA = "parking_space.units", "parking_space.area"


def surface_bays(store: "FactStore") -> Candidate | None:
    """[1] Bays on the ground outdoors; None where none is shown. Open above where models are missing."""
    return _on_ground(store, UNITS)


def surface_area(store: "FactStore") -> Candidate | None:
    """[m2] What bays on the ground cover; the ways between them are not in it, so that it is a least value.

    None where no parking is shown.
    """
    found = _on_ground(store, AREA)
    if found is None or not isinstance(found.value, Interval) or found.value == ZERO:
        return found
    return Candidate(
        Interval(found.value.lo, INFINITY),
        Strength.MEDIUM,
        operands=found.operands,
        gaps=found.gaps,
        elements=found.elements,
        note=_BAYS_ONLY,
    )


def charging_share(store: "FactStore") -> Candidate | None:
    """[1] Bays with charging points over all bays; None where no bay is shown, or models are missing."""
    bays = store.subjects("ParkingSpace")
    if not bays or not shows_all(store):
        return None
    units = [_number(store.value(UNITS, one)) for one in bays]
    answers = [store.value(CHARGING, one) for one in bays]
    members = [(size, _portion(answer)) for size, answer in zip(units, answers, strict=True)]
    traces = tuple(one.trace for one in answers)
    return Candidate(share(members), Strength.MEDIUM, operands=traces, gaps=_gaps(answers), note=_SHOWN)


def shows_all(store: "FactStore") -> bool:
    """Whether the models show all parking: they are listed, all can be read, and the site is among them."""
    whole = all(scope.is_whole for scope in store.scopes.values())
    outdoors = (store.value(ON_GROUND, one).value for one in store.subjects("ParkingSpace"))
    on_site = any(isinstance(answer, Truth) and answer.surely for answer in outdoors)
    return whole and (on_site or bool(store.subjects("SiteElement")))


def _on_ground(store: "FactStore", fact: str) -> Candidate | None:
    bays = store.subjects("ParkingSpace")
    if not bays:
        return None
    amounts = [store.value(fact, one) for one in bays]
    answers = [store.value(ON_GROUND, one) for one in bays]
    rows = list(zip(bays, amounts, answers, strict=True))
    shown = [row for row in rows if not (isinstance(row[2].value, Truth) and row[2].value.surely_not)]
    value = total(_number(amount) * _portion(answer) for _, amount, answer in shown)
    known = value if shows_all(store) else Interval(value.lo, INFINITY)
    return Candidate(
        known,
        Strength.MEDIUM,
        operands=tuple(_operands(shown)),
        gaps=_gaps([one for _, amount, answer in shown for one in (amount, answer)]),
        elements=tuple(bay.guid for bay, _, _ in shown if bay.guid),
        note=_SHOWN,
    )


def _operands(rows: Iterable[tuple[SubjectRef, Traced, Traced]]) -> Iterable[Trace]:
    for _, amount, answer in rows:
        yield amount.trace
        yield answer.trace


def _number(found: Traced) -> Interval:
    assert isinstance(found.value, Interval)
    return found.value


def _portion(found: Traced) -> Interval:
    """[1] 1 where something surely holds, 0 where it surely does not."""
    assert isinstance(found.value, Truth)
    return interval(int(found.value.surely), int(found.value.can_be_true))


def _gaps(found: Iterable[Traced]) -> tuple[Gap, ...]:
    return merged_gaps(gap for one in found for gap in one.gaps)


_SHOWN = Text("按模型所示的车位。", "By the bays that the models show.")
_BAYS_ONLY = Text(
    "只计车位本身，不含通道，因此是下限。", "Bays without the ways between them, so that it is a least value."
)

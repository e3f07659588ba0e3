"""Protective units that the models of several buildings show: one basement under all of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cimcheck.core.interval import ZERO, Interval, interval
from cimcheck.facts.origins import share_origin
from cimcheck.facts.plan_shape import Shape
from cimcheck.facts.shelter_plan import shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

JOINT = 1.0  # [m2] what overlaps less only meets


def drawn_again(store: "FactStore", unit: SubjectRef, before: Sequence[SubjectRef]) -> Interval:
    """[m2] What of a unit other buildings show already: what their units cover where coordinates tell.

    The same GlobalId on a unit or a space of both says that it is one; if they lie apart all the same, all of
    it or nothing. Without either two shelters are two.
    """
    found, perhaps = 0.0, False
    for other in before:
        twins = not _guids(store, unit).isdisjoint(_guids(store, other))
        known = share_origin(store, unit.places[0].model, other.places[0].model)
        common = _common(_shape(store, unit), _shape(store, other)) if known or twins else None
        found += common or 0.0
        perhaps = perhaps or (twins and not common)
    area = store.value("protective_unit.floor_area", unit).value
    whole = area if isinstance(area, Interval) else ZERO
    sure = interval(found).minimum(whole)
    return sure.hull(whole) if perhaps else sure


def _shape(store: "FactStore", unit: SubjectRef) -> Shape | None:
    return shelter_plan(store, unit.building).units.get(unit.key)


def _common(one: Shape | None, other: Shape | None) -> float | None:
    """[m2] What both cover; None where one of them cannot be placed."""
    from cimcheck.reading.geometry.regions import overlap_area

    if one is None or other is None:
        return None
    area = overlap_area([one.outline], [other.outline]) if one.is_level_with(other) else 0.0
    return area if area > JOINT else 0.0


def _guids(store: "FactStore", unit: SubjectRef) -> set[str]:
    return {one.guid for one in (unit, *store.members("Space", unit)) if one.guid}

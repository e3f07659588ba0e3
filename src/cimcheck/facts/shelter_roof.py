"""The slab above a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.interval import Interval
from cimcheck.facts.concrete import concrete_thickness
from cimcheck.facts.plan_shape import Shape
from cimcheck.facts.shelter_plan import shapes_of, shelter_plan
from cimcheck.facts.shelter_storeys import slabs_near
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry.quantities import Region

BELOW, ABOVE = 0.6, 0.5  # [m] how far the underside of the slab may lie below, or above, the top of the rooms
COVERED = 0.95  # of the unit in plan: what is left are shafts
PART = 1.0  # [m2] a slab over less than this lies beside the unit


def roof_thickness(store: "FactStore", unit: SubjectRef) -> tuple[Interval, tuple[str, ...]] | None:
    """[m] The concrete over a unit where it is thinnest, and the slabs; None where they do not cover it.

    Where slabs lie over each other the thickest of them counts.
    """
    from cimcheck.reading.geometry.regions import common, overlap_area, union_area

    outline = shelter_plan(store, unit.building).units.get(unit.key)
    if outline is None:
        return None
    above = [
        slab
        for slab in _slabs(store, unit.building)
        if outline.high - BELOW <= slab.low <= outline.high + ABOVE
        and overlap_area([slab.outline], [outline.outline]) > PART
    ]
    found = [(concrete_thickness(store, slab.subject), slab) for slab in above]
    if any(thickness is None for thickness, _ in found):
        return None
    known = [(thickness, slab) for thickness, slab in found if thickness is not None]
    taken: list[Region] = []
    for thickness, slab in sorted(known, key=lambda one: (-one[0].lo, one[1].subject.key)):
        taken.append(common(slab.outline, outline.outline))
        if union_area(taken) >= COVERED * outline.outline.area:
            guids = tuple(one.subject.guid for _, one in known if one.subject.guid)
            return thickness, guids
    return None


def _slabs(store: "FactStore", building: str) -> list[Shape]:
    """The slabs near the units, all on the origin of their spaces."""
    return store.once(("shelter_slabs", building), lambda: _measured(store, building))


def _measured(store: "FactStore", building: str) -> list[Shape]:
    scope = store.scopes[building].subject
    slabs = slabs_near(store, scope)
    anchor = store.members("Space", scope)[:1]
    shapes = shapes_of(store, [*anchor, *slabs])
    return [shapes[one.key] for one in slabs if one.key in shapes]

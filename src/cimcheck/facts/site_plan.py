"""Which part of a site element no other element covers: every place of a site belongs to one element.

Roofs lie above facilities, facilities above plain surfaces; within one role the smaller element stands, since
it is drawn into the larger. All models of one origin are held against each other, whatever building they are
of: a site is often drawn in several.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from cimcheck.core.category import Category
from cimcheck.core.interval import exact
from cimcheck.facts.origins import by_origin
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from fractions import Fraction

    from cimcheck.facts.store import FactStore
    from cimcheck.reading.geometry.quantities import Measurement, Region

ENTITY = "SiteElement"
ROOFS = frozenset({"hard_roof", "gravel_roof", "green_roof"})
UNDERGROUND = "not_a_surface"
JOINT = 0.01  # [m2] overlaps up to this are the joints of neighbours


class Drawn(msgspec.Struct, frozen=True):
    """The outline of an element in plan, and what of it counts [m2].

    `beside` is the area that no element of the same role has before it; `exposed` that which none at all has.
    `apart`: its model cannot be held against the first, so that all of it may be drawn there already.
    """

    outline: "Region"
    area: "Fraction"
    beside: "Fraction"
    exposed: "Fraction"
    apart: bool = False


def drawn(store: "FactStore", subject: SubjectRef) -> Drawn | None:
    """The plan of one element; None when its shape could not be made."""
    return site_plan(store).get(subject.key)


def site_plan(store: "FactStore") -> dict[str, Drawn]:
    """The plans of all site elements by key, computed once."""
    return store.once(("site_plan",), lambda: _site_plan(store))


def _site_plan(store: "FactStore") -> dict[str, Drawn]:
    subjects = store.subjects(ENTITY)
    measured = store.geometry.of([one.places[0] for one in subjects], "footprint")
    shown = sorted({one.places[0].model for one in subjects})
    found: dict[str, Drawn] = {}
    for number, models in enumerate(by_origin(store, shown)):
        known = [
            (one, measured[one.places[0]])
            for one in subjects
            if one.places[0].model in models and one.places[0] in measured
        ]
        found |= _plan_of(store, known, apart=number > 0)
    return found


def _plan_of(
    store: "FactStore", known: Sequence[tuple[SubjectRef, "Measurement"]], *, apart: bool
) -> dict[str, Drawn]:
    from cimcheck.reading.geometry.regions import union

    outlines = [
        (_role(store, one), each.footprint.area, one, each.footprint) for one, each in known if each.footprint
    ]
    taken: list[Region] = []
    by_role: dict[int, list[Region]] = {}
    found = {}
    for role, area, subject, outline in sorted(outlines, key=lambda row: (row[0], row[1], row[2].key)):
        same = by_role.setdefault(role, [])
        beside = _added(same, outline)
        exposed = beside if role == _BELOW else _added(taken, outline)
        ends = _settled(area, beside), _settled(area, exposed)
        found[subject.key] = Drawn(outline, exact(area), *ends, apart)
        by_role[role] = [union([*same, outline])]
        if role != _BELOW:
            taken = [union([*taken, outline])]
    return found


_BELOW = 3


def _role(store: "FactStore", subject: SubjectRef) -> int:
    """Roofs first, then facilities, then plain surfaces; what lies in the ground covers nothing."""
    surface = store.value("site_element.surface", subject).value
    facility = store.value("site_element.facility", subject).value
    if isinstance(surface, Category) and surface.members == {UNDERGROUND}:
        return _BELOW
    if isinstance(surface, Category) and surface.members <= ROOFS:
        return 0
    return 2 if isinstance(facility, Category) and facility.members == {"none"} else 1


def _added(before: Sequence["Region"], outline: "Region") -> float:
    """[m2] What an outline adds to others."""
    from cimcheck.reading.geometry.regions import overlap_area

    return outline.area - overlap_area(before, [outline]) if before else outline.area


def _settled(area: float, part: float) -> "Fraction":
    """A part that misses the whole by a joint is the whole."""
    return exact(area) if area - part <= JOINT else exact(max(0.0, round(part, 6)))

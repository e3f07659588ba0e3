"""Which anti-bomb units lie in a protective unit."""

from typing import TYPE_CHECKING

from cimcheck.core.truth import FALSE, TRUE, UNKNOWN, Truth
from cimcheck.facts.shelter_plan import MOSTLY, shelter_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def anti_bomb_units(store: "FactStore", unit: SubjectRef) -> list[tuple[SubjectRef, Truth]]:
    """The anti-bomb units that lie in a protective unit, or may."""
    scope = store.scopes[unit.building].subject
    units = store.members("ProtectiveUnit", scope)
    found = (
        (one, TRUE if len(units) == 1 else _lies_in(store, one, unit))
        for one in store.members("AntiBombUnit", scope)
    )
    return [(one, answer) for one, answer in found if answer.can_be_true]


def _lies_in(store: "FactStore", one: SubjectRef, unit: SubjectRef) -> Truth:
    from cimcheck.reading.geometry.position import share_inside

    spaces = {space.key for space in store.members("Space", one)}
    if spaces and spaces <= {space.key for space in store.members("Space", unit)}:
        return TRUE
    plan = shelter_plan(store, unit.building)
    shapes = [plan.shapes[key] for key in sorted(spaces) if key in plan.shapes]
    outline = plan.units.get(unit.key)
    if outline is None or len(shapes) < len(spaces) or not shapes:
        return UNKNOWN
    inside = all(
        shape.is_level_with(outline) and share_inside(shape.outline, outline.outline) > MOSTLY
        for shape in shapes
    )
    return TRUE if inside else FALSE

"""Site elements: facilities that hold or pass rain, and the surfaces it falls on."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.facts.duplicates import in_speaking_order
from cimcheck.facts.loose import takes_loose
from cimcheck.facts.scopes import Part, Scope
from cimcheck.facts.site_plan import ENTITY, ROOFS, UNDERGROUND
from cimcheck.facts.subject import Place, SubjectRef
from cimcheck.reading.tables import NONE

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

FACILITY, SURFACE = "site_element.facility", "site_element.surface"
NONE_OF_THEM = "none"


def find(store: "FactStore", scope: Scope) -> list[SubjectRef]:
    """What is labelled as a facility or a surface; roofs only where the site itself is shown too.

    Elements of the site that belong to no building go with the first building of their model. Parts of an
    element that has a shape of its own, and wholes that are nothing but their parts, are left out.
    """
    entity = store.catalogue.entities[ENTITY]
    found: list[SubjectRef] = []
    guids: set[str] = set()
    for part in in_speaking_order(scope.parts, entity.speaks):
        for row in _rows(store, part, takes_loose(store, scope, part)):
            objects = part.view.objects
            guid = objects.guid[row]
            if guid and guid in guids:
                continue
            guids.add(guid)
            key = f"{part.view.file}#{objects.step[row]}"
            places, name = (Place(part.view.index, row),), part.view.label(row)
            found.append(SubjectRef(ENTITY, key, name, guid, scope.subject.key, places=places))
    return found


def _rows(store: "FactStore", part: Part, with_loose: bool) -> list[int]:
    view = part.view
    building = view.objects.building
    labelled = [
        row
        for row in view.rows_of(store.catalogue.entities[ENTITY])
        if (part.holds(row) or (with_loose and building[row] == NONE)) and _is_labelled(store, part, row)
    ]
    rows = _without_parts(part, labelled)
    return rows if any(_is_outdoors(store, part, row) for row in rows) else []


def _is_labelled(store: "FactStore", part: Part, row: int) -> bool:
    return bool(_said(store, part, row, FACILITY) - {NONE_OF_THEM} or _said(store, part, row, SURFACE))


def _is_outdoors(store: "FactStore", part: Part, row: int) -> bool:
    """Whether a row says more than that the building has a roof, or a tank of another kind."""
    surfaces = _said(store, part, row, SURFACE) - ROOFS - {UNDERGROUND}
    return bool(surfaces or _said(store, part, row, FACILITY) - {NONE_OF_THEM})


def _said(store: "FactStore", part: Part, row: int, fact: str) -> set[str]:
    """All members that any reading of a row allows."""
    readings = store.column(fact, part.view).get(row, ())
    return {name for one in readings if isinstance(one.value, Category) for name in one.value.members}


def _without_parts(part: Part, rows: list[int]) -> list[int]:
    objects = part.view.objects
    chosen = set(rows)
    wholes = {objects.parent[row] for row in rows} & chosen
    hollow = {row for row in wholes if not objects.has_representation[row]}
    return [row for row in rows if row not in hollow and (objects.parent[row] not in chosen - hollow)]

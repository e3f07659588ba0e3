"""Site elements: facilities that hold or pass rain, and the surfaces it falls on."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.facts.duplicates import in_speaking_order
from cimcheck.facts.identities import of_element
from cimcheck.facts.loose import takes_loose
from cimcheck.facts.model_view import ModelView
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
    element that has a shape of its own, and wholes that are nothing but their parts, are left out. An element
    that a model before holds, of whatever building, is not taken again; one that only looks like it is
    doubtful.
    """
    entity = store.catalogue.entities[ENTITY]
    found: list[SubjectRef] = []
    met = store.once(("site_elements_met",), _Met)
    for part in in_speaking_order(scope.parts, entity.speaks):
        for row in _rows(store, part, takes_loose(store, scope, part)):
            objects, index = part.view.objects, part.view.index
            if met.is_known(part.view, row):
                continue
            doubtful = met.remember(part.view, row)
            key = f"{part.view.file}#{objects.step[row]}"
            places, name, guid = (Place(index, row),), part.view.label(row), objects.guid[row]
            found.append(SubjectRef(ENTITY, key, name, guid, scope.subject.key, doubtful, places))
    return found


class _Met:
    """The site elements met so far in a submission: the models of GlobalIds and of what they look like."""

    def __init__(self) -> None:
        self._by_guid: dict[str, int] = {}
        self._by_look: dict[Hashable, int] = {}

    def is_known(self, view: ModelView, row: int) -> bool:
        """Whether another model holds the element. One model may use a GlobalId twice for two elements."""
        guid = view.objects.guid[row]
        return bool(guid) and self._by_guid.get(guid, view.index) != view.index

    def remember(self, view: ModelView, row: int) -> bool:
        """Keep an element; whether one of another model has its class, type, name and storey."""
        self._by_guid.setdefault(view.objects.guid[row], view.index)
        looks = of_element(view, row).looks
        doubtful = any(self._by_look.get(look, view.index) != view.index for look in looks)
        for look in looks:
            self._by_look.setdefault(look, view.index)
        return doubtful


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
    said = (one.said.value for one in readings)
    return {name for value in said if isinstance(value, Category) for name in value.members}


def _without_parts(part: Part, rows: list[int]) -> list[int]:
    objects = part.view.objects
    chosen = set(rows)
    wholes = {objects.parent[row] for row in rows} & chosen
    hollow = {row for row in wholes if not objects.has_representation[row]}
    return [row for row in rows if row not in hollow and (objects.parent[row] not in chosen - hollow)]

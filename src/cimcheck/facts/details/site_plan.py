"""Plan of a site: surfaces by kind, and the facilities on and below them."""

from typing import TYPE_CHECKING

from cimcheck.core.category import Category
from cimcheck.facts.site_plan import ENTITY, Drawn, site_plan
from cimcheck.facts.subject import SubjectRef

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore


def detail(store: "FactStore", subject: SubjectRef) -> object:
    """Outlines [m] with the kinds that each element may be; None where nothing could be drawn."""
    plans = site_plan(store)
    drawn = [(one, plans[one.key]) for one in store.members(ENTITY, subject) if one.key in plans]
    if not drawn:
        return None
    return {"elements": [_element(store, one, plan) for one, plan in drawn]}


def _element(store: "FactStore", subject: SubjectRef, plan: Drawn) -> dict[str, object]:
    rings = [list(map(list, ring)) for polygon in plan.outline.polygons for ring in polygon]
    return {
        "key": subject.key,
        "name": subject.name,
        "surface": _members(store, "site_element.surface", subject),
        "facility": _members(store, "site_element.facility", subject),
        "exposed": float(plan.exposed),
        "rings": rings,
    }


def _members(store: "FactStore", fact: str, subject: SubjectRef) -> list[str]:
    value = store.value(fact, subject).value
    return sorted(value.members) if isinstance(value, Category) else []

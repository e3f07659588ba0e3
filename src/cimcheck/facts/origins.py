"""Whether the coordinates of two models can be held against each other.

Models with map conversions can when these are the same. The other models of one building are drawn on one
origin unless their sites stand elsewhere; of two buildings nothing is known without map conversions: each may
be drawn where it is convenient. Nothing is moved from one origin to another here.
"""

from typing import TYPE_CHECKING

from cimcheck.reading.tables import Georeference

if TYPE_CHECKING:
    from cimcheck.facts.store import FactStore

NUMBERS = ("Eastings", "Northings", "OrthogonalHeight", "XAxisAbscissa", "XAxisOrdinate", "Scale")
SAME_PLACE = 1e-6  # [degree] a tenth of a metre


def share_origin(store: "FactStore", one: int, other: int) -> bool:
    """Whether two models, by their numbers, are drawn on one origin."""
    if one == other:
        return True
    first, second = (store.views[index].tables.georeference for index in (one, other))
    if first.map_conversion is not None and second.map_conversion is not None:
        return _conversion(first) == _conversion(second)
    if first.map_conversion is not None or second.map_conversion is not None:
        return False
    return _same_place(first, second) and _of_one_building(store, {one, other})


def by_origin(store: "FactStore", models: list[int]) -> list[list[int]]:
    """The models in groups of one origin, each in the group of the first that it can be held against."""
    groups: list[list[int]] = []
    for model in models:
        group = next((found for found in groups if share_origin(store, found[0], model)), None)
        if group is None:
            groups.append([model])
        else:
            group.append(model)
    return groups


def _conversion(found: Georeference) -> tuple[object, ...]:
    given = found.map_conversion or {}
    return tuple(given.get(name) for name in NUMBERS)


def _same_place(one: Georeference, other: Georeference) -> bool:
    pairs = ((one.latitude, other.latitude), (one.longitude, other.longitude))
    return all(a is None or b is None or abs(a - b) <= SAME_PLACE for a, b in pairs)


def _of_one_building(store: "FactStore", models: set[int]) -> bool:
    return any(models <= {part.view.index for part in scope.parts} for scope in store.scopes.values())

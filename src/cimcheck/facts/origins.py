"""Whether the coordinates of two models can be held against each other.

The models of one project are drawn on one origin unless they say otherwise: by map conversions or by places
of their sites that differ. Nothing is moved from one origin to another here.
"""

from cimcheck.facts.model_view import ModelView
from cimcheck.reading.tables import Georeference

NUMBERS = ("Eastings", "Northings", "OrthogonalHeight", "XAxisAbscissa", "XAxisOrdinate", "Scale")
SAME_PLACE = 1e-6  # [degree] a tenth of a metre


def share_origin(one: ModelView, other: ModelView) -> bool:
    """Whether nothing that the two models say of their place on earth differs."""
    if one.index == other.index:
        return True
    first, second = one.tables.georeference, other.tables.georeference
    return _conversion(first) == _conversion(second) and _same_place(first, second)


def _conversion(found: Georeference) -> tuple[object, ...]:
    given = found.map_conversion or {}
    return tuple(given.get(name) for name in NUMBERS)


def _same_place(one: Georeference, other: Georeference) -> bool:
    if one.map_conversion is not None:
        return True
    pairs = ((one.latitude, other.latitude), (one.longitude, other.longitude))
    return all(a is None or b is None or abs(a - b) <= SAME_PLACE for a, b in pairs)


def by_origin(views: list[ModelView]) -> list[list[ModelView]]:
    """The models in groups of one origin, each in the group of the first that it can be held against."""
    groups: list[list[ModelView]] = []
    for view in views:
        group = next((found for found in groups if share_origin(found[0], view)), None)
        if group is None:
            groups.append([view])
        else:
            group.append(view)
    return groups

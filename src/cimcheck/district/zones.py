"""Drainage zones that the user draws: how large each is, and whether somebody found it to qualify."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cimcheck.core.interval import Interval, exact
from cimcheck.core.share import ANY_SHARE
from cimcheck.district.polygons import Polygon, Polygons
from cimcheck.district.tally import ALL, NONE, Part

if TYPE_CHECKING:
    from numpy import ndarray
    from shapely.geometry.base import BaseGeometry

_QUALIFIES = ("qualifies", "达标")
_YES, _NO = ("true", "yes", "1", "是", "达标"), ("false", "no", "0", "否", "不达标")
_RADIUS = 6371007.2  # [m] of the sphere with the area of the earth


def zone_parts(zones: Polygons) -> list[Part]:
    """Each zone [m2] as a whole: good, not good, or open when its properties do not say `qualifies`.

    Where zones lie over each other the place belongs to one of them, nobody knows to which: each zone then
    has any area from what it has alone to all of it.
    """
    shapes = [_flat(zone) for zone in zones.items]
    return [
        Part(Interval(_area(_alone(number, shapes)), _area(shape)), _portion(zone))
        for number, (zone, shape) in enumerate(zip(zones.items, shapes, strict=True))
    ]


def _portion(zone: Polygon) -> Interval:
    said = _said(zone.properties.get(key) for key in _QUALIFIES)
    return ALL if said in _YES else NONE if said in _NO else ANY_SHARE


def _said(values: Iterable[Any]) -> str:
    return next((str(value).strip().lower() for value in values if value is not None), "")


def _flat(zone: Polygon) -> "BaseGeometry":
    """The zone on a plane [m], by a projection of the sphere that keeps areas."""
    import numpy as np
    import shapely

    def flat(points: "ndarray[Any, Any]") -> "ndarray[Any, Any]":
        across, up = np.radians(points[:, 0]), np.sin(np.radians(points[:, 1]))
        return np.column_stack((across * _RADIUS, up * _RADIUS))

    return shapely.make_valid(shapely.transform(zone.shape, flat))


def _alone(number: int, shapes: "Sequence[BaseGeometry]") -> "BaseGeometry":
    """What of a zone no other zone covers."""
    import shapely

    own = shapes[number]
    near = [each for at, each in enumerate(shapes) if at != number and own.intersects(each)]
    return own.difference(shapely.union_all(near)) if near else own


def _area(shape: "BaseGeometry") -> Fraction:
    """[m2] To whole square metres."""
    return exact(round(float(shape.area)))

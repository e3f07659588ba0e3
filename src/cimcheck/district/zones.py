"""Drainage zones that the user draws: how large each is, and whether somebody found it to qualify."""

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from cimcheck.core.interval import exact, interval
from cimcheck.core.share import ANY_SHARE
from cimcheck.district.polygons import Polygon, Polygons
from cimcheck.district.tally import ALL, NONE, Part

if TYPE_CHECKING:
    from numpy import ndarray

_QUALIFIES = ("qualifies", "达标")
_YES, _NO = ("true", "yes", "1", "是", "达标"), ("false", "no", "0", "否", "不达标")
_RADIUS = 6371007.2  # [m] of the sphere with the area of the earth


def zone_parts(zones: Polygons) -> list[Part]:
    """Each zone [m2] as a whole: good, not good, or open when its properties do not say `qualifies`."""
    return [_part(zone) for zone in zones.items]


def _part(zone: Polygon) -> Part:
    said = _said(zone.properties.get(key) for key in _QUALIFIES)
    portion = ALL if said in _YES else NONE if said in _NO else ANY_SHARE
    return Part(interval(_area(zone)), portion)


def _said(values: Iterable[Any]) -> str:
    return next((str(value).strip().lower() for value in values if value is not None), "")


def _area(zone: Polygon) -> Fraction:
    """[m2] On the sphere, by a projection that keeps areas; to whole square metres."""
    import numpy as np
    import shapely

    def flat(points: "ndarray[Any, Any]") -> "ndarray[Any, Any]":
        across, up = np.radians(points[:, 0]), np.sin(np.radians(points[:, 1]))
        return np.column_stack((across * _RADIUS, up * _RADIUS))

    return exact(round(float(shapely.area(shapely.transform(zone.shape, flat)))))

"""The user's polygons of districts and towns, and which of them a point lies in."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cimcheck.core.text import Text
from cimcheck.errors import UsageError

if TYPE_CHECKING:
    from shapely import STRtree
    from shapely.geometry.base import BaseGeometry

_CODES = ("code", "adcode", "区划代码", "代码")
_NAMES = ("name", "名称", "NAME", "镇街")
_PARENTS = ("parent", "上级")
LARGEST = 200_000_000  # [byte]


@dataclass(frozen=True, slots=True)
class Polygon:
    """One feature: division code (may be empty), name, the code of the place around it, and its shape."""

    code: str
    name: str
    parent: str
    shape: "BaseGeometry"
    properties: dict[str, Any] = field(default_factory=dict)


class Polygons:
    """The features of a GeoJSON file (RFC 7946: longitude and latitude in degrees)."""

    def __init__(self, polygons: Sequence[Polygon], note: str = "") -> None:
        self.items = tuple(sorted(polygons, key=lambda one: (one.code, one.name)))
        self.note = note
        self._tree: STRtree | None = None

    def around(self, position: tuple[float, float]) -> list[Polygon]:
        """The polygons that a point lies in, its own borders included, by code."""
        import shapely

        if self._tree is None:
            self._tree = shapely.STRtree([one.shape for one in self.items])
        found = self._tree.query(shapely.Point(position), predicate="intersects")
        return [self.items[number] for number in sorted(int(index) for index in found)]


def read_polygons(path: Path) -> Polygons:
    """Read a GeoJSON file of polygons. Raises UsageError with the feature and the reason."""
    try:
        if path.stat().st_size > LARGEST:
            raise _refused(path, Text("文件过大", "the file is too large"))
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise _refused(path, Text(error.strerror or "?", error.strerror or "?")) from error
    except (ValueError, RecursionError) as error:
        raise _refused(path, Text("不是 JSON", "it is not JSON")) from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not features:
        raise _refused(path, Text("不是 GeoJSON FeatureCollection", "it is no GeoJSON FeatureCollection"))
    note = data.get("note")
    return Polygons(list(_polygons(path, features)), note if isinstance(note, str) else "")


def _polygons(path: Path, features: Sequence[object]) -> Iterator[Polygon]:
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict):
            raise _at(path, number, Text("不是要素", "it is no feature"))
        properties = feature.get("properties") or {}
        if not isinstance(properties, dict):
            raise _at(path, number, Text("properties 不是键值表", "its properties are no mapping"))
        code, name = _first(properties, _CODES), _first(properties, _NAMES)
        if not code and not name:
            raise _at(path, number, Text("没有 code 或 name", "it has neither code nor name"))
        yield Polygon(
            code,
            name,
            _first(properties, _PARENTS),
            _shape(path, number, feature.get("geometry")),
            properties,
        )


def _shape(path: Path, number: int, geometry: object) -> "BaseGeometry":
    import shapely
    from shapely.geometry import shape

    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise _at(path, number, Text("不是 Polygon 或 MultiPolygon", "it is no Polygon or MultiPolygon"))
    try:
        found = shapely.force_2d(shape(geometry))
        west, south, east, north = found.bounds
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        shapely.errors.ShapelyError,
    ) as error:
        raise _at(path, number, Text("坐标有误", "its coordinates are wrong")) from error
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise _at(
            path,
            number,
            Text(
                "坐标不是经纬度（度）；请换算为 WGS84 或 CGCS2000 经纬度",
                "its coordinates are no longitude and latitude in degrees; convert them to WGS84 or CGCS2000",
            ),
        )
    return found if found.is_valid else shapely.make_valid(found)


def _first(properties: dict[str, Any], keys: Sequence[str]) -> str:
    return next((str(properties[key]).strip() for key in keys if properties.get(key) not in (None, "")), "")


def _at(path: Path, number: int, reason: Text) -> UsageError:
    return _refused(path, Text(f"第 {number} 个要素{reason.zh}", f"in feature {number}, {reason.en}"))


def _refused(path: Path, reason: Text) -> UsageError:
    return UsageError(
        "DISTRICTS_UNREADABLE",
        Text(f"{path} 不能用作多边形：{reason.zh}。", f"{path} cannot be used as polygons: {reason.en}."),
    )

"""The districts that buildings are counted in: the user's polygons, else the declared division codes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from cimcheck.outputs.cim.place import Shown
from cimcheck.outputs.cim.record import Building, centre
from cimcheck.reading.notes import note

if TYPE_CHECKING:
    from cimcheck.district.polygons import Polygons


@dataclass(frozen=True, slots=True)
class District:
    """A place, how many buildings it has and how many with each verdict; `shape` is None without a polygon.

    Buildings that were not checked are counted as such, never left out.
    """

    code: str
    name: str
    buildings: int
    counts: Mapping[str, int]
    shape: Any = None


def districts(buildings: Sequence[Building], polygons: "Polygons | None" = None) -> list[District]:
    """Every polygon and every declared code without one, by code; "" is where nobody says one.

    A building counts in each polygon that it stands in (town and district); without a place, or outside of
    all polygons, in the district that is declared.
    """
    import shapely

    drawn = {(one.code, one.name): one for one in polygons.items} if polygons else {}
    counted: dict[tuple[str, str], Counter[str]] = {key: Counter() for key in drawn}
    by_code = {code: (code, name) for code, name in drawn if code}
    for building in buildings:
        around = polygons.around(position) if polygons and (position := _position(building)) else []
        declared = str(building.record.get("division_code") or "")
        for key in [(one.code, one.name) for one in around] or [by_code.get(declared, (declared, ""))]:
            counted.setdefault(key, Counter())[str(building.record["verdict"])] += 1
    return [
        District(
            *key,
            counts.total(),
            dict(counts),
            shapely.multipolygons([_parts(drawn[key].shape)])[0] if key in drawn else None,
        )
        for key, counts in sorted(counted.items())
    ]


def checked(shown: Shown, declared: str, polygons: "Polygons | None") -> Shown:
    """The same, with a note when it stands outside of the declared district.

    Then the position of a site, which is only ever rough, is not believed at all.
    """
    codes = {one.code for one in polygons.items} if polygons else set()
    if polygons is None or shown.projector is None or declared not in codes:
        return shown
    position = shown.projector.geographic([centre(shown)])[0]
    if declared in {one.code for one in polygons.around(position)}:
        return shown
    place = shown.georeferencing
    noted = replace(place, notes=(*place.notes, note("GEO_OUTSIDE_DISTRICT", detail=declared)))
    if place.source == "site":
        return replace(shown, georeferencing=replace(noted, source="none", placement=None), projector=None)
    return replace(shown, georeferencing=noted)


def _position(building: Building) -> tuple[float, float] | None:
    longitude, latitude = building.record.get("longitude"), building.record.get("latitude")
    if isinstance(longitude, float) and isinstance(latitude, float):
        return longitude, latitude
    return None


def _parts(shape: Any) -> list[Any]:
    """The polygons of a shape; mending one may have left lines."""
    import shapely

    return [part for part in shapely.get_parts(shape) if isinstance(part, shapely.Polygon)]

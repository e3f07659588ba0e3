"""The tree of places, town inside district inside city, and where in it each building is counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cimcheck.core.text import Text
from cimcheck.district.building import Building
from cimcheck.district.note import Note
from cimcheck.district.polygons import Polygon, Polygons
from cimcheck.packs.register import Register

UNPLACED = Text("未说明镇街", "town not stated")
_DISTRICT_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A place that buildings are counted in; each lies in one town. `parent` is empty at the top."""

    key: str
    code: str
    name: Text
    level: str
    parent: str
    polygon: Polygon | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """The places by key, each after the one around it; the buildings with theirs; what was noticed."""

    places: Mapping[str, Place]
    buildings: tuple[Building, ...]
    notes: tuple[Note, ...]

    def road(self, key: str) -> tuple[str, ...]:
        """The place and those around it, innermost first."""
        road = []
        while key:
            road.append(key)
            key = self.places[key].parent
        return tuple(road)


def locate(
    buildings: Iterable[Building], register: Register, default: str, polygons: Polygons | None
) -> Located:
    """Count each building in a town: by the polygon it stands in, else as declared.

    `default` is the district of buildings that do not say theirs. A declared town that disagrees with the
    polygon is a note.
    """
    atlas = _Atlas(register, default, polygons)
    placed = tuple(replace(one, located_in=atlas.place_of(one)) for one in buildings)
    order = {"city": 0, "district": 1, "town": 2}
    places = dict(
        sorted(atlas.places.items(), key=lambda item: (order[item[1].level], item[1].code or "~", item[0]))
    )
    return Located(places, placed, tuple(sorted(atlas.notes)))


class _Atlas:
    def __init__(self, register: Register, default: str, polygons: Polygons | None) -> None:
        self.places: dict[str, Place] = {}
        self.notes: list[Note] = []
        self._register = register
        self._default = default
        self._polygons = polygons
        self._towns: dict[str, Polygon] = {}
        self._districts: dict[str, Polygon] = {}
        for one in polygons.items if polygons else ():
            if len(one.code) == _DISTRICT_DIGITS:
                self._districts[one.code] = one
        for one in polygons.items if polygons else ():
            if len(one.code) != _DISTRICT_DIGITS:
                self._towns[self._town(one)] = one
        self._district(default)

    def place_of(self, building: Building) -> str:
        """The key of the town that counts the building."""
        declared = building.place or self._default
        if not building.place:
            self._note("PLACE_ASSUMED", building, _ASSUMED)
        found = self._polygons.around(building.position) if self._polygons and building.position else []
        towns = [one for one in found if len(one.code) != _DISTRICT_DIGITS]
        if not towns:
            if building.position and self._polygons:
                self._note("OUTSIDE_POLYGONS", building, _OUTSIDE)
            elif self._polygons:
                self._note("NOT_ON_MAP", building, _NOT_ON_MAP)
            return self._declared_town(building.town, declared)
        town = towns[0]
        if len(towns) > 1:
            self._note("POLYGONS_OVERLAP", building, _OVERLAP)
        key = self._town(town)
        said = self._declared_town(building.town, declared) if building.town else key
        if said != key:
            self._note(
                "PLACE_DISAGREES",
                building,
                Text(
                    f"申报在“{building.town}”，坐标落在“{town.name}”；按坐标计。",
                    f"Declared in “{building.town}”, stands in “{town.name}”; counted where it stands.",
                ),
            )
        return key

    def _declared_town(self, name: str, district: str) -> str:
        around = self._district(district)
        if not name:
            return self._add(Place(f"{around}/", "", UNPLACED, "town", around))
        for key, polygon in self._towns.items():
            if name in (polygon.name, polygon.code) and self.places[key].parent == around:
                return key
        return self._add(Place(f"{around}/{name}", "", Text(name, name), "town", around))

    def _town(self, polygon: Polygon) -> str:
        code = polygon.parent or (
            polygon.code[:_DISTRICT_DIGITS] if len(polygon.code) > _DISTRICT_DIGITS else self._default
        )
        around = self._district(code)
        name = polygon.name or polygon.code
        return self._add(Place(f"{around}/{name}", polygon.code, Text(name, name), "town", around, polygon))

    def _district(self, code: str) -> str:
        """A district and the city around it, by division codes; a city's own code stands for itself."""
        known = self._register.places.get(code)
        polygon = self._districts.get(code)
        name = (
            known.title.text() if known else Text(polygon.name, polygon.name) if polygon else Text(code, code)
        )
        if code.endswith("00") or not code.isdigit():
            return self._add(Place(code, code, name, "city", ""))
        city = known.parent if known else f"{code[:4]}00"
        return self._add(Place(code, code, name, "district", self._district(city), polygon))

    def _add(self, place: Place) -> str:
        self.places.setdefault(place.key, place)
        return place.key

    def _note(self, code: str, building: Building, text: Text) -> None:
        self.notes.append(Note(code=code, building=building.id, text=text))


_ASSUMED = Text("未写行政区划代码，按本计划所在地计。", "No division code; counted in the place of the plan.")
_OUTSIDE = Text("坐标不在任何镇街多边形内；按申报计。", "Stands in no town of the map; counted as declared.")
_NOT_ON_MAP = Text("没有坐标，按申报的镇街计。", "No position; counted in the town that is declared.")
_OVERLAP = Text(
    "坐标落在几个多边形内；按代码最小的计。", "Stands in several polygons; the lowest code counts."
)

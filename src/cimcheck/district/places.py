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
            if _is_district(one):
                self._districts[one.code] = one
        for one in polygons.items if polygons else ():
            if _is_town(one):
                self._towns[self._town(one)] = one
        self._district(default)

    def place_of(self, building: Building) -> str:
        """The key of the town that counts the building."""
        declared = building.place or self._default
        if not building.place:
            self._note("PLACE_ASSUMED", building, _ASSUMED)
        found = self._polygons.around(building.position) if self._polygons and building.position else []
        towns, districts = list(filter(_is_town, found)), list(filter(_is_district, found))
        if not towns and self._polygons:
            self._unmapped(building, bool(districts))
        if not towns and not districts:
            return self._declared_town(building.town, declared)
        around = self._around(towns[0]) if towns else districts[0].code
        if building.place and around != building.place:
            if building.position_source == "site":
                self._note("SITE_DOUBTED", building, self._disagree(declared, around, _BY_DECLARATION))
                return self._declared_town(building.town, declared)
            self._note("DISTRICT_DISAGREES", building, self._disagree(declared, around, _BY_POSITION))
        if not towns:
            return self._declared_town(building.town if around == declared else "", around)
        if len(towns) > 1:
            self._note("POLYGONS_OVERLAP", building, _OVERLAP)
        return self._drawn_town(building, towns[0], declared)

    def _unmapped(self, building: Building, in_district: bool) -> None:
        if not building.position:
            self._note("NOT_ON_MAP", building, _NOT_ON_MAP)
        elif not in_district or self._towns:
            self._note("OUTSIDE_POLYGONS", building, _OUTSIDE)

    def _drawn_town(self, building: Building, town: Polygon, declared: str) -> str:
        """The town that a building stands in; that another one is declared is a note."""
        key = self._town(town)
        if building.town and self._declared_key(building.town, declared) != key:
            self._note(
                "PLACE_DISAGREES",
                building,
                Text(
                    f"申报在“{building.town}”，坐标落在“{town.name}”；按坐标计。",
                    f"Declared in “{building.town}”, stands in “{town.name}”; counted where it stands.",
                ),
            )
        return key

    def _disagree(self, declared: str, around: str, counted: Text) -> Text:
        said, stands = self.places[self._district(declared)].name, self.places[self._district(around)].name
        return Text(
            f"申报在{said.zh}，坐标落在{stands.zh}；{counted.zh}",
            f"Declared in {said.en}, stands in {stands.en}; {counted.en}",
        )

    def _declared_town(self, name: str, district: str) -> str:
        key = self._declared_key(name, district)
        if key not in self.places:
            self._add(
                Place(key, "", Text(name, name) if name else UNPLACED, "town", self._district(district))
            )
        return key

    def _declared_key(self, name: str, district: str) -> str:
        around = self._district(district)
        for key, polygon in self._towns.items():
            if name and name in (polygon.name, polygon.code) and self.places[key].parent == around:
                return key
        return f"{around}/{name}"

    def _around(self, town: Polygon) -> str:
        """The division code of the district around a town."""
        return town.parent or (
            town.code[:_DISTRICT_DIGITS] if len(town.code) > _DISTRICT_DIGITS else self._default
        )

    def _town(self, polygon: Polygon) -> str:
        around = self._district(self._around(polygon))
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


def _is_district(polygon: Polygon) -> bool:
    return len(polygon.code) == _DISTRICT_DIGITS and not polygon.code.endswith("00")


def _is_town(polygon: Polygon) -> bool:
    return len(polygon.code) != _DISTRICT_DIGITS


_BY_POSITION = Text("按坐标计。", "counted where it stands.")
_BY_DECLARATION = Text(
    "坐标只取自模型的场地经纬度，往往粗略，按申报计。",
    "its place is only the rough position of the model's site, so it is counted as declared.",
)
_ASSUMED = Text("未写行政区划代码，按本计划所在地计。", "No division code; counted in the place of the plan.")
_OUTSIDE = Text("坐标不在任何镇街多边形内；按申报计。", "Stands in no town of the map; counted as declared.")
_NOT_ON_MAP = Text(
    "申报和模型都没有可用的坐标，按申报的镇街计。",
    "Neither the submission nor a model gives a usable position; counted in the town that is declared.",
)
_OVERLAP = Text(
    "坐标落在几个多边形内；按代码最小的计。", "Stands in several polygons; the lowest code counts."
)

"""Where a building is counted: the polygon first, then what is declared."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from builders.districts import entry, rolled
from cimcheck.core.interval import interval
from cimcheck.core.share import ANY_SHARE
from cimcheck.district.polygons import read_polygons
from cimcheck.district.tally import ALL, NONE, Part, Tally
from cimcheck.district.zones import zone_parts
from cimcheck.errors import UsageError
from cimcheck.findings.report import Position


def square(west, south, size=0.1):
    east, north = west + size, south + size
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def write(path: Path, features) -> Path:
    made = [
        {"type": "Feature", "properties": about, "geometry": {"type": "Polygon", "coordinates": ring}}
        for about, ring in features
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": made}), encoding="utf-8")
    return path


@pytest.fixture
def towns(tmp_path):
    west = ({"code": "320506101", "name": "甲镇"}, square(120.5, 31.1))
    east = ({"code": "320506102", "name": "乙镇"}, square(120.6, 31.1))
    return read_polygons(write(tmp_path / "towns.geojson", [east, west]))


def counted(made):
    return {place.name.zh: place.buildings for place in made.district.places if place.level == "town"}


def codes(made):
    return {note.code for note in made.district.notes}


def test_the_polygon_decides_and_a_disagreement_is_noted(towns):
    made = rolled([entry(town="甲镇", position=(120.65, 31.15))], polygons=towns)
    assert counted(made) == {"甲镇": 0, "乙镇": 1}
    assert "PLACE_DISAGREES" in codes(made)


def test_without_a_position_the_declared_town_counts(towns):
    made = rolled([entry(town="甲镇")], polygons=towns)
    assert counted(made) == {"甲镇": 1, "乙镇": 0}
    assert codes(made) == {"NOT_ON_MAP"}


def test_a_position_outside_the_map_leaves_the_declared_town(towns):
    made = rolled([entry(town="乙镇", position=(100.0, 30.0))], polygons=towns)
    assert counted(made) == {"甲镇": 0, "乙镇": 1}
    assert codes(made) == {"OUTSIDE_POLYGONS"}


def at(longitude, latitude, source="map_conversion"):
    return Position(longitude=longitude, latitude=latitude, source=source, model="a.ifc")


def test_the_position_of_the_model_counts_where_none_is_declared(towns):
    made = rolled([entry(town="甲镇", modelled=at(120.65, 31.15))], polygons=towns)
    assert counted(made) == {"甲镇": 0, "乙镇": 1}
    assert codes(made) == {"PLACE_DISAGREES"}
    (document,) = made.buildings.values()
    assert (document.position, document.position_source) == ((120.65, 31.15), "map_conversion")


def test_a_declared_position_far_from_that_of_the_model_counts_and_is_noted(towns):
    near = entry("P1", town="甲镇", position=(120.55, 31.15), modelled=at(120.5501, 31.1501))
    far = entry("P2", town="甲镇", position=(120.55, 31.15), modelled=at(120.65, 31.15))
    made = rolled([near, far], polygons=towns)
    assert counted(made) == {"甲镇": 2, "乙镇": 0}
    assert [(note.code, note.building) for note in made.district.notes] == [("POSITIONS_DIFFER", "P2/B1")]
    assert "9.5 km" in made.district.notes[0].text.en


@pytest.fixture
def districts(tmp_path):
    own = ({"code": "320506", "name": "吴中区"}, square(120.5, 31.1))
    other = ({"code": "320583", "name": "昆山市"}, square(120.6, 31.1))
    return read_polygons(write(tmp_path / "districts.geojson", [own, other]))


def in_districts(made):
    return {one.code: one.buildings for one in made.district.places if one.level == "district"}


def test_the_polygon_of_a_district_decides_too(districts):
    made = rolled([entry(town="甲镇", position=(120.65, 31.15))], polygons=districts)
    assert in_districts(made) == {"320506": 0, "320583": 1}
    assert codes(made) == {"DISTRICT_DISAGREES"}


def test_a_building_that_stands_in_its_district_keeps_its_declared_town(districts):
    made = rolled([entry(town="甲镇", position=(120.55, 31.15))], polygons=districts)
    assert (counted(made), codes(made)) == ({"甲镇": 1}, set())


def test_the_rough_position_of_a_site_does_not_outweigh_what_is_declared(districts):
    made = rolled([entry(town="甲镇", modelled=at(120.65, 31.15, "site"))], polygons=districts)
    assert in_districts(made) == {"320506": 1, "320583": 0}
    assert codes(made) == {"SITE_DOUBTED"}


def test_a_town_of_another_district_is_a_disagreement_although_no_town_is_declared(towns):
    made = rolled([entry(town="", place="320583", position=(120.55, 31.15))], polygons=towns)
    assert in_districts(made) == {"320506": 1, "320583": 0}
    assert codes(made) == {"DISTRICT_DISAGREES"}


def test_a_border_belongs_to_the_lowest_code(towns):
    made = rolled([entry(town="甲镇", position=(120.6, 31.15))], polygons=towns)
    assert counted(made) == {"甲镇": 1, "乙镇": 0}
    assert codes(made) == {"POLYGONS_OVERLAP"}


def test_a_building_without_town_or_place_is_counted_all_the_same():
    made = rolled([entry(town="", place="")])
    assert counted(made) == {"未说明镇街": 1}
    assert "PLACE_ASSUMED" in codes(made)


def test_a_building_of_another_district_counts_in_the_city_only():
    made = rolled([entry("P1"), entry("P2", place="320583", town="玉山镇")])
    places = {place.code: place.buildings for place in made.district.places if place.code}
    assert places == {"320500": 2, "320506": 1, "320583": 1}
    area = next(one for one in made.district.indicators if one.key == "new_commodity_housing")
    assert area.value.lo == pytest.approx(0.1)


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[]",
        b'{"type": "FeatureCollection", "features": [1]}',
        b'{"features": [{"properties": {"name": "a"}, "geometry": {"type": "Point"}}]}',
        b'{"features": [{"properties": {"name": "a"}, "geometry": {"type": "Polygon", "coordinates": 1}}]}',
        b'{"features": [{"properties": {}, "geometry": {"type": "Polygon", "coordinates": []}}]}',
    ],
)
def test_what_is_no_map_is_refused_in_one_sentence(tmp_path, content):
    path = tmp_path / "towns.geojson"
    path.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        read_polygons(path)
    assert caught.value.code == "DISTRICTS_UNREADABLE"


def test_metres_are_not_taken_for_degrees(tmp_path):
    path = write(tmp_path / "towns.geojson", [({"name": "甲镇"}, square(500_000, 3_400_000, 1000))])
    with pytest.raises(UsageError, match="degrees"):
        read_polygons(path)


def test_a_zone_counts_whole_or_not_at_all(tmp_path):
    zones = [
        ({"name": "z1", "qualifies": True}, square(120.5, 31.1)),
        ({"name": "z2", "qualifies": False}, square(120.6, 31.1)),
        ({"name": "z3"}, square(120.7, 31.1)),
    ]
    read = read_polygons(write(tmp_path / "zones.geojson", zones))
    made = rolled([entry()], zones=read)
    share = next(one for one in made.district.indicators if one.key == "sponge_area_share")
    assert (share.value.lo, share.value.hi) == (
        pytest.approx(100 / 3, rel=1e-6),
        pytest.approx(200 / 3, rel=1e-6),
    )
    # 0.1 by 0.1 degrees at 31.15 degrees north: about 11.1 km by 9.5 km
    assert float(zone_parts(read)[0].size.lo) == pytest.approx(105.8e6, rel=0.01)


def test_zones_over_each_other_are_not_counted_twice(tmp_path):
    zones = [
        ({"name": "z1", "qualifies": True}, square(120.5, 31.1)),
        ({"name": "z1 once more", "qualifies": True}, square(120.5, 31.1)),
        ({"name": "z2", "qualifies": False}, square(120.6, 31.1)),
    ]
    parts = zone_parts(read_polygons(write(tmp_path / "zones.geojson", zones)))
    whole = Fraction(parts[2].size.hi)
    assert [(part.size.lo, part.size.hi) for part in parts[:2]] == [(0, whole), (0, whole)]
    assert parts[2].size.is_known  # a common border is no overlap


def test_two_of_three_zones_qualify():
    areas = {"3.2e6": ALL, "1.8e6": NONE}
    parts = [Part(interval(Fraction(area)), portion) for area, portion in areas.items()]
    last = interval(5_000_000)
    assert Tally([*parts, Part(last, ALL)], is_share=True).value() == interval("0.82")
    assert Tally([*parts, Part(last, ANY_SHARE)], is_share=True).value() == interval("0.32", "0.82")

import math
from pathlib import Path

import pyproj
import pytest

from builders.placed import block_model
from builders.step import model
from cimcheck.errors import ProjectFileError
from cimcheck.reading import read_model
from cimcheck.reading.extract import extract_bytes
from cimcheck.reading.georeference import (
    Georeferencing,
    Projector,
    Sidecar,
    position_of,
    read_sidecar,
    resolve,
)
from cimcheck.reading.georeference.systems import BELTS, belt_at, find_system
from cimcheck.reading.tables import ModelTables

LON, LAT = 120.6, 31.3
EAST, NORTH = 557122.865, 3464391.326  # of it in the belt of 120°, see test_belt_by_hand
METRE = "#200=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);\n"


def conversion(
    system: str,
    east: float,
    north: float,
    *,
    axis: str = "1.,0.",
    scale: str = "0.001",
    unit: str = "#200",
    zone: str = "$",
) -> str:
    """Statements of a map conversion; the model is in millimetres."""
    return (
        METRE + f"#201=IFCPROJECTEDCRS('{system}',$,$,$,$,{zone},{unit});\n"
        f"#202=IFCMAPCONVERSION(#30,#201,{east!r},{north!r},3.5,{axis},{scale});\n"
    )


def of(extra: str, changes: dict[int, str | None] | None = None, schema: str = "IFC4") -> ModelTables:
    return extract_bytes(model(changes, extra=extra, schema=schema), notes=[])


def codes(found: Georeferencing) -> set[str]:
    return {note.code for note in found.notes}


def position(found: Georeferencing, x: float = 0.0, y: float = 0.0) -> tuple[float, float]:
    assert found.placement is not None, codes(found)
    return Projector(found.placement).geographic([(x, y)])[0]


def gauss_kruger(longitude: float, latitude: float, meridian: float) -> tuple[float, float]:
    """Krüger's series to the fourth order on the ellipsoid of CGCS2000, worked without PROJ."""
    a, f = 6378137.0, 1 / 298.257222101
    n = f / (2 - f)
    radius = a / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    alpha = (
        n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16,
        13 * n**2 / 48 - 3 * n**3 / 5,
        61 * n**3 / 240,
    )
    phi, lam = math.radians(latitude), math.radians(longitude - meridian)
    e = 2 * math.sqrt(n) / (1 + n)
    t = math.sinh(math.atanh(math.sin(phi)) - e * math.atanh(e * math.sin(phi)))
    xi, eta = math.atan2(t, math.cos(lam)), math.atanh(math.sin(lam) / math.hypot(1, t))
    north = xi + sum(c * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, c in enumerate(alpha, 1))
    east = eta + sum(c * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, c in enumerate(alpha, 1))
    return 500_000 + radius * east, radius * north


def test_belt_by_hand() -> None:
    by_hand = gauss_kruger(LON, LAT, 120)
    by_proj = pyproj.Transformer.from_crs(4490, 4549, always_xy=True).transform(LON, LAT)
    assert by_hand == pytest.approx(by_proj, abs=1e-3)
    assert by_hand == pytest.approx((EAST, NORTH), abs=1e-3)


def test_every_belt_is_the_one_that_proj_means() -> None:
    for code, belt in BELTS.items():
        operation = pyproj.CRS(code).coordinate_operation
        values = {parameter.name: parameter.value for parameter in operation.params}
        assert values["Longitude of natural origin"] == belt.meridian, code
        assert values["False easting"] == 500_000 + 1_000_000 * belt.zone * belt.prefixed, code
        assert ("3-degree" in pyproj.CRS(code).name) == (belt.width == 3), code


def test_two_systems_of_china_are_one_for_proj() -> None:
    assert pyproj.Transformer.from_crs(4490, 4326, always_xy=True).transform(LON, LAT) == (LON, LAT)


@pytest.mark.parametrize(
    ("name", "zone", "code"),
    [
        ("EPSG:4549", "", "EPSG:4549"),
        ("4549", "", "EPSG:4549"),
        ("CGCS2000 / 3-degree Gauss-Kruger CM 120E", "", "EPSG:4549"),
        ("CGCS2000_3_Degree_GK_Zone_40", "", "EPSG:4528"),
        ("CGCS2000 3度带 中央子午线120", "", "EPSG:4549"),
        ("2000国家大地坐标系", "120", "EPSG:4549"),
        ("CGCS2000", "40", "EPSG:4528"),
        ("CGCS2000 6度带 第20带", "", "EPSG:4498"),
        ("CGCS2000", "", "GEO_SYSTEM_UNKNOWN"),
        ("EPSG:4490", "", "GEO_SYSTEM_UNKNOWN"),
        ("GCJ-02", "", "GEO_SYSTEM_OFFSET"),
        ("BD09", "", "GEO_SYSTEM_OFFSET"),
        ("苏州独立坐标系", "", "GEO_SYSTEM_LOCAL"),
    ],
)
def test_names_of_systems(name: str, zone: str, code: str) -> None:
    found = find_system(name, zone)
    assert (found if isinstance(found, str) else found.code) == code


@pytest.mark.parametrize(
    ("longitude", "code"), [(120.6, "EPSG:4549"), (121.6, "EPSG:4550"), (118.4, "EPSG:4548")]
)
def test_belt_of_a_longitude(longitude: float, code: str) -> None:
    belt = belt_at(longitude)
    assert belt is not None
    assert belt.code == code
    assert belt_at(6.1) is None


def test_map_conversion_in_metres_of_a_model_in_millimetres() -> None:
    found = resolve(of(conversion("EPSG:4549", EAST, NORTH)))
    assert (found.source, codes(found)) == ("map_conversion", set())
    assert position(found) == pytest.approx((LON, LAT), abs=1e-8)
    assert found.placement is not None
    assert found.placement.height == 3.5
    # Turned by nothing, 100 m along X are 100 m further east on the grid.
    there = pyproj.Transformer.from_crs(4549, 4490, always_xy=True).transform(EAST + 100, NORTH + 20)
    assert position(found, 100, 20) == pytest.approx(there, abs=1e-10)


def test_rotation_turns_counterclockwise_from_east() -> None:
    found = resolve(of(conversion("EPSG:4549", EAST, NORTH, axis="0.6,0.8")))
    there = pyproj.Transformer.from_crs(4549, 4490, always_xy=True).transform(
        EAST + 0.6 * 50 - 0.8 * 10, NORTH + 0.8 * 50 + 0.6 * 10
    )
    assert position(found, 50, 10) == pytest.approx(there, abs=1e-10)


TRAPS = {
    "millimetres with scale one": (conversion("EPSG:4549", EAST, NORTH, scale="1."), "GEO_SCALE_UNIT"),
    "no scale": (conversion("EPSG:4549", EAST, NORTH, scale="$"), "GEO_SCALE_ABSENT"),
    "a scale that means nothing": (conversion("EPSG:4549", EAST, NORTH, scale="17."), "GEO_SCALE_UNKNOWN"),
    "no map unit": (conversion("EPSG:4549", EAST, NORTH, unit="$", scale="1."), "GEO_UNIT"),
    "millimetres on a map in metres": (
        conversion("EPSG:4549", EAST * 1000, NORTH * 1000), "GEO_UNIT"),
    "axes swapped": (conversion("EPSG:4549", NORTH, EAST), "GEO_AXES_SWAPPED"),
    "zone number too many": (conversion("EPSG:4549", EAST + 40e6, NORTH), "GEO_ZONE_PREFIX"),
    "zone number missing": (conversion("EPSG:4528", EAST, NORTH), "GEO_ZONE_PREFIX"),
    "swapped with a zone number": (conversion("EPSG:4549", NORTH, EAST + 40e6), "GEO_AXES_SWAPPED"),
    "no direction": (conversion("EPSG:4549", EAST, NORTH, axis="$,$"), "GEO_NO_DIRECTION"),
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_traps_lead_to_the_same_place_and_are_named(trap: str) -> None:
    statements, code = TRAPS[trap]
    found = resolve(of(statements))
    assert code in codes(found)
    assert position(found, 30, 40) == pytest.approx(
        position(resolve(of(conversion("EPSG:4549", EAST, NORTH))), 30, 40), abs=1e-9
    )


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        (
            conversion("EPSG:4549", EAST + 39e6, NORTH),
            "GEO_OUTSIDE_SYSTEM",
        ),  # zone 39 is 117°, the system 120°
        (conversion("EPSG:4549", 1234.0, 5678.0), "GEO_OUTSIDE_SYSTEM"),
        (conversion("EPSG:4549", 0.0, 0.0), "GEO_ZERO"),
        (conversion("", EAST, NORTH), "GEO_SYSTEM_ABSENT"),
        (conversion("EPSG:4326", LON, LAT), "GEO_SYSTEM_UNKNOWN"),
    ],
)
def test_what_contradicts_itself_is_not_placed(statements: str, code: str) -> None:
    found = resolve(of(statements))
    assert found.placement is None
    assert {code, "GEO_NONE"} <= codes(found)


def test_a_combined_scale_factor_is_kept() -> None:
    found = resolve(of(conversion("EPSG:4549", EAST, NORTH, scale="0.0009998")))
    assert found.placement is not None
    assert found.placement.grid_scale == pytest.approx(0.9998)
    assert codes(found) == set()


@pytest.mark.parametrize("owner", [1, 6])
def test_property_sets_on_project_or_site_stand_for_the_entities(owner: int) -> None:
    extra = (
        f"#210=IFCPROPERTYSINGLEVALUE('Eastings',$,IFCLENGTHMEASURE({EAST}),$);\n"
        f"#211=IFCPROPERTYSINGLEVALUE('Northings',$,IFCLENGTHMEASURE({NORTH}),$);\n"
        "#212=IFCPROPERTYSINGLEVALUE('Scale',$,IFCREAL(0.001),$);\n"
        "#213=IFCPROPERTYSINGLEVALUE('XAxisAbscissa',$,IFCREAL(1.),$);\n"
        "#214=IFCPROPERTYSINGLEVALUE('XAxisOrdinate',$,IFCREAL(0.),$);\n"
        "#215=IFCPROPERTYSINGLEVALUE('Name',$,IFCLABEL('EPSG:4549'),$);\n"
        "#216=IFCPROPERTYSINGLEVALUE('MapUnit',$,IFCIDENTIFIER('METRE'),$);\n"
        "#217=IFCPROPERTYSET('0000000000000000000217',#300,'ePSet_MapConversion',$,(#210,#211,#212,#213,#214));\n"
        "#218=IFCPROPERTYSET('0000000000000000000218',#300,'ePSet_ProjectedCRS',$,(#215,#216));\n"
        f"#219=IFCRELDEFINESBYPROPERTIES('0000000000000000000219',#300,$,$,(#{owner}),#217);\n"
        f"#220=IFCRELDEFINESBYPROPERTIES('0000000000000000000220',#300,$,$,(#{owner}),#218);\n"
        "#300=IFCOWNERHISTORY($,$,$,.ADDED.,$,$,$,0);\n"
    )
    found = resolve(
        of(extra, {12: "IFCWALLSTANDARDCASE('0000000000000000000012',$,'Wall',$,$,#25,$,$)"}, "IFC2X3")
    )
    assert found.source == "property_set"
    assert position(found) == pytest.approx((LON, LAT), abs=1e-8)


def site(latitude: str, longitude: str) -> dict[int, str | None]:
    return {
        6: "IFCSITE('0000000000000000000006',$,'Site',$,$,#20,$,$,.ELEMENT.,"
        f"({latitude}),({longitude}),2500.,$,$)",
        30: "IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,1.E-5,#21,#31)",
    }


def test_site_coordinates_place_by_true_north() -> None:
    found = resolve(of("#31=IFCDIRECTION((0.5,0.8660254037844386));\n", site("31,18,0", "120,36,0")))
    assert (found.source, codes(found)) == ("site", {"GEO_SITE_ROUGH"})
    assert position(found) == pytest.approx((LON, LAT), abs=1e-9)
    # True north lies 30° clockwise of Y, so walking along it leads due north.
    there = position(found, 50.0, 50.0 * math.sqrt(3))
    azimuth, _, distance = pyproj.Geod(ellps="GRS80").inv(LON, LAT, *there)
    assert (azimuth, distance) == pytest.approx((0.0, 100.0), abs=1e-3)
    assert found.placement is not None
    assert found.placement.height == 2.5


def test_site_coordinates_are_those_of_the_site_s_own_zero() -> None:
    changes = {**site("31,18,0", "120,36,0"), 22: "IFCCARTESIANPOINT((10000.,20000.,500.))"}
    found = resolve(of("#31=IFCDIRECTION((0.,1.));\n", changes))
    assert position(found, 10.0, 20.0) == pytest.approx((LON, LAT), abs=1e-9)
    assert found.placement is not None
    assert found.placement.height == 2.0


@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [
        ("39,54,57,601318", "116,25,58,795166", "GEO_SITE_DEFAULT"),
        ("42,21,31,181945", "-71,-3,-24,-263305", "GEO_SITE_DEFAULT"),
        ("49,36,0", "6,6,0", "GEO_SITE_OUTSIDE"),
    ],
)
def test_suspect_site_coordinates_are_not_used(latitude: str, longitude: str, code: str) -> None:
    found = resolve(of("#31=IFCDIRECTION((0.,1.));\n", site(latitude, longitude)))
    assert (found.placement, codes(found)) == (None, {code, "GEO_NONE"})


def test_true_north_and_site_that_differ_from_the_map_conversion_are_named() -> None:
    extra = conversion("EPSG:4549", EAST, NORTH) + "#31=IFCDIRECTION((0.5,0.8660254037844386));\n"
    found = resolve(of(extra, site("31,0,0", "120,0,0")))
    assert {"GEO_NORTH_DIFFERS", "GEO_SITE_DIFFERS"} <= codes(found)
    # Grid north lies 0.31° east of true north here: what a careful author writes is accepted.
    turn = math.radians(0.6 * math.sin(math.radians(LAT)))
    extra = conversion("EPSG:4549", EAST, NORTH)
    extra += f"#31=IFCDIRECTION(({-math.sin(turn)!r},{math.cos(turn)!r}));\n"
    assert codes(resolve(of(extra, site("31,18,0", "120,36,0")))) == set()


def test_sidecar_counts_last_or_first() -> None:
    said = Sidecar("EPSG:4549", EAST, NORTH, orthogonal_height=7.0, rotation=90.0)
    found = resolve(of(""), said)
    assert (found.source, position(found)) == ("sidecar", pytest.approx((LON, LAT), abs=1e-8))
    there = pyproj.Transformer.from_crs(4549, 4490, always_xy=True).transform(EAST, NORTH + 10)
    assert position(found, 10.0, 0.0) == pytest.approx(there, abs=1e-10)
    in_model = of(conversion("EPSG:4549", EAST + 5000, NORTH))
    assert resolve(in_model, said).source == "map_conversion"
    first = Sidecar("EPSG:4549", EAST, NORTH, replaces_model=True)
    assert resolve(in_model, first).source == "sidecar"


def test_parameters_of_a_city_grid_are_taken() -> None:
    grid = "+proj=tmerc +lat_0=0 +lon_0=120.5833333333 +k=1 +x_0=50000 +y_0=-3421129 +ellps=GRS80 +units=m"
    east, north = pyproj.Transformer.from_crs(4490, grid, always_xy=True).transform(LON, LAT)
    assert position(resolve(of(""), Sidecar(grid, east, north))) == pytest.approx((LON, LAT), abs=1e-9)


def test_sidecar_file(tmp_path: Path) -> None:
    path = tmp_path / "tower.georeference.yaml"
    assert read_sidecar(path) is None
    path.write_text(
        "projected_crs: EPSG:4549\neastings: 557122.865\nnorthings: 3464391.326\nrotation: 12.5\n"
    )
    assert read_sidecar(path) == Sidecar("EPSG:4549", EAST, NORTH, rotation=12.5)
    path.write_text("projected_crs: EPSG:4549\neastings: east\ncolour: red\n")
    with pytest.raises(ProjectFileError) as caught:
        read_sidecar(path)
    assert len(caught.value.faults) == 3
    assert {fault.file for fault in caught.value.faults} == {path.name}
    assert read_sidecar(tmp_path / f"{'楼' * 80}.georeference.yaml") is None


def test_frame_agrees_with_the_projection() -> None:
    found = resolve(of(conversion("EPSG:4549", EAST, NORTH, axis="0.8,0.6")))
    assert found.placement is not None
    projector = Projector(found.placement)
    frame = projector.frame(10.0, 20.0, 1.0)
    to_earth = pyproj.Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    for x, y, z in ((10.0, 20.0, 1.0), (60.0, 20.0, 1.0), (10.0, 70.0, 31.0)):
        local = (x - 10.0, y - 20.0, z - 1.0)
        ours = [
            frame[row] * local[0] + frame[4 + row] * local[1] + frame[8 + row] * local[2] + frame[12 + row]
            for row in range(3)
        ]
        (lon, lat), height = projector.geographic([(x, y)])[0], projector.height(z)
        assert ours == pytest.approx(to_earth.transform(lon, lat, height), abs=0.01)


REAL = {
    # Latitude and longitude as GRF005's own site states them; Duplex by PROJ from Luxembourg's grid.
    "pass-grf005-unit_conversion_factor.ifc": ("map_conversion", (-85.42251008527778, 34.97948651694445)),
    "Duplex_A_20110907_georeferenced.ifc": ("property_set", (6.122030675, 49.629212060)),
}


def test_real_models(shared_models: list[Path]) -> None:
    for path in shared_models:
        if path.name in REAL:
            tables = read_model(path).tables
            assert tables is not None
            found = resolve(tables)
            assert (found.source, position(found)) == (
                REAL[path.name][0],
                pytest.approx(REAL[path.name][1], abs=2e-9),
            )
            assert "GEO_OUTSIDE_CHINA" in codes(found)


def test_a_building_stands_where_its_elements_are_placed(tmp_path: Path) -> None:
    tables = extract_bytes(block_model(tmp_path).read_bytes(), notes=[])
    ((row, (x, y)),) = tables.georeference.middles.items()
    assert tables.objects.ifc_class[row] == "IfcBuilding"
    found = position_of(tables, [row])
    assert found is not None
    assert found.source == "map_conversion"
    here = position(resolve(tables), x / 1000, y / 1000)
    assert (found.longitude, found.latitude) == pytest.approx(here, abs=1e-7)


def test_a_building_without_georeference_or_elements_stands_nowhere(tmp_path: Path) -> None:
    tables = extract_bytes(block_model(tmp_path, placed=False).read_bytes(), notes=[])
    assert tables.georeference.middles == {}
    assert position_of(tables, range(len(tables.objects))) is None
    placed = extract_bytes(block_model(tmp_path).read_bytes(), notes=[])
    assert position_of(placed, []) is None

"""Quantities of the green building samples are those that MANIFEST.yaml works out by hand."""

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
import yaml

from cimcheck import api
from cimcheck.core.interval import Interval
from cimcheck.core.truth import FALSE, TRUE
from cimcheck.core.yaml_lines import parse
from cimcheck.facts.looking import quadrants
from cimcheck.facts.project import Project
from cimcheck.facts.project_file import load_project, project_of
from cimcheck.facts.store import FactStore

SAMPLES = Path(__file__).resolve().parents[2] / "sample_models"
CASES = yaml.safe_load((SAMPLES / "MANIFEST.yaml").read_text(encoding="utf-8"))["cases"]
BOXES = [
    (file, case["quantities"])
    for case in CASES.values()
    for file in case["files"]
    if "window_wall_ratio" in case["quantities"]
]


@cache
def book() -> api.RuleBook:
    return api.rule_book()


def store_of(file: str, project: Project | None = None) -> FactStore:
    return store_at(SAMPLES / file, project)


def store_at(path: Path, project: Project | None = None) -> FactStore:
    model = api.Model(path.name, api.read(path), path)
    told = project or Project.none()
    return FactStore(book().catalogue, book().bindings, told, [model], api._measured)


def number(store: FactStore, fact: str, subject=None) -> float:
    value = store.value(fact, subject or store.subjects("Building")[0]).value
    assert isinstance(value, Interval)
    assert value.is_known, fact
    return float(value.lo)


@pytest.mark.parametrize(("file", "by_hand"), BOXES)
def test_boxes_in_every_style_unit_and_turn(file, by_hand):
    store = store_of(file)
    for way, ratio in by_hand["window_wall_ratio"].items():
        assert number(store, f"building.window_wall_ratio_{way}") == pytest.approx(ratio, abs=1e-5)
    facades = store.subjects("Facade")
    assert sum(number(store, "facade.gross_area", one) for one in facades) == pytest.approx(2376)
    assert sum(number(store, "facade.window_area", one) for one in facades) == pytest.approx(345.6)
    assert number(store, "building.shape_factor") == pytest.approx(2976 / 12960, rel=1e-6)
    wall = store.subjects("Wall")[0]
    assert number(store, "wall.layered_transmittance", wall) == pytest.approx(0.548, abs=5e-4)


@pytest.mark.parametrize("case", ["tight_windows", "wide_window"])
def test_rooms_against_the_wall_between_their_axes(case):
    (file,) = CASES[case]["files"]
    store = store_of(file)
    ratios = [store.value("room_facade.window_wall_ratio", one).value for one in store.subjects("RoomFacade")]
    by_hand = CASES[case]["quantities"]["room_ratio"].values()
    assert sorted((float(one.lo), float(one.hi)) for one in ratios) == [
        pytest.approx(ends, abs=1e-4) for ends in sorted(by_hand) for _ in range(3)
    ]


@pytest.mark.parametrize(
    ("case", "file"),
    [(case, file) for case in ("green_house", "glass_house") for file in CASES[case]["files"]],
)
def test_structure_roof_lamps_basement_and_curtain_wall(case, file):
    store = store_of(file)
    building = store.subjects("Building")[0]
    for name, by_hand in CASES[case]["quantities"]["computed"].items():
        value = store.value(f"building.{name}", building).value
        assert isinstance(value, Interval)
        assert float(value.lo) == pytest.approx(by_hand, abs=1e-4), name
        assert value.is_known or name == "used_roof_share", name


@pytest.mark.parametrize("file", CASES["glass_house"]["files"])
def test_awnings_shade_by_their_shapes(file):
    store = store_of(file)
    shaded = {
        one.key.partition("/")[2]: store.value("facade.has_shading", one).value
        for one in store.subjects("Facade")
    }
    assert shaded == {
        "north": TRUE,  # it has no windows
        "east": TRUE,
        "south": FALSE,
        "west": FALSE,
    }


def test_a_roof_of_a_whole_submission_holds_no_more_than_is_drawn():
    file = "pass-grn113-green_house-ifc4.ifc"
    text = f"project: {{name: P}}\nbuildings: [{{id: B1, models: [{file}]}}]\n"
    store = store_of(file, project_of(parse(text, "project.yaml"), book().catalogue))
    assert number(store, "building.used_roof_share") == pytest.approx(0.3125)


@pytest.mark.parametrize("file", CASES["housing_rooms"]["files"])
def test_rooms_one_by_one(file):
    store = store_of(file)
    rooms = [one for one in store.subjects("Space") if store.value("space.is_living_room", one).value.surely]
    found = sorted(
        (
            number(store, "space.window_area", one) / number(store, "space.room_area", one),
            number(store, "space.ventilation_area", one) / number(store, "space.room_area", one),
        )
        for one in rooms
    )
    expected = sorted(tuple(room.values()) for room in CASES["housing_rooms"]["quantities"]["rooms"].values())
    assert found == [pytest.approx(one) for one in expected for _ in range(3)]
    assert number(store, "building.ventilation_opening_ratio") == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("azimuth", "ways"),
    [
        (0, {"north"}),
        (59.9, {"north"}),
        (60, {"north", "east"}),
        (90, {"east"}),
        (150, {"east", "south"}),
        (180, {"south"}),
        (211, {"west"}),
        (300.1, {"north"}),
    ],
)
def test_edges_of_orientations_belong_to_both_sides(azimuth, ways):
    assert quadrants(store_of(BOXES[0][0]), azimuth) == ways


def test_a_stated_transmittance_that_the_layers_contradict_leaves_both_possible():
    store = store_of("fail-grn003-lying_box-ifc4.ifc")
    value = store.value("wall.thermal_transmittance", store.subjects("Wall")[0]).value
    assert isinstance(value, Interval)
    assert value.lo == Fraction(3, 10)
    assert float(value.hi) == pytest.approx(0.548, abs=5e-4)


HOUSING = CASES["green_housing"]
OF_PLOT = (
    "floor_area_ratio",
    "building_density",
    "underground_above_ratio",
    "first_basement_plot_ratio",
    "rain_storing_green_share",
    "permeable_paving_share",
)


@pytest.mark.parametrize("file", HOUSING["files"])
def test_quantities_of_a_plot_in_every_style_and_unit(file):
    store = store_of(file)
    for name in OF_PLOT:
        assert number(store, f"building.{name}") == pytest.approx(HOUSING["quantities"][name], abs=1e-5)
    assert len(store.subjects("ParkingSpace")) == HOUSING["quantities"]["parking_spaces"]
    green = store.value("building.green_space_ratio", store.subjects("Building")[0]).value
    assert float(green.lo) == pytest.approx(HOUSING["quantities"]["green_space_ratio"])


def test_score_and_parking_are_those_worked_out_by_hand():
    path = SAMPLES / "projects" / "green_housing" / "project.yaml"
    (report,) = api.check([], project=path, only=["GRN002"])
    (finding,) = report.findings
    by_hand = HOUSING["quantities"]
    assert (finding.measured.lo, finding.measured.hi) == (by_hand["green_score"], by_hand["green_score"])
    points = {row["clause"]: row["possible"] for row in finding.details["green_score_sheet"]["rows"]}
    expected = {"7.2.1": 15, "7.2.2": 12, "7.2.3": 8, "8.2.3": 16, "8.2.5": 9}
    assert {clause: points[clause] for clause in expected} == {
        clause: {"lo": value, "hi": value} for clause, value in expected.items()
    }
    store = store_of(next(iter(HOUSING["files"])), load_project(path, book().catalogue))
    for name in ("surface_parking_per_dwelling", "land_per_person"):
        assert number(store, f"building.{name}") == pytest.approx(by_hand[name], abs=1e-5)
    charged = store.value("building.charging_parking_share", store.subjects("Building")[0]).value
    assert charged.lo == Fraction(by_hand["charging_parking_share"])


def test_a_plot_holds_all_buildings_that_are_submitted():
    path = SAMPLES / "projects" / "plot_of_two_boxes" / "project.yaml"
    (report,) = api.check([], project=path, only=["GRN002"])
    assert len(report.findings) == 2
    for finding in report.findings:
        rows = {row["clause"]: row for row in finding.details["green_score_sheet"]["rows"]}
        assert rows["7.2.1"]["possible"] == {"lo": 16, "hi": 16}  # 2 x 3600 / 5000 = 1.44, a school


STORAGE = {"0.93": 11.37, "0.039": 0.36, "1.74": 17.2}
"""W/(m2 K) of plaster, insulation and concrete, by their conductivity."""


def test_thermal_inertia_from_layers_tells_heavy_walls_from_light_ones(tmp_path):
    text = (SAMPLES / "pass-grn003-plain_box-ifc4.ifc").read_text(encoding="ascii")
    for conductivity, storage in STORAGE.items():
        given = (
            f"IFCPROPERTYSINGLEVALUE('ThermalConductivity',$,IFCTHERMALCONDUCTIVITYMEASURE({conductivity}),$)"
        )
        row = re.search(rf"^(#\d+)={re.escape(given)};$", text, re.MULTILINE)
        assert row is not None
        own = f"#9{row[1][1:].rjust(7, '0')}"
        more = f"{own}=IFCPROPERTYSINGLEVALUE('HeatStorageCoefficient',$,IFCREAL({storage}),$);"
        text = text.replace(f"({row[1]}),", f"({row[1]},{own}),").replace(row[0], f"{row[0]}\n{more}")
    path = tmp_path / "box.ifc"
    path.write_text(text, encoding="ascii")
    store = store_at(path)
    # 0.02 / 0.93 x 11.37 + 0.06 / 0.039 x 0.36 + 0.2 / 1.74 x 17.2
    assert number(store, "building.wall_thermal_inertia") == pytest.approx(2.7754, abs=1e-4)
    report = api.check([path], only=["GRN104"], place="320506")[0]
    assert [one.required.hi for one in report.findings] == [0.8]

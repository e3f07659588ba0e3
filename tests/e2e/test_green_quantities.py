"""Quantities of the green building samples are those that MANIFEST.yaml works out by hand."""

from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
import yaml

from cimcheck import api
from cimcheck.core.interval import Interval
from cimcheck.facts.looking import quadrants
from cimcheck.facts.project import Project
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


def store_of(file: str) -> FactStore:
    path = SAMPLES / file
    model = api.Model(file, api.read(path), path)
    return FactStore(book().catalogue, book().bindings, Project.none(), [model], api._measured)


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

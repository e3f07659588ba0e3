"""Points of items: ladders that rise, fall and run in proportion, with quantities known and open."""

from fractions import Fraction

import pytest

from builders.book import book
from cimcheck.calculators.green_points import points
from cimcheck.core.category import category
from cimcheck.core.interval import INFINITY, Interval, interval
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.engine.types import types_of

MOST = Fraction(20)


@pytest.fixture(scope="module")
def steps():
    rule = next(one for one in book().pack.resolve(book().pack.newest, "320506") if one.id == "GRN002")
    assert types_of(rule, book().catalogue.types())
    return {**rule.parameters["steps"].value, **rule.parameters["revised_steps"].value}


SUZHOU = {"building_zone": category("iii"), "thermal_zone": category("hot_summer_cold_winter")}


def land(ratio, use="social", dwelling=FALSE):
    return {
        **SUZHOU,
        "residential": dwelling,
        "use": category(*use.split()),
        "floor_area_ratio": ratio,
        "storeys": interval(0, 200),
        "land_per_person": Interval(Fraction(0), INFINITY),
    }


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [("0.49", 0), ("0.5", 8), ("0.8", 16), ("1.5", 20), ("1.99", 20), ("2.0", 12), ("9", 12)],
)
def test_the_column_that_falls_again(steps, ratio, expected):
    assert points(steps["7.2.1"], land(interval(ratio)), MOST) == interval(expected)


def test_an_open_ratio_keeps_every_band_it_touches(steps):
    assert points(steps["7.2.1"], land(interval("1.9", "2.1")), MOST) == interval(12, 20)
    assert points(steps["7.2.1"], land(interval("0.6", "9")), MOST) == interval(8, 20)
    assert points(steps["7.2.1"], land(interval(2), "social commercial"), MOST) == interval(12)


def test_another_climate_zone_leaves_everything_open(steps):
    values = {**land(interval(2)), "building_zone": category("iii", "other")}
    assert points(steps["7.2.1"], values, MOST) == interval(0, 20)


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [("0.079", 0), ("0.08", 5), ("0.0999", 5), ("0.10", 6), ("0.13", 7), ("0.14", 8), ("0.20", 8)],
)
def test_ventilation_of_housing(steps, ratio, expected):
    values = {
        **SUZHOU,
        "residential": TRUE,
        "ventilation_opening": interval(ratio),
        "well_ventilated": interval(0),
    }
    assert points(steps["5.2.10"], values, Fraction(8)) == interval(expected)


@pytest.mark.parametrize(("share", "expected"), [("0.04", 6), ("0.10", 15), ("0.20", 15)])
def test_renewable_energy_runs_in_proportion(steps, share, expected):
    assert points(steps["7.2.9"], {"renewable": interval(share)}, Fraction(15)) == interval(expected)


@pytest.mark.parametrize(("share", "expected"), [("0.399", 0), ("0.4", 4), ("0.5", 8), ("0.7", 12)])
def test_green_materials(steps, share, expected):
    assert points(steps["7.2.18"], {"green_materials": interval(share)}, Fraction(12)) == interval(expected)


@pytest.mark.parametrize(
    ("better", "expected"), [("0.049", 0), ("0.05", 5), ("0.07", 7), ("0.10", 10), ("0.12", 10)]
)
def test_a_better_envelope(steps, better, expected):
    values = {"envelope_improvement": interval(better), "load_reduction": interval(0)}
    assert points(steps["7.2.4"], values, Fraction(10)) == interval(expected)


def test_the_share_of_the_first_basement_must_be_less_than_its_limit(steps):
    values = {
        "residential": TRUE,
        "underground_share": interval("0.40"),
        "underground_plot_ratio": interval(0),
        "first_basement_share": interval("0.60"),
    }
    assert points(steps["7.2.2"], values, Fraction(12)) == interval(7)
    less = {**values, "first_basement_share": interval("0.599")}
    assert points(steps["7.2.2"], less, Fraction(12)) == interval(12)
    assert points(steps["7.2.2"], {**less, "residential": UNKNOWN}, Fraction(12)) == interval(0, 12)

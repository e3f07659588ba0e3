"""Numbers of a model in exact units, and what happens where there is no unit."""

from fractions import Fraction

import pytest

from builders.model_tables import FEET, METRES, MILLIMETRES
from cimcheck.core.interval import interval
from cimcheck.core.units import Unit, parse_unit
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.conversion import number_value
from cimcheck.facts.quantity_text import parse_quantity
from cimcheck.reading import tables


def units(project: dict[str, tables.Unit]) -> tables.Units:
    return tables.Units(project=project)


@pytest.mark.parametrize(
    ("project", "raw", "metres"),
    [
        (METRES, 2.95, "2.95"),
        (MILLIMETRES, 2950.0, "2.95"),
        (FEET, 10, "3.048"),
        (MILLIMETRES, -4200, "-4.2"),
    ],
)
def test_lengths_are_exact(
    catalogue: Catalogue, project: dict[str, tables.Unit], raw: float, metres: str
) -> None:
    fact = catalogue.facts["storey.elevation"]
    found = number_value(fact, raw, "IfcLengthMeasure", False, units(project), None)
    assert found.value == interval(metres)


def test_the_unit_beside_a_value_wins_over_that_of_the_project(catalogue: Catalogue) -> None:
    fact = catalogue.facts["space.floor_area"]
    own = tables.Unit("AREAUNIT", "HECTARE", Fraction(10000))
    assert number_value(fact, 0.5, "IfcAreaMeasure", own, units(FEET), None).value == interval(5000)


@pytest.mark.parametrize("declared", [False, None])
def test_without_a_sound_unit_nothing_is_assumed(catalogue: Catalogue, declared: bool | None) -> None:
    fact = catalogue.facts["space.floor_area"]
    project = units({}) if declared is False else units(METRES)
    found = number_value(fact, 12.0, "IfcAreaMeasure", declared, project, None)
    assert found.value is None
    assert found.reason is not None


def test_an_ambiguous_unit_is_no_unit(catalogue: Catalogue) -> None:
    fact = catalogue.facts["space.floor_area"]
    both = tables.Units(ambiguous={"AREAUNIT": [METRES["AREAUNIT"], FEET["AREAUNIT"]]})
    assert number_value(fact, 12.0, "IfcAreaMeasure", False, both, None).value is None


@pytest.mark.parametrize("raw", [-1.0, 0.0, 0.0012, 1e9, True, None, ("a",)])
def test_absurd_values_are_not_used_and_say_why(catalogue: Catalogue, raw: tables.Value) -> None:
    fact = catalogue.facts["space.floor_area"]
    found = number_value(fact, raw, "IfcAreaMeasure", False, units(METRES), None)
    assert found.value is None
    assert found.reason is not None


def test_a_length_is_no_area(catalogue: Catalogue) -> None:
    fact = catalogue.facts["space.floor_area"]
    found = number_value(fact, 12.0, "IfcLengthMeasure", False, units(METRES), None)
    assert found.value is None


@pytest.mark.parametrize(
    ("bare", "value"), [(None, None), (parse_unit("m2"), interval(12)), (parse_unit("ha"), interval(120000))]
)
def test_a_bare_number_needs_the_binding_to_name_its_unit(
    catalogue: Catalogue, bare: Unit | None, value: object
) -> None:
    fact = catalogue.facts["space.floor_area"]
    assert number_value(fact, 12, "IfcReal", False, units(METRES), bare).value == value


def test_counts_and_ratios_need_no_unit(catalogue: Catalogue) -> None:
    storeys = catalogue.facts["building.storeys_above_ground"]
    assert number_value(storeys, 18, "IfcInteger", False, units({}), None).value == interval(18)
    ratio = catalogue.facts["project.air_defence_ratio"]
    assert number_value(ratio, 0.07, "IfcRatioMeasure", False, units({}), None).value == interval("0.07")


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("22.2 mm", "22.2", "mm"),
        ("12,000 m2", "12000", "m2"),
        ("850㎡", "850", "㎡"),
        ("18层", "18", "storey"),
        ("35%", "35", "%"),
        ("1.5e3 平方米", "1500", "m2"),
        ("-0.45米", "-0.45", "m"),
        ("7", "7", ""),
    ],
)
def test_numbers_with_units_as_people_write_them(text: str, number: str, unit: str) -> None:
    found = parse_quantity(text)
    assert found is not None
    assert found[0] == interval(number).lo
    assert found[1] == (parse_unit(unit) if unit else None)


@pytest.mark.parametrize(
    "text", ["", "约850㎡", "850-900 m2", "1,00 m2", "12 furlong", "25,5", "NaN", "1" * 80]
)
def test_what_is_not_one_number_is_none(text: str) -> None:
    assert parse_quantity(text) is None


def test_text_in_a_property_is_read_with_its_unit(catalogue: Catalogue) -> None:
    fact = catalogue.facts["building.floor_area"]
    assert number_value(fact, "1.2 公顷", "IfcLabel", False, units({}), None).value == interval(12000)
    assert number_value(fact, "12000", "IfcLabel", False, units({}), None).value is None

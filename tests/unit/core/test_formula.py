"""Formulas: what may stand in one, and that units and kinds are checked before anything runs."""

import pytest

from cimcheck.core.formula import NameType, check, names_in, parse
from cimcheck.core.units import parse_unit
from cimcheck.errors import FormulaError

M2 = parse_unit("m2")
NAMES = {
    "gfa": NameType("number", M2),
    "rate": NameType("number", parse_unit("1")),
    "use": NameType("category", members=frozenset({"home", "office"})),
    "tall": NameType("truth"),
    "area": NameType("number", M2, entity="Space"),
    "marked": NameType("truth", entity="Space"),
    "width": NameType("number", parse_unit("m"), entity="Door"),
}


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("gfa * rate", "number", "m2"),
        ("sum(area, where=marked) / gfa", "number", "1"),
        ("max(gfa, 0)", "number", "m2"),
        ("count(where=marked)", "number", "1"),
        ("0 < gfa <= sum(area)", "truth", None),
        ("tall and use in ('home', 'office')", "truth", None),
        ("all(area > 0, where=marked)", "truth", None),
    ],
)
def test_a_formula_has_a_kind_and_a_unit(text, kind, unit):
    found = check(parse(text), NAMES)
    assert found.kind == kind
    assert (found.unit and found.unit.symbol) == unit
    assert not found.entity


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gfa + rate", "UNIT_MISMATCH"),
        ("gfaa > 0", "NAME_UNKNOWN"),
        ("use == 'homes'", "MEMBER_UNKNOWN"),
        ("use in ('shed',)", "MEMBER_UNKNOWN"),
        ("use < 'home'", "KIND_MISMATCH"),
        ("sum(area * width)", "COLUMN_MISMATCH"),
        ("sum(gfa)", "COLUMN_MISMATCH"),
        ("not gfa", "KIND_MISMATCH"),
    ],
)
def test_what_does_not_fit_is_named_with_its_column(text, code):
    with pytest.raises(FormulaError) as caught:
        check(parse(text), NAMES)
    assert caught.value.code == code
    assert caught.value.column >= 1


@pytest.mark.parametrize(
    "text",
    [
        "gfa.real",
        "__import__('os')",
        "[x for x in gfa]",
        "lambda: 1",
        "gfa if tall else 0",
        "gfa ** 2",
        "f'{gfa}'",
        "(gfa := 1)",
        "gfa[0]",
        "sum(area, key=marked)",
        "1j",
        "None",
        "gfa is gfa",
        "use in area",
    ],
)
def test_the_rest_of_python_is_refused(text):
    with pytest.raises(FormulaError, match="FORMULA_NOT_ALLOWED"):
        parse(text)


def test_broken_and_endless_text_is_refused():
    with pytest.raises(FormulaError, match="FORMULA_SYNTAX"):
        parse("gfa +")
    with pytest.raises(FormulaError, match="FORMULA_TOO_LONG"):
        parse("gfa + " * 400)
    with pytest.raises(FormulaError, match="FORMULA_SYNTAX"):
        parse("(" * 400)


@pytest.mark.parametrize("number", ["1e999999999", "1e-999999999", "1" * 40, "0." + "1" * 40, "1e31"])
def test_numbers_that_no_measurement_needs_are_refused(number):
    with pytest.raises(FormulaError, match="FORMULA_NUMBER") as caught:
        parse(f"gfa * {number}")
    assert caught.value.column == 7


@pytest.mark.parametrize("text", ["-" * 900 + "1", "gfa" + "+gfa" * 200, "not " * 240 + "tall"])
def test_endless_nesting_is_refused(text):
    with pytest.raises(FormulaError, match="FORMULA_TOO_DEEP"):
        parse(text)


def test_names_come_once_in_reading_order():
    assert names_in(parse("gfa * rate + sum(area, where=marked) - gfa")) == ("gfa", "rate", "area", "marked")

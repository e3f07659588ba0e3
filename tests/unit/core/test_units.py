"""Units: exact factors, dimensions, spelling."""

from fractions import Fraction

import pytest

from cimcheck.core.units import coherent, parse_unit, same_dimension
from cimcheck.errors import DataError


@pytest.mark.parametrize(
    ("symbol", "factor"),
    [
        ("mm", Fraction(1, 1000)),
        ("ft", Fraction(381, 1250)),
        ("m3/hm2", Fraction(1, 10000)),
        ("%", Fraction(1, 100)),
        ("㎡", 1),
        ("W/(m2.K)", 1),
        ("L/(m2.d)", Fraction(1, 86400000)),
    ],
)
def test_factors_are_exact(symbol, factor):
    assert parse_unit(symbol).factor == factor


def test_storeys_people_and_lengths_do_not_mix():
    storey, person, metre = parse_unit("storey"), parse_unit("person"), parse_unit("m")
    assert not same_dimension(storey, metre)
    assert same_dimension(parse_unit("m2").per(person), parse_unit("m2/person"))


def test_products_are_named_coherently():
    assert coherent(parse_unit("mm").times(parse_unit("mm"))).symbol == "m2"


@pytest.mark.parametrize("symbol", ["", "m2)", "(m2", "furlong", "m^2"])
def test_an_unknown_unit_says_so(symbol):
    with pytest.raises(DataError, match="UNIT_UNKNOWN"):
        parse_unit(symbol)

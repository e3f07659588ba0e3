"""Published and hand-worked cases of the volume method and the rainfall tables."""

from fractions import Fraction

import pytest

from cimcheck.calculators import capture_ratio, site_share
from cimcheck.core.interval import INFINITY, Interval, interval
from cimcheck.core.trace import Column, Kind, Traced, node
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN
from cimcheck.core.value import Value

SHENZHEN = {
    "50": Fraction("16.9"),
    "60": Fraction("23.1"),
    "70": Fraction("31.3"),
    "75": Fraction("36.4"),
    "80": Fraction("43.3"),
    "85": Fraction("52.2"),
}
POINTS = capture_ratio.points_of(SHENZHEN)


def traced(value: Value) -> Traced:
    return Traced(value, node(Kind.FACT, "x", value))


def column(*values: Value) -> Column:
    return Column(tuple(str(i) for i in range(len(values))), tuple(map(traced, values)))


def metres(millimetres: str) -> Fraction:
    return Fraction(millimetres) / 1000


@pytest.mark.parametrize(
    ("depth", "ratio"), [("36.4", "0.75"), ("33.85", "0.725"), ("16.9", "0.5"), ("52.2", "0.85")]
)
def test_the_ratio_of_a_depth_lies_on_the_line_between_rows(depth: str, ratio: str) -> None:
    assert capture_ratio.ratio_at(POINTS, metres(depth)) == interval(ratio)


def test_beyond_the_table_nothing_is_extrapolated() -> None:
    assert capture_ratio.ratio_at(POINTS, metres("60")) == interval("0.85", 1)
    assert capture_ratio.ratio_at(POINTS, metres("10")) == interval(0, "0.5")
    assert capture_ratio.depth_at(POINTS, Fraction(9, 10)) == Interval(metres("52.2"), INFINITY)
    assert capture_ratio.depth_at(POINTS, Fraction(1, 10)) == Interval(Fraction(0), metres("16.9"))


def test_the_depth_of_a_ratio_is_the_way_back() -> None:
    assert capture_ratio.depth_at(POINTS, Fraction("0.72")) == interval(metres("33.34"))


@pytest.mark.parametrize(
    "table",
    [{"70": Fraction(30), "80": Fraction(30)}, {"70": Fraction(30), "80": Fraction(20)}, {"0": Fraction(1)}],
)
def test_a_table_that_does_not_rise_is_no_table(table: dict[str, Fraction]) -> None:
    assert capture_ratio.points_of(table) == []


def ratio(depth: Interval, table: object = None) -> Interval:
    found = capture_ratio.calculate(
        {
            "depth": traced(depth),
            "rainfall": table,  # type: ignore[dict-item]
            "target": traced(interval("0.75")),
            "target_rainfall": traced(interval(metres("22.2"))),
        }
    )
    value = found.outputs["capture_ratio"].value
    assert isinstance(value, Interval)
    return value


def test_the_pair_of_the_conditions_tells_a_side_without_a_table() -> None:
    assert ratio(interval(metres("23"))) == interval("0.75", 1)
    assert ratio(interval(metres("22"))) == interval(0, "0.75")
    assert ratio(interval(metres("22"), metres("23"))) == interval(0, 1)


def test_an_open_depth_gives_the_ratios_of_its_ends() -> None:
    assert ratio(interval(metres("31.3"), metres("36.4")), SHENZHEN) == interval("0.7", "0.75")


def test_half_of_the_paving_is_permeable() -> None:
    found = site_share.calculate(
        {
            "part": column(FALSE, TRUE, UNKNOWN),
            "whole": column(TRUE, TRUE, FALSE),
            "area": column(interval(4000), interval(4000), interval(7000)),
        }
    )
    assert found.outputs["share"].value == interval("0.5")

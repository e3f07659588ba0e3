"""Numbers in words: bounds, units, and when rounding would mislead."""

import pytest

from cimcheck.findings.finding import Measured, Required
from cimcheck.outputs.amounts import bounds, plain_value, size_text
from cimcheck.outputs.comparison import compared, in_words


@pytest.mark.parametrize(
    ("lo", "hi", "unit", "zh", "en"),
    [
        (850, 850, "m2", "850 m²", "850 m²"),
        (240, 320.5, "m2", "240 – 320.5 m²", "240 – 320.5 m²"),
        (0.1 + 0.2, 0.1 + 0.2, "m3", "0.3 m³", "0.3 m³"),
        (240, None, "m2", "不少于 240 m²", "at least 240 m²"),
        (None, 320, "W/(m2.K)", "不多于 320 W/(m²·K)", "at most 320 W/(m²·K)"),
        (None, None, "m2", "未知", "unknown"),
        (0, None, "m2", "未知", "unknown"),
        (18, 18, "storey", "18 层", "18 storeys"),
        (50, 62.5, "%", "50 – 62.5%", "50 – 62.5%"),
        (0.07, 0.07, "1", "0.07", "0.07"),
    ],
)
def test_a_number_with_its_bounds(lo: float | None, hi: float | None, unit: str, zh: str, en: str) -> None:
    found = bounds(lo, hi, unit)
    assert (found.zh, found.en) == (zh, en)


def test_different_numbers_never_look_the_same() -> None:
    measured, required = compared(
        Measured(lo=799.99999, hi=799.99999, unit="m2"), Required(op=">=", lo=800, hi=800, unit="m2")
    )
    assert measured is not None
    assert required is not None
    assert (measured.en, required.en) == ("799.99999 m²", "≥ 800 m²")


def test_values_of_traces() -> None:
    assert plain_value(None).zh == "未知"
    assert plain_value(True).en == "yes"
    assert plain_value(["class_2", "class_1"]).zh == "国家一类 或 国家二类"
    assert plain_value({"lo": None, "hi": 3}, "m").zh == "不多于 3 m"
    assert in_words(Measured(members=["false", "true"])).en == "yes or no"


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (48211337, "48.2 MB"), (7 * 10**9, "7.0 GB")],
)
def test_sizes(size: int, text: str) -> None:
    assert size_text(size) == text

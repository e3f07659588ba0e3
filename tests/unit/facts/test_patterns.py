"""Regular expressions from data cannot hang the product."""

import pytest

from cimcheck.facts.patterns import LONGEST_TEXT, fault_of, found


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a*)*b",
        "(?:x{2,}y*)+",
        "(.*,)*",
        r"(a)\1",
        "a.*b.*c.*d",
        "",
        "(",
        "[a",
        "a" * 700,
        "((ab)*c)*",
    ],
)
def test_patterns_that_may_run_for_long_or_do_not_compile_are_refused(pattern: str) -> None:
    reason = fault_of(pattern)
    assert reason is not None
    assert reason.zh
    assert reason.en


@pytest.mark.parametrize(
    "pattern", ["预制|叠合", r"(?<![A-Z])HFM[-_ ]?[0-9]{4}", "^第?[一二三]{1,3}层", "a.*b+", "(ab)?c{1,3}"]
)
def test_ordinary_patterns_are_taken(pattern: str) -> None:
    assert fault_of(pattern) is None


def test_only_the_beginning_of_a_long_text_is_searched() -> None:
    assert found("人防", "x" * (LONGEST_TEXT - 2) + "人防")
    assert not found("人防", "x" * (LONGEST_TEXT - 1) + "人防")


def test_case_makes_no_difference() -> None:
    assert found("air.?defence", "AIR DEFENCE zone")

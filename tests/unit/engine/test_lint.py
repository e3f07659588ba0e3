"""Faults that only show with rules, facts and calculators side by side: all of them at once."""

import pytest

from builders.rules import define, number, parameter, rule
from cimcheck.core.formula import NameType, parse
from cimcheck.engine.lint import lint

FACTS = {
    "building.storeys": number("storey"),
    "building.area": number("m2"),
    "space.area": number("m2", "Space"),
    "project.city": NameType("category", members=frozenset({"one", "two"}), entity="Project"),
}


def codes(version):
    return {(fault.code, fault.path) for fault in lint(version, FACTS)}


def test_a_sound_rule_has_no_faults():
    sound = rule(
        "storeys <= most",
        {"storeys": "building.storeys"},
        parameters={"most": parameter("most", 9, "storey")},
    )
    assert codes(sound) == set()


def test_a_misspelt_fact_does_not_hide_the_other_faults():
    version = rule(
        "storey <= mots",
        {"storey": "building.storey", "unused": "building.area"},
        parameters={"most": parameter("most", 9, "storey")},
    )
    assert codes(version) == {
        ("FACT_UNKNOWN", ("facts", "storey")),
        ("NAME_UNKNOWN", ("check",)),
        ("NAME_UNUSED", ("facts", "unused")),
        ("NAME_UNUSED", ("parameters", "most")),
    }


def test_units_kinds_columns_and_numbers_are_checked():
    version = rule(
        "area + storeys > 0 and city",
        {"area": "building.area", "storeys": "building.storeys", "city": "project.city"},
    )
    assert ("UNIT_MISMATCH", ("check",)) in codes(version)
    assert ("KIND_MISMATCH", ("check",)) in codes(rule("rooms > 0", {"rooms": "space.area"}))
    assert ("NUMBER_IN_FORMULA", ("check",)) in codes(rule("area / area > 2000", {"area": "building.area"}))


@pytest.mark.parametrize(
    ("formula", "is_refused"),
    [
        ("area / 0 > 0", True),
        ("area / -none > 0", True),
        ("1 / (area * none) > area / area", True),
        ("area / (none + 0) > 0", True),
        ("area / (none / area) > 0", True),
        ("area / (none + 1) > 0", False),
        ("none / area == 0", False),
        ("area / area > none", False),
    ],
)
def test_dividing_by_zero_is_refused(formula: str, is_refused: bool) -> None:
    version = rule(formula, {"area": "building.area"}, parameters={"none": parameter("none", 0, "1")})
    refused = [fault for fault in lint(version, FACTS) if fault.code == "DIVISION_BY_ZERO"]
    assert [fault.path for fault in refused] == [("check",)] * is_refused
    assert all(fault.column > 1 for fault in refused)


def test_a_definition_says_what_it_is():
    version = rule(
        "half > 0", {"area": "building.area"}, defines=(define("half", "m", (None, "area / (1 + 1)")),)
    )
    assert codes(version) == {("UNIT_MISMATCH", ("define", "half"))}
    open_ended = rule(
        "half > 0", {"area": "building.area"}, defines=(define("half", "m2", ("area > 0", "area")),)
    )
    assert ("CASES_OPEN", ("define", "half")) in codes(open_ended)


def test_what_a_message_wants_filled_must_exist():
    from cimcheck.core.text import Text
    from cimcheck.core.verdict import Verdict

    version = rule("area > 0", {"area": "building.area"}, messages={Verdict.FAIL: Text("{aera}", "{area}")})
    assert codes(version) == {("PLACEHOLDER_UNKNOWN", ("messages", "fail"))}


def test_a_calculator_must_exist():
    from cimcheck.packs.rule import Calculation

    step = Calculation("no_such_thing", {"area": parse("area")}, {"x": "share"})
    version = rule("area > 0", {"area": "building.area"}, defines=(step,))
    assert codes(version) == {("CALCULATOR_UNKNOWN", ("define", "x"))}

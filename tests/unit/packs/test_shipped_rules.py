"""The rules of this repository: sound, and careful about what is not known."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cimcheck.core.category import category
from cimcheck.core.interval import interval
from cimcheck.packs import Pack, load
from cimcheck.packs.examination import examine

TODAY = date(2024, 5, 20)


@pytest.fixture(scope="module")
def pack(root: Path) -> Pack:
    return load(root / "rules", cache=False)


def test_no_faults(root):
    assert [fault.render("en") for fault in examine(root / "rules").faults] == []


def test_every_rule_holds_today_somewhere(pack):
    everywhere = {rule.id for place in pack.register.places for rule in pack.resolve(TODAY, place)}
    assert everywhere == set(pack.rules)


def test_every_parameter_has_a_title_for_people(pack):
    for source in pack.rules.values():
        for name, parameter in source.rule.parameters.items():
            assert parameter.title, f"{source.rule.id}.{name}"


def test_instruments_say_how_they_are_known(pack):
    for name, instrument in pack.register.instruments.items():
        assert instrument.title.zh != instrument.title.en, name
        assert instrument.basis != "official" or "凭记忆" not in instrument.seen.zh, name


def test_the_national_range_of_air_defence(pack):
    rate = pack.version("ADB001", TODAY, "CN").parameters["rate"]
    assert rate.value.values == {
        "class_1": interval("0.04", "0.05"),
        "class_2": interval("0.03", "0.04"),
        "class_3": interval("0.02", "0.03"),
        "other": interval("0.02", "0.03"),
    }
    assert (rate.local, rate.owner, rate.place) == ("required", "authority", "CN")


@pytest.mark.parametrize("place", ["320000", "320500", "320506"])
def test_national_numbers_do_not_stand_in_for_those_of_jiangsu(pack, place):
    fallback = pack.version("ADB001", TODAY, place).parameters["fallback"]
    assert (fallback.value, fallback.place) == (category("local_rule_unconfirmed"), "320000")
    assert pack.version("ADB001", TODAY, "CN").parameters["fallback"].value == category("national_range")


def test_the_built_example_of_seven_protective_units(pack):
    units = [one for one in pack.examples("ADB002") if one.name.startswith("unit ") and "of 7" in one.name]
    assert sum(one.given["area"] for one in units) == Fraction(13101)
    assert {one.verdict.value for one in units} == {"pass"}
    areas = [one.given for one in pack.examples("ADB005") if one.name.startswith("unit ")]
    assert sum(one["sheltering"] for one in areas) == 9066

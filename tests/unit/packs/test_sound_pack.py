"""A sound pack: what holds on which day at which place, and what its digests depend on."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from builders.packs import FILES, write_pack
from cimcheck.core.category import category
from cimcheck.core.interval import interval
from cimcheck.core.text import Text
from cimcheck.core.truth import TRUE
from cimcheck.core.verdict import Verdict
from cimcheck.errors import RulesError, UsageError
from cimcheck.packs import Pack, load
from cimcheck.packs.examination import examine
from cimcheck.packs.rule import ByCategory

RULE = "SAF001"
TODAY = date(2024, 5, 20)


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return load(write_pack(tmp_path), cache=False)


def parameter(pack: Pack, name: str, as_of: date = TODAY, place: str = "CN"):
    found = pack.version(RULE, as_of, place)
    assert found is not None
    return found.parameters[name]


def test_the_rule_is_typed(pack):
    (rule,) = pack.resolve(TODAY, "CN")
    assert (rule.id, rule.name, rule.domain, rule.entity, rule.basis) == (
        RULE, "enough_exits", "safety", "Building", "official",
    )  # fmt: skip
    assert rule.title == Text("安全出口数", "Number of exits")
    assert rule.clauses == ({"ref": "code-one#5.5", "level": "mandatory"},)
    assert rule.check.text == "exits >= required"
    assert rule.not_applicable.text == "exits == 0 and width == 0"
    assert [case.then.text for case in rule.defines[0].cases] == ["1", "least", "least"]
    assert rule.defines[0].cases[-1].when is None
    assert rule.messages[Verdict.FAIL].en == "Has {exits}, needs {required}."
    assert rule.not_encoded[0].verdict == "may_excuse_fail"
    assert rule.source == "safety/SAF001.yaml"


def test_parameters_of_each_kind(pack):
    assert parameter(pack, "least").value == interval(2)
    assert parameter(pack, "small").value == ByCategory(
        "use", {"shop": interval(100), "office": interval(200)}
    )
    assert parameter(pack, "counting").value == category("doors")
    assert parameter(pack, "bonus").value == TRUE
    width = parameter(pack, "width")
    assert (width.value, width.limits, width.owner, width.local) == (None, interval(0, 3), "city", "required")
    assert width.title == Text("width", "width")


@pytest.mark.parametrize(
    ("day", "least"), [(date(2009, 12, 31), 1), (date(2010, 1, 1), 2), (date(2099, 1, 1), 2)]
)
def test_the_newest_value_not_after_the_filing_date_holds(pack, day, least):
    found = parameter(pack, "least", day)
    assert found.value == interval(least)
    assert found.effective == date(2001 if least == 1 else 2010, 1, 1)


def test_before_its_first_day_a_rule_is_absent_with_a_reason(pack):
    assert pack.resolve(date(2000, 12, 31), "CN") == []
    (left,) = pack.left_out(date(2000, 12, 31), "CN")
    assert (left.rule, left.reason.en) == (RULE, "In force from 2001-01-01.")
    assert pack.left_out(date(2001, 1, 1), "CN") == []


def test_a_repealed_rule_is_absent_from_that_day(tmp_path):
    text = FILES["safety/SAF001.yaml"].replace(
        "basis: official\n", 'basis: official\nrepealed: "2020-01-01"\n'
    )
    pack = load(write_pack(tmp_path, {"safety/SAF001.yaml": text}), cache=False)
    assert [rule.id for rule in pack.resolve(date(2019, 12, 31), "CN")] == [RULE]
    assert pack.resolve(date(2020, 1, 1), "CN") == []
    assert pack.left_out(date(2020, 1, 1), "CN")[0].reason.zh == "2020-01-01 起失效。"


def test_places_below_set_values_from_their_own_day(pack):
    assert parameter(pack, "width", date(2004, 12, 31), "320500").value is None
    province = parameter(pack, "width", date(2005, 1, 1), "320500")
    assert (province.value, province.place, province.basis) == (
        interval("0.9", "1.4"), "320000", "secondary",
    )  # fmt: skip
    assert province.document == Text("省办法", "provincial measures")
    city = parameter(pack, "width", date(2006, 1, 1), "320500")
    assert (city.value, city.place, city.clause) == (interval("1.2"), "320500", "code-two#3")
    assert city.document == Text("市通知", "city notice")
    assert parameter(pack, "width", date(2006, 1, 1), "320000").value == interval("0.9", "1.4")
    assert parameter(pack, "width", TODAY, "330000").value is None


def test_a_local_table_may_name_some_members_and_be_withdrawn(pack):
    expected = ByCategory("use", {"shop": interval(80), "office": interval(200)})
    assert parameter(pack, "small", date(2014, 12, 31), "320500").value == expected
    later = parameter(pack, "small", date(2015, 1, 1), "320500")
    assert (later.value.values["shop"], later.place) == (interval(100), "CN")


def test_a_rule_of_a_province_holds_only_there(tmp_path):
    text = FILES["safety/SAF001.yaml"].replace("basis: official\n", 'basis: official\nplace: "320000"\n')
    changes = {"safety/SAF001.yaml": text, "local/320000/SAF001.yaml": None}
    pack = load(write_pack(tmp_path, changes), cache=False)
    assert [rule.id for rule in pack.resolve(TODAY, "320500")] == [RULE]
    assert pack.resolve(TODAY, "CN") == pack.resolve(TODAY, "330000") == []
    assert pack.left_out(TODAY, "330000")[0].reason.en == "Applies in 320000 only."


def test_an_unknown_place_is_a_usage_error_with_a_suggestion(pack):
    with pytest.raises(UsageError) as caught:
        pack.resolve(TODAY, "320501")
    assert caught.value.code == "PLACE_UNKNOWN"
    assert "320500" in caught.value.text.en


def test_the_newest_day_of_the_pack(pack):
    assert pack.newest == date(2010, 1, 1)


def test_examples_are_exact_and_know_their_line(pack):
    enough, few, unknown, before = pack.examples(RULE)
    assert (enough.verdict, enough.required, enough.as_of, enough.place) == (
        Verdict.PASS, interval(2), date(2010, 1, 1), "CN",
    )  # fmt: skip
    assert few.given == {"exits": Fraction(1), "area": [500, 900], "use": ["shop", "office"]}
    assert unknown.missing == ("building.floor_area",)
    assert (before.as_of, before.place) == (date(2009, 12, 31), "320500")
    lines = FILES["safety/SAF001.yaml"].splitlines()
    assert "name: enough" in lines[enough.line - 1]


def test_the_digest_depends_on_content_only(tmp_path):
    first = load(write_pack(tmp_path / "a"), cache=False)
    commented = {name: "# a comment\n" + text.replace(": ", ":   ") for name, text in FILES.items()}
    second = load(write_pack(tmp_path / "elsewhere" / "b", commented), cache=False)
    third = load(
        write_pack(tmp_path / "c", {"glossary.yaml": "terms:\n  exit: {zh: 出口, en: exit}\n"}), cache=False
    )
    assert first.sha256 == second.sha256 != third.sha256


def test_the_version_names_the_values_applied_and_not_the_examples(tmp_path):
    def version(text: str, day: date = TODAY, place: str = "CN") -> str:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        found = load(write_pack(folder, {"safety/SAF001.yaml": text}), cache=False).version(RULE, day, place)
        assert found is not None
        return found.version

    text = FILES["safety/SAF001.yaml"]
    today = version(text)
    assert today.startswith("SAF001@2010-01-01-")
    assert len(today) == len("SAF001@2010-01-01-") + 8
    assert version(text.replace("{name: enough,", "{name: plenty,")) == today
    assert version(text.replace('"2001-01-01": {value: 1', '"2001-01-01": {value: 0')) == today
    assert version(text.replace('"2010-01-01": {value: 2', '"2010-01-01": {value: 3')) != today
    assert version(text.replace("check: exits >= required", "check: exits > required")) != today
    assert version(text, date(2009, 1, 1)).startswith("SAF001@2001-01-01-")
    assert version(text, TODAY, "320000") != today


def test_a_second_folder_adds_rules_and_values(tmp_path):
    shipped = write_pack(tmp_path / "shipped")
    own = tmp_path / "own"
    (own / "safety").mkdir(parents=True)
    (own / "local" / "320500").mkdir(parents=True)
    text = FILES["safety/SAF001.yaml"].replace(RULE, "SAF900")
    (own / "safety" / "SAF900.yaml").write_text(text, encoding="utf-8")
    overlay = 'rule: SAF001\nbasis: official\nparameters: {width: {values: {"2007-01-01": {value: 1000}}}}\n'
    (own / "local" / "320500" / "SAF001.yaml").write_text(overlay, encoding="utf-8")
    pack = load(shipped, own, cache=False)
    assert [rule.id for rule in pack.resolve(TODAY, "CN")] == [RULE, "SAF900"]
    assert parameter(pack, "width", TODAY, "320500").value == interval(1)
    assert parameter(pack, "width", date(2006, 6, 1), "320500").value == interval("1.2")


def test_a_second_folder_cannot_replace_a_rule(tmp_path):
    shipped, own = write_pack(tmp_path / "shipped"), tmp_path / "own"
    (own / "safety").mkdir(parents=True)
    (own / "safety" / "SAF001.yaml").write_text(FILES["safety/SAF001.yaml"], encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load(shipped, own, cache=False)
    (fault,) = caught.value.faults
    assert (fault.code, fault.line, fault.column) == ("RULE_TWICE", 1, 5)
    assert fault.file.endswith("own/safety/SAF001.yaml")
    assert "shipped/safety/SAF001.yaml" in fault.text.en


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(RulesError) as caught:
        load(tmp_path / "absent")
    assert caught.value.code == "RULES_FOLDER"


def test_plans_and_terms_are_kept(pack):
    plan = pack.register.plans["five_years"]
    assert [said.value for said in plan.indicators["exits"].targets["2025"]] == [75, 78]
    assert pack.register.terms["door"].not_to_confuse == ("exit",)
    assert pack.register.road("320500") == ("CN", "320000", "320500")


def test_an_examination_of_a_sound_pack_has_no_faults_and_knows_places(tmp_path):
    found = examine(write_pack(tmp_path))
    assert found.faults == ()
    assert found.pack.sha256 == load(tmp_path, cache=False).sha256
    lines = FILES["safety/SAF001.yaml"].splitlines()
    fault = found.fault(RULE, ("check",), "NAME_UNKNOWN", Text("", ""), 10)
    assert lines[fault.line - 1][fault.column - 1 :].startswith("required")
    fault = found.fault(RULE, ("define", "required", "cases", 0, "when"), "UNIT_MISMATCH", Text("", ""), 9)
    assert lines[fault.line - 1][fault.column - 1 :].startswith("small")
    fault = found.fault(RULE, ("parameters", "bonus"), "NAME_UNUSED", Text("", ""))
    assert lines[fault.line - 1][fault.column - 1 :].startswith("bonus:")

"""Each kind of fault in a pack: its code, its line and column, and what is suggested."""

import pytest

from builders.pack_mistakes import CITY, MISTAKES, PROVINCE, RULE
from builders.packs import CARET, FILES, changed, write_pack
from cimcheck.errors import Fault, RulesError
from cimcheck.packs import load
from cimcheck.packs.examination import examine


def faults_of(tmp_path, changes) -> list[Fault]:
    with pytest.raises(RulesError) as caught:
        load(write_pack(tmp_path, changes), cache=False)
    assert caught.value.code == "PACK_INVALID"
    assert caught.value.exit_code == 4
    assert list(caught.value.faults) == list(examine(tmp_path).faults)
    return list(caught.value.faults)


@pytest.mark.parametrize(("name", "old", "new", "code", "suggestion"), MISTAKES)
def test_a_fault_has_a_code_a_place_and_a_suggestion(tmp_path, name, old, new, code, suggestion):
    changes, line, column = changed(name, old, new)
    found = [fault for fault in faults_of(tmp_path, changes) if fault.code == code]
    assert found, [fault.render("en") for fault in examine(tmp_path).faults]
    places = [(fault.line, fault.column) for fault in found if fault.file.endswith(name)]
    if code in WHOLE_LIST:
        line, column = position_of(name, WHOLE_LIST[code])
    assert (line, column) in places
    said = " ".join(f"{f.text.en} {f.hint.en if f.hint else ''}" for f in found)
    assert suggestion in said
    assert all(f.text.zh and (f.hint is None or f.hint.zh) for f in found)


WHOLE_LIST = {"EXAMPLE_MISSING": "examples:"}
"""Faults of a whole section stand at its key, wherever the change was made."""


def position_of(name: str, text: str) -> tuple[int, int]:
    before = FILES[name][: FILES[name].index(text)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_faults_of_all_files_come_together_in_order(tmp_path):
    changes = {}
    for name, old, new in (
        (RULE, "check: exits >= required", "check: exits >=‸"),
        (CITY, "{value: 1200,", "‸{value: 800,"),
        ("glossary.yaml", "not_to_confuse: [exit]", "not_to_confuse: [‸exits]"),
        ("instruments.yaml", "superseded_by: code-one", "superseded_by: ‸code-oen"),
    ):
        changes |= changed(name, old, new)[0]
    found = faults_of(tmp_path, changes)
    assert [fault.code for fault in found] == [
        "TERM_UNKNOWN",
        "INSTRUMENT_UNKNOWN",
        "OVERREACH",
        "FORMULA_SYNTAX",
    ]
    assert found == sorted(found)


def test_several_faults_of_one_file_come_together(tmp_path):
    text = FILES[RULE].replace("entity:", "entiti:").replace("basis: official", "basis: oficial")
    codes = [fault.code for fault in faults_of(tmp_path, {RULE: text})]
    assert sorted(codes) == ["KEY_MISSING", "KEY_UNKNOWN", "SCHEMA_ENUM"]


def test_a_list_that_cannot_be_read_is_one_fault_and_not_a_hundred(tmp_path):
    found = faults_of(tmp_path, {"instruments.yaml": "instruments: {code-one: {}}"})
    assert {fault.code for fault in found} == {"KEY_MISSING"}
    found = faults_of(tmp_path, {"jurisdictions.yaml": "jurisdictions: [1]"})
    assert {fault.code for fault in found} == {"SCHEMA_TYPE"}


def test_a_folder_without_domain(tmp_path):
    (fault,) = faults_of(tmp_path, {"safety/domain.yaml": None})
    assert (fault.code, fault.line, fault.column) == ("DOMAIN_MISSING", 1, 1)


def test_two_domains_with_one_prefix(tmp_path):
    found = faults_of(tmp_path, {"other/domain.yaml": FILES["safety/domain.yaml"]})
    assert {(fault.code, fault.line, fault.column) for fault in found} == {("PREFIX_TAKEN", 1, 9)}


def test_places_that_go_round_in_circles(tmp_path):
    text = FILES["jurisdictions.yaml"].replace("en: Jiangsu}, parent: CN", 'en: Jiangsu}, parent: "320500"')
    found = faults_of(tmp_path, {"jurisdictions.yaml": text})
    assert ("PLACE_ASTRAY", 3, 3) in {(fault.code, fault.line, fault.column) for fault in found}


def test_files_that_do_not_belong(tmp_path):
    found = faults_of(
        tmp_path, {"safety/deeper/SAF002.yaml": "a: 1", "safety/SAF003.yml": "a: 1", "other.yaml": "a: 1"}
    )
    assert {fault.code for fault in found} == {"FILE_UNEXPECTED"}
    assert len(found) == 3


def test_a_local_file_for_an_unknown_rule_or_place(tmp_path):
    text = FILES[CITY].replace("SAF001", "SAF009")
    found = faults_of(tmp_path, {"local/320500/SAF009.yaml": text, "local/329999/SAF001.yaml": FILES[CITY]})
    assert {(fault.code, fault.line) for fault in found} == {("RULE_UNKNOWN", 1), ("PLACE_UNKNOWN", 1)}


def test_a_place_cannot_set_values_for_another_province(tmp_path):
    text = FILES[RULE].replace("basis: official\n", 'basis: official\nplace: "320000"\n')
    found = faults_of(tmp_path, {RULE: text, "local/330000/SAF001.yaml": FILES[CITY], PROVINCE: None})
    assert [fault.code for fault in found] == ["PLACE_OUTSIDE"]


def test_what_was_inside_can_overreach_later(tmp_path):
    """A law that becomes stricter makes an older local value overreach from that day."""
    text = FILES[RULE].replace("{value: null}}", '{value: null}, "2012-01-01": {range: [1000, 1100]}}')
    found = faults_of(tmp_path, {RULE: text})
    assert [(fault.code, "2012-01-01" in fault.text.en) for fault in found] == [("OVERREACH", True)]


def test_every_change_marks_one_place():
    for name, old, new, *_ in MISTAKES:
        assert FILES[name].count(old) == 1
        assert new.count(CARET) == 1

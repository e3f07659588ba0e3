"""Identifiers of the law in words: what readers see has none of them."""

import re
from pathlib import Path

import pytest

from builders.written import only, seen_of
from cimcheck import api
from cimcheck.core.text import Text
from cimcheck.outputs.amounts import stated_words
from cimcheck.outputs.project_data import entries
from cimcheck.outputs.review import Review
from cimcheck.outputs.vocabulary import instrument_words, members_text, place_text
from cimcheck.resources import sample_models_folder

IDENTIFIER = re.compile(r"(?<![\w./#-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w.-])")
PROJECTS = ("precast_graded_a", "residential_tower_small_shelter", "sponge_site", "school_traps")


def test_members_stand_in_words_and_in_the_order_of_the_catalogue() -> None:
    assert members_text(["three_star", "basic", "two_star"]).zh == "基本级 或 二星级 或 三星级"
    assert members_text(["true"]).en == "yes"
    assert members_text(["nobody knows it"]).zh == "nobody knows it"


def test_places_are_named_with_what_is_around_them() -> None:
    assert place_text("320506").zh == "江苏省苏州市吴中区（320506）"
    assert place_text("CN").zh == "全国"
    assert place_text("999999").zh == "999999"


def test_what_a_project_states_is_in_words() -> None:
    assert stated_words("project.air_defence_city_class", "class_2").zh == "国家二类"
    assert stated_words("project.plot_area", "20000 m2").zh == "20000 m²"
    assert stated_words("project.plot_area", "20000").zh == "20000 m²"
    assert stated_words("project.floor_area_ratio", "1.0").zh == "1.0"
    assert stated_words("no.such_fact", "7").en == "7"
    assert stated_words("no.such_fact", "as written").zh == "as written"
    lines = {line.label.zh: line.value for line in entries({"project.plot_area": {"raw": "20000 m2"}})}
    assert lines == {"用地面积": Text("20000 m²", "20000 m²")}


def test_instruments_that_no_finding_cites_have_titles_too() -> None:
    found = instrument_words("civil-air-defence-law")
    assert found is not None
    assert found[1].zh == "中华人民共和国人民防空法"
    assert instrument_words("no-such-law") is None


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "csv", "junit"])
@pytest.mark.parametrize("name", PROJECTS)
def test_no_reader_sees_an_identifier_of_the_law(name: str, form: str) -> None:
    """But for ids of facts and files, which designers look up, and hash and code columns."""
    (report,) = api.check([], project=Path(sample_models_folder(), "projects", name, "project.yaml"))
    text = seen_of(only(Review(report), form), form)
    for file in (model.file for model in report.models):
        text = text.replace(file, "")
    known = {missing.fact.rpartition(".")[2] for finding in report.findings for missing in finding.missing}
    verdict_codes = {"not_applicable"}
    assert set(IDENTIFIER.findall(text)) - known - verdict_codes == set()

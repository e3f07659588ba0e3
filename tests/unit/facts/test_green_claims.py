"""Claims of a green building grade: every usual spelling, where they stand, and what contradicts what."""

import pytest

from builders.model_tables import TablesBuilder
from cimcheck.core.category import category
from cimcheck.core.truth import FALSE, TRUE, UNKNOWN

ONE, TWO, THREE = "one_star", "two_star", "three_star"
PROJECT = """\
project: {place: "320506"}
buildings:
  - {id: B1, models: [model.ifc], declared: {green_star_target: three_star}}
"""


def claiming(*texts, name="绿色建筑星级", on="building"):
    builder = TablesBuilder()
    project = builder.add("IfcProject", "P")
    site = builder.add("IfcSite", "S")
    building = builder.start_building("B")
    row = {"project": project, "site": site, "building": building}[on]
    for number, text in enumerate(texts):
        builder.properties(row, f"绿色建筑{number}", **{name: text})
    return builder.model()


def of(store, fact="green_star_target"):
    return store.value(f"building.{fact}", store.subjects("Building")[0]).value


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("一星级", ONE),
        ("二星", TWO),
        ("两星级", TWO),
        ("三 星级", THREE),
        ("2星级", TWO),
        ("２星", TWO),
        ("★★", TWO),
        ("☆", ONE),
        ("★★★", THREE),
        ("绿色建筑二星级", TWO),
        ("二星级绿色建筑（设计标识）", TWO),
        ("国标绿建3星", THREE),
        ("Two Stars", TWO),
        ("2-star", TWO),
        ("基本级", "basic"),
        ("2", TWO),
        ("Ⅱ星", TWO),
        ("二星级及以上", f"{TWO} {THREE}"),
        ("不低于一星级", f"{ONE} {TWO} {THREE}"),
    ],
)
def test_usual_spellings(make_store, text, grade):
    assert of(make_store(claiming(text))) == category(*grade.split())


@pytest.mark.parametrize("text", ["四星", "十二星", "5星级", "待定", "★★★★", "一至二星级", "12星"])
def test_what_is_no_grade_is_named_and_stays_open(make_store, text):
    store = make_store(claiming(text))
    assert not of(store).is_known
    assert of(store, "states_green_star") == TRUE
    assert any(note.code == "FACT_VALUE_UNUSABLE" and text in note.text.zh for note in store.notes())


@pytest.mark.parametrize(
    "name",
    ["绿色建筑等级", "绿建等级", "绿建星级", "GreenStarTarget", "绿色建筑标识星级", "GreenBuildingRating"],
)
def test_usual_names(make_store, name):
    assert of(make_store(claiming("二星", name=name))) == category(TWO)


@pytest.mark.parametrize("on", ["project", "site"])
def test_project_and_site_claim_for_their_buildings(make_store, on):
    store = make_store(claiming("二星", on=on))
    assert of(store) == category(TWO)
    assert of(store, "states_green_star") == TRUE
    assert of(store, "green_star_is_claimed_alike") == TRUE


def test_two_claims_in_a_model_that_exclude_each_other(make_store):
    store = make_store(claiming("二星级", "三星级"))
    assert of(store) == category(TWO, THREE)
    assert of(store, "green_star_is_claimed_alike") == FALSE


def test_the_project_file_against_the_model(make_store):
    store = make_store(claiming("二星级"), project=PROJECT)
    assert of(store, "green_star_is_claimed_alike") == FALSE
    assert of(make_store(claiming("三星级"), project=PROJECT), "green_star_is_claimed_alike") == TRUE


def test_a_claim_that_cannot_be_read_leaves_agreement_open(make_store):
    store = make_store(claiming("四星"), project=PROJECT)
    assert of(store, "green_star_is_claimed_alike") == UNKNOWN


def test_nobody_claims_anything(make_store):
    builder = TablesBuilder()
    builder.start_building("B")
    store = make_store(builder.model())
    assert of(store, "states_green_star") == FALSE
    assert of(store, "green_star_is_claimed_alike") == UNKNOWN

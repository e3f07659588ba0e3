"""The project file: stated values become facts, and every slip is named with its place."""

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cimcheck.core.category import category
from cimcheck.core.interval import interval
from cimcheck.core.truth import FALSE
from cimcheck.core.yaml_lines import parse
from cimcheck.errors import ProjectFileError
from cimcheck.facts.catalogue import Catalogue
from cimcheck.facts.project import Project
from cimcheck.facts.project_file import load_project, project_of, project_schema
from cimcheck.facts.write_schemas import files

EXAMPLE = """\
project: {code: "2505-320506-01-000001", name: 示例小区, place: "320506", filed: "2024-05-20", stage: scheme}
conditions:
  air_defence: {ratio: 0.07, city_class: class_2, document: 人防意见书}
  green_star: two_star
  prefabrication: {standard: gb_t_51129_2017, minimum: 0.50}
  sponge: {capture_ratio: 75%, design_rainfall: 22.2 mm}
  plot: {area: {value: 2 ha, document: 出让合同}, green_ratio: 0.35, floor_area_ratio: 2.0}
buildings:
  - id: B1
    name: 1号楼
    category: commodity_housing
    models: [arch.ifc, {file: struct.ifc, discipline: structure}]
    declared: {floor_area_above_ground: 12000 m2, is_residential: false, document: 申报表}
"""


def load(text: str, catalogue: Catalogue) -> Project:
    return project_of(parse(text, "project.yaml"), catalogue)


def faults(text: str, catalogue: Catalogue) -> list[str]:
    with pytest.raises(ProjectFileError) as caught:
        load(text, catalogue)
    assert caught.value.exit_code == 2
    return [fault.render("en") for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("stated", "least"),
    [
        ("air_defence: {required_area: 400 mm2}", "0.0004 m² is too small to be believed (below 1 m²)"),
        ("air_defence: {ratio: 0.07%}", "0.0007 is too small to be believed (below 0.005)"),
        ("prefabrication: {precast_minimum: 0.3}", "0.3 % is too small to be believed (below 1 %)"),
        ("sponge: {design_rainfall: 22.2 um}", ""),
        ("sponge: {design_rainfall: 0.0222}", "0.0222 mm is too small to be believed (below 1 mm)"),
        ("plot: {area: 2}", "2 m² is too small to be believed (below 10 m²)"),
    ],
)
def test_slips_of_the_unit_are_refused(stated: str, least: str, catalogue: Catalogue) -> None:
    (fault,) = faults(f"project: {{}}\nconditions:\n  {stated}\n", catalogue)
    assert "VALUE_REFUSED: " in fault if least else "VALUE_KIND: " in fault
    assert least in fault


def test_nothing_and_little_are_not_too_little(catalogue: Catalogue) -> None:
    stated = "{air_defence_floor_area: 0, floor_area_above_ground: 1 m2}"
    project = load(f"project: {{}}\nbuildings: [{{id: B1, declared: {stated}}}]\n", catalogue)
    assert [one.raw for one in project.buildings[0].declared.values()] == ["0", "1 m2"]


def test_stated_values_are_exact_and_keep_their_document(catalogue: Catalogue) -> None:
    project = load(EXAMPLE, catalogue)
    assert (project.place, project.filed, project.is_given) == ("320506", date(2024, 5, 20), True)
    conditions = project.conditions
    assert conditions["project.air_defence_ratio"].value == interval("0.07")
    assert conditions["project.air_defence_ratio"].document == "人防意见书"
    assert conditions["project.air_defence_city_class"].value == category("class_2")
    assert conditions["project.sponge_capture_ratio"].value == interval("0.75")
    assert conditions["project.sponge_design_rainfall"].value == interval("0.0222")
    assert conditions["project.plot_area"].value == interval(20000)
    assert conditions["project.plot_area"].document == "出让合同"
    assert conditions["project.green_star"].value == category("two_star")


def test_buildings_keep_models_and_declared_values(catalogue: Catalogue) -> None:
    (building,) = load(EXAMPLE, catalogue).buildings
    assert [(model.file, model.discipline) for model in building.models] == [
        ("arch.ifc", ""),
        ("struct.ifc", "structure"),
    ]
    area = building.declared["building.declared_floor_area_above_ground"]
    assert (area.value, area.document) == (interval(12000), "申报表")
    assert building.declared["building.declared_is_residential"].value == FALSE


@pytest.mark.parametrize(
    ("written", "instead", "wanted"),
    [
        ("ratio: 0.07", "ration: 0.07", "3:17: KEY_UNKNOWN: Unknown key “ration”. Did you mean “ratio”?"),
        ("ratio: 0.07", "ratio: 7", "VALUE_REFUSED"),
        ("ratio: 0.07", "ratio: 7 m2", "VALUE_REFUSED"),
        ("ratio: 0.07", "ratio: viel", "VALUE_KIND"),
        ("class_2", "class2", "Did you mean “class_2”?"),
        ("green_star: two_star", "green_start: two_star", "Did you mean “green_star”?"),
        ("green_star: two_star", "green_star: {valeu: two_star}", "Did you mean “value”?"),
        (
            "floor_area_above_ground: 12000 m2",
            "floor_area_above: 12000 m2",
            "Did you mean “floor_area_above_ground”?",
        ),
        ("12000 m2", "12000 m", "VALUE_REFUSED"),
        ("is_residential: false", "is_residential: 否", "VALUE_KIND"),
        ("category: commodity_housing", "category: housing", "project.yaml:11:15"),
        ('filed: "2024-05-20"', 'filed: "2024-02-30"', "DATE_UNKNOWN"),
        ('place: "320506"', "place: 320506", "project.yaml:1"),
        ("buildings:", "bildings:", "Did you mean “buildings”?"),
        ("plot: {area", "plot: [area", "YAML"),
        (
            "  plot: {area: {value: 2 ha, document: 出让合同}, green_ratio: 0.35, floor_area_ratio: 2.0}",
            "  plot: 5",
            "SCHEMA_TYPE",
        ),
    ],
)
def test_slips_are_named(catalogue: Catalogue, written: str, instead: str, wanted: str) -> None:
    assert written in EXAMPLE
    found = faults(EXAMPLE.replace(written, instead), catalogue)
    assert any(wanted in line for line in found), found


def test_all_slips_are_shown_together(catalogue: Catalogue) -> None:
    text = (
        EXAMPLE.replace("ratio: 0.07", "ration: 0.07")
        .replace("two_star", "ten_stars")
        .replace("12000 m2", "-5 m2")
    )
    assert len(faults(text, catalogue)) == 3


def test_a_model_in_two_buildings_needs_to_say_which_part(catalogue: Catalogue) -> None:
    twice = "buildings:\n  - {id: A, models: [m.ifc]}\n  - {id: B, models: [m.ifc]}\n"
    assert any("MODEL_TWICE" in line for line in faults(twice, catalogue))
    parted = (
        "buildings:\n  - {id: A, models: [m.ifc], part: 1号楼}\n  - {id: B, models: [m.ifc], part: 2号楼}\n"
    )
    assert len(load(parted, catalogue).buildings) == 2


def test_a_building_id_is_given_once(catalogue: Catalogue) -> None:
    twice = "buildings:\n  - {id: A, models: [a.ifc]}\n  - {id: A, models: [b.ifc]}\n"
    assert any("BUILDING_TWICE" in line for line in faults(twice, catalogue))


def test_a_missing_file_is_a_project_fault(tmp_path: Path, catalogue: Catalogue) -> None:
    with pytest.raises(ProjectFileError, match="FILE_UNREADABLE"):
        load_project(tmp_path / "none.yaml", catalogue)


def test_the_file_is_identified_by_its_bytes(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "project.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    assert len(load_project(path, catalogue).sha256) == 64


def test_without_a_file_nothing_is_stated() -> None:
    assert not Project.none().is_given
    assert Project.none().conditions == {}


def test_the_published_schemas_are_those_of_the_code_and_the_catalogue(
    root: Path, catalogue: Catalogue
) -> None:
    folder = root / "rules" / "schema" / "v1"
    for name, text in files(catalogue).items():
        assert (folder / name).read_text(encoding="utf-8") == text, name


def test_the_schema_takes_the_example_and_refuses_slips(catalogue: Catalogue) -> None:
    validator = Draft202012Validator(project_schema(catalogue))
    assert validator.is_valid(json.loads(json.dumps(parse(EXAMPLE, "p").data, default=float)))
    assert not validator.is_valid({"conditions": {"air_defence": {"ration": 0.07}}})
    assert not validator.is_valid({"conditions": {"green_star": "ten_stars"}})


def test_categories_of_the_project_file_are_those_of_the_fact(catalogue: Catalogue) -> None:
    for category_name in catalogue.facts["building.category"].members:
        text = EXAMPLE.replace("category: commodity_housing", f"category: {category_name}")
        assert load(text, catalogue).buildings[0].category == category_name

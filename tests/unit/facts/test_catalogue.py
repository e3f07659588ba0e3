"""The fact catalogue: what ships is sound, and what is wrong is named with its place."""

from pathlib import Path

import pytest

from cimcheck.core.category import Category
from cimcheck.core.interval import INFINITY, interval
from cimcheck.core.truth import UNKNOWN
from cimcheck.errors import RulesError
from cimcheck.facts.bindings import Bindings
from cimcheck.facts.catalogue import Catalogue

ENTITIES = """\
entities:
  Storey: {title: {zh: 楼层, en: Storey}, classes: [IfcBuildingStorey]}
  Building:
    title: {zh: 单体, en: Building}
    classes: [IfcBuilding]
"""
FACT = """\
entity: Building
facts:
  - id: building.height
    title: {zh: 高度, en: Height}
    definition: {zh: 高度。, en: Height.}
    kind: number
    unit: mm
    limits: [0, 500000]
    tolerance: 10
    declarable: true
"""


def load(folder: Path, **files: str) -> Catalogue:
    facts = folder / "facts"
    facts.mkdir(exist_ok=True)
    for name, text in {"entities": ENTITIES, **files}.items():
        (facts / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Catalogue.load(folder)


def faults(folder: Path, **files: str) -> list[str]:
    with pytest.raises(RulesError) as caught:
        load(folder, **files)
    assert caught.value.code == "CATALOGUE_INVALID"
    return [fault.render("en") for fault in caught.value.faults]


def test_every_shipped_fact_says_what_everything_means(catalogue: Catalogue) -> None:
    for fact in catalogue.facts.values():
        assert fact.title.zh, fact.id
        assert fact.title.en, fact.id
        assert fact.definition.zh.endswith("。"), fact.id
        assert fact.definition.en.endswith("."), fact.id
        assert fact.entity in catalogue.entities
        assert fact.unknown() == catalogue.unknown(fact.id)


def test_limits_and_tolerance_are_kept_in_coherent_units(tmp_path: Path) -> None:
    fact = load(tmp_path, building=FACT).facts["building.height"]
    assert fact.limits == interval(0, 500)
    assert fact.tolerance == interval("0.01").lo
    assert fact.unknown() == interval(0, INFINITY)
    assert (fact.file, fact.line) == ("facts/building.yaml", 3)


def test_a_declarable_fact_brings_the_fact_that_holds_what_is_declared(tmp_path: Path) -> None:
    catalogue = load(tmp_path, building=FACT)
    assert catalogue.declared("building.height") == "building.declared_height"
    assert catalogue.declarable["height"].title.zh == "申报的高度"
    assert catalogue.declared("building.declared_height") == ""


def test_what_nothing_is_known_of_may_be_anything(catalogue: Catalogue) -> None:
    members = catalogue.facts["protective_unit.use"].members
    assert catalogue.unknown("protective_unit.use") == Category(frozenset(members))
    assert catalogue.unknown("space.is_air_defence") == UNKNOWN


def test_types_for_formulas(catalogue: Catalogue) -> None:
    types = catalogue.types()
    assert types["building.first_floor_area"].kind == "number"
    assert types["building.first_floor_area"].unit is not None
    assert types["protective_unit.use"].entity == "ProtectiveUnit"
    assert "medical" in types["protective_unit.use"].members


def test_all_faults_of_all_files_are_shown_together(tmp_path: Path) -> None:
    bad = FACT.replace("unit: mm", "unit: furlong").replace("limits: [0, 500000]", "limits: [5, 1]")
    second = (
        "entity: Storey\nfacts:\n"
        "  - {id: building.x, title: {zh: 甲, en: A}, kind: truth, definition: {zh: 甲。, en: A.}}\n"
    )
    found = faults(tmp_path, building=bad, storey=second)
    assert any("building.yaml:7:11: UNIT_UNKNOWN" in line for line in found)
    assert any("building.yaml:8:13: FACT_LIMITS" in line for line in found)
    assert any("storey.yaml:3:10: FACT_PREFIX" in line for line in found)


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ("kind: number", "kind: nummer", "number"),
        ("tolerance: 10", "tolerence: 10", "tolerance"),
        ("unit: mm", "", "FACT_UNIT"),
        ("entity: Building", "entity: Bilding", "ENTITY_UNKNOWN"),
        ("kind: number", "kind: category", "FACT_MEMBERS"),
        ("id: building.height", "id: Building Height", "building.yaml:3"),
    ],
)
def test_slips_are_named(tmp_path: Path, written: str, instead: str, code: str) -> None:
    found = faults(tmp_path, building=FACT.replace(written, instead))
    assert any(code in line for line in found), found


def test_a_fact_given_twice_is_refused(tmp_path: Path) -> None:
    twice = FACT + FACT.partition("facts:\n")[2]
    assert any("FACT_TWICE" in line for line in faults(tmp_path, building=twice))


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    first = load(tmp_path, building=FACT).sha256
    assert load(tmp_path, building=FACT).sha256 == first
    assert load(tmp_path, building=FACT.replace("高度。", "净高。")).sha256 != first


def test_entity_marks_are_linted(tmp_path: Path) -> None:
    bad = ENTITIES + "    marks: ['(a+)+']\n"
    assert any("PATTERN_REFUSED" in line for line in faults(tmp_path, entities=bad, building=FACT))


def test_every_derived_module_names_its_fact(catalogue: Catalogue) -> None:
    from importlib import import_module
    from pkgutil import iter_modules

    from cimcheck.facts import derived

    for module in iter_modules(derived.__path__):
        fact = import_module(f"{derived.__name__}.{module.name}").FACT
        assert fact in catalogue.facts
        assert fact.replace(".", "_") == module.name


def test_limits_of_plausibility_bound_nothing(catalogue: Catalogue) -> None:
    assert catalogue.facts["storey.floor_area"].limits.lo > 0
    assert catalogue.facts["storey.floor_area"].unknown() == interval(0, INFINITY)


def test_a_second_folder_adds_facts_and_bindings_and_takes_nothing_back(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        (folder / "facts").mkdir(parents=True)
        (folder / "bindings").mkdir()
    alone = load(first, building=FACT)
    (second / "facts" / "building.yaml").write_text(
        FACT.replace("building.height", "building.depth"), "utf-8"
    )
    (second / "bindings" / "ours.yaml").write_text(
        "style: {zh: 本所, en: Ours}\nbindings:\n"
        "  - {fact: building.depth, source: property, set: Ours, names: [Depth]}\n",
        "utf-8",
    )
    both = Catalogue.load(first, second)
    assert {"building.height", "building.depth"} <= set(both.facts)
    assert both.sha256 != alone.sha256
    assert Bindings.load(both, first).of("building.depth") == ()
    assert [one.set for one in Bindings.load(both, first, second).of("building.depth")] == ["ours"]
    again = Catalogue.load(first, second)
    assert again == both


def test_what_a_second_folder_says_again_is_a_fault_at_its_place(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    load(first, building=FACT)
    (second / "facts").mkdir(parents=True)
    (second / "facts" / "entities.yaml").write_text(ENTITIES, "utf-8")
    (second / "facts" / "more.yaml").write_text(FACT, "utf-8")
    with pytest.raises(RulesError) as caught:
        Catalogue.load(first, second)
    found = {(fault.code, fault.file) for fault in caught.value.faults}
    assert ("FACT_TWICE", (second / "facts" / "more.yaml").as_posix()) in found
    assert ("ENTITY_TWICE", (second / "facts" / "entities.yaml").as_posix()) in found

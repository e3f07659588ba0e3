"""Delivery requirements: valid IDS that other programs read, and a promise held by every sample model."""

from pathlib import Path

import ifcopenshell
import pytest
from ifctester import ids as other

from builders.delivered import bare, deliver
from cimcheck import api
from cimcheck.core.trace import Trace
from cimcheck.engine.delivery import Delivery, first_name
from cimcheck.outputs import delivery_sheet, ids

ABOUT = {"as_of": "2024-05-20", "place": "320506"}


@pytest.fixture(scope="module")
def book() -> api.RuleBook:
    return api.rule_book()


@pytest.fixture(scope="module")
def found(book: api.RuleBook) -> Delivery:
    return api.delivery(book, place="320506")


@pytest.fixture(scope="module")
def written(found: Delivery, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ids") / "delivery.ids"
    path.write_bytes(ids.render(found, **ABOUT))
    return path


def test_the_file_is_of_its_schema_and_read_by_another_program(written: Path, found: Delivery) -> None:
    opened = other.open(str(written), validate=True)
    assert len(opened.specifications) == len(found.requirements) > 10
    assert all(one.applicability and one.requirements for one in opened.specifications)


def test_the_same_rules_give_the_same_bytes(book: api.RuleBook, written: Path) -> None:
    assert ids.render(api.delivery(book, place="320506"), **ABOUT) == written.read_bytes()


def test_every_fact_of_every_rule_is_either_required_or_said_to_stand_elsewhere(found: Delivery) -> None:
    required = {one.fact.id for one in found.requirements}
    elsewhere = {one.fact.id for one in found.elsewhere}
    assert required & elsewhere == set()
    for rule in found.rules:
        assert set(rule.facts.values()) <= required | elsewhere
    sheet = delivery_sheet.render(found, **ABOUT).decode()
    for one in found.requirements:
        assert one.fact.title.zh in sheet
    for fact in elsewhere:
        assert f"({fact})" in sheet


def conflicts(trace: Trace) -> bool:
    return trace.conflict or any(conflicts(one) for one in trace.operands)


def test_a_model_that_passes_has_nothing_undetermined_for_lack_of_what_is_required(
    sample_model: Path, book: api.RuleBook, tmp_path: Path
) -> None:
    """For each rule and entity by itself, so that a model need not bring everything to be held to it."""
    (report,) = api.check([sample_model], place="320506")
    opened = ifcopenshell.open(str(sample_model))
    for rule in {one.rule for one in report.findings if one.missing}:
        found = api.delivery(book, place="320506", only=[rule])
        if not found.requirements:
            continue
        file = tmp_path / f"{rule}.ids"
        file.write_bytes(ids.render(found, **ABOUT))
        specifications = other.open(str(file))
        specifications.validate(opened)
        delivered = {
            one.fact.id
            for one, specification in zip(found.requirements, specifications.specifications, strict=True)
            if specification.status and one.whole
        }
        for finding in report.findings:
            if finding.rule == rule and not conflicts(finding.trace):
                lacking = {missing.fact for missing in finding.missing}
                assert not lacking & delivered, finding.id


@pytest.mark.parametrize("domain", ["air_defence", "prefabrication", "green_building", "sponge_city"])
def test_delivering_everything_passes_and_leaves_nothing_of_it_open(
    domain: str, tmp_path: Path, book: api.RuleBook
) -> None:
    """From a model that states nothing to one that states what is asked for, each at its place."""
    needed = api.delivery(book, place="320506", only=[domain])
    file, empty, full = (tmp_path / name for name in ("delivery.ids", "bare.ifc", "full.ifc"))
    file.write_bytes(ids.render(needed, **ABOUT))
    bare(empty)
    deliver(empty, needed, full)
    passed, lacking = {}, {}
    for model in (empty, full):
        specifications = other.open(str(file))
        specifications.validate(ifcopenshell.open(str(model)))
        passed[model] = [bool(one.status) for one in specifications.specifications]
        (report,) = api.check([model], place="320506", only=[domain])
        lacking[model] = {missing.fact for finding in report.findings for missing in finding.missing}
    asked = {one.fact.id for one in needed.requirements}
    assert not all(passed[empty])
    assert all(passed[full])
    assert lacking[empty] & asked
    assert lacking[full] & {one.fact.id for one in needed.requirements if one.whole} == set()


def test_no_two_requirements_of_one_place_contradict_each_other(found: Delivery) -> None:
    """IDS holds a place against every requirement on it: two lists of words there could never both be met."""
    told: dict[tuple[str, str, str], set[tuple[str, ...]]] = {}
    for one in found.requirements:
        assert one.set
        assert one.name
        told.setdefault((one.entity.name, one.set, one.name), set()).add((one.fact.kind, *one.values))
    assert [place for place, kinds in told.items() if len(kinds) > 1] == []


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("^(Qto_WallBaseQuantities|BaseQuantities)$", "Qto_WallBaseQuantities"),
        ("^A$", "A"),
        ("^Qto_", ""),
        (".", ""),
    ],
)
def test_a_choice_of_sets_is_told_from_other_patterns(pattern: str, name: str) -> None:
    assert first_name(pattern) == name

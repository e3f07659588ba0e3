"""Delivery requirements: valid IDS that other programs read, and a promise held by every sample model."""

from pathlib import Path

import ifcopenshell
import pytest
from ifctester import ids as other

from cimcheck import api
from cimcheck.core.trace import Trace
from cimcheck.engine.delivery import Delivery, whole_pattern
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


def test_delivering_what_is_required_settles_a_verdict(tmp_path: Path, book: api.RuleBook) -> None:
    from builders.opened import model_of

    def unit(area: str) -> Path:
        lines = [
            "#10=IFCBUILDING('2000000000000000000010',$,'B',$,$,$,$,$,$,$,$,$);",
            "#11=IFCRELAGGREGATES('2000000000000000000011',$,$,$,#1,(#10));",
            "#12=IFCZONE('2000000000000000000012',$,'\\X2\\96326289535551430031\\X0\\',$,$,$);".replace(
                "96326289535551430031", "963262A4535551430031"
            ),
        ]
        if area:
            lines += [
                f"#13=IFCPROPERTYSINGLEVALUE('\\X2\\963262A453555143\\X0\\\\X2\\9762\\X0\\\\X2\\79EF\\X0\\',$,IFCAREAMEASURE({area}),$);",
                "#14=IFCPROPERTYSET('2000000000000000000014',$,'Any',$,(#13));",
                "#15=IFCRELDEFINESBYPROPERTIES('2000000000000000000015',$,$,$,(#12),#14);",
            ]
        path = tmp_path / f"unit{area}.ifc"
        path.write_text(model_of(*lines))
        return path

    needed = api.delivery(book, only=["ADB002"])
    assert "protective_unit.floor_area" in {one.fact.id for one in needed.requirements}
    verdicts = {}
    for area in ("", "1500."):
        (report,) = api.check([unit(area)], only=["ADB002"])
        verdicts[area] = {missing.fact for finding in report.findings for missing in finding.missing}
        file = tmp_path / "unit.ids"
        file.write_bytes(ids.render(needed, **ABOUT))
        checked = other.open(str(file))
        checked.validate(ifcopenshell.open(str(unit(area))))
        by_fact = {
            one.fact.id: bool(specification.status)
            for one, specification in zip(needed.requirements, checked.specifications, strict=True)
        }
        assert by_fact["protective_unit.floor_area"] == bool(area)
    assert "protective_unit.floor_area" in verdicts[""]
    assert "protective_unit.floor_area" not in verdicts["1500."]


@pytest.mark.parametrize(
    ("searched", "whole"),
    [
        ("^Qto_", "(Qto_).*"),
        ("Common$", ".*(Common)"),
        ("^(A|B)$", "((A|B))"),
        ("(?i)x", None),
        ("^a|b$c", None),
    ],
)
def test_patterns_become_whole_patterns_or_are_left_out(searched: str, whole: str | None) -> None:
    assert whole_pattern(searched) == whole

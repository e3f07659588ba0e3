"""What became of findings: fixed, new and still open, and no change where nothing was built differently."""

from pathlib import Path

import msgspec
import pytest

from builders.exports import exported_again
from builders.reports import area_finding, door_finding, report, rich_report
from cimcheck import api
from cimcheck.core.verdict import Verdict
from cimcheck.findings.finding import Finding
from cimcheck.findings.resubmission import compare
from cimcheck.outputs.difference import text, to_json


def replaced(finding: Finding, **more: object) -> Finding:
    return msgspec.structs.replace(finding, **more)


def test_the_same_report_has_no_changes() -> None:
    found = rich_report(doors=30, spaces=4)
    assert set(compare(found, found).counts()) <= {"unchanged", "open"}


def test_each_change_is_told() -> None:
    doors = [door_finding(number, "B1") for number in range(6)]
    failing, open_one, fine = doors[2], doors[3], doors[0]
    later = [
        replaced(failing, verdict=Verdict.PASS),
        open_one,
        replaced(fine, verdict=Verdict.FAIL),
        door_finding(12, "B1"),
        door_finding(15, "B1"),
    ]
    comparison = compare(report([failing, open_one, fine, doors[4]]), report(later))
    changes = [one.change for one in comparison.findings]
    assert changes == ["fixed", "open", "reopened", "new", "appeared", "gone"]


def test_a_changed_fact_is_named_with_both_values() -> None:
    before, after = (
        area_finding("B1", "1号楼", (4, 0), (800, 800)),
        area_finding("B1", "1号楼", (6, 0), (800, 800)),
    )
    comparison = compare(report([before]), report([after]))
    (changed,) = comparison.findings
    assert changed.change == "open_changed"
    assert "space.net_area" in [fact.fact for fact in changed.facts]
    assert "50 m² → 75 m²" in text(comparison)
    assert msgspec.json.decode(to_json(comparison))["counts"] == {"open_changed": 1}


def test_an_opinion_follows_its_finding_to_new_ids(sample_models: list[Path], tmp_path: Path) -> None:
    from builders.reviews import opinion
    from cimcheck.findings.opinion import Standing
    from cimcheck.outputs.review import review

    model = next(path for path in sample_models if path.name.startswith("fail-adb002-three_units"))
    again = tmp_path / "again.ifc"
    again.write_text(exported_again(model.read_text()))
    old, new = api.check([model])[0], api.check([again])[0]
    failed = next(one for one in old.findings if one.verdict is Verdict.FAIL)
    given = opinion(failed.id, evidence=failed.evidence)
    alone = review(new, [given])
    assert alone.astray == (given,)
    followed = review(new, [given], old)
    (held,) = followed.opinions.values()
    assert held.standing is Standing.CURRENT
    assert followed.astray == ()


@pytest.mark.parametrize(
    "name",
    [
        "fail-adb002-three_units",
        "fail-adb001-school_pump_rooms-revit_zh",
        "fail-adb003-unit_with_one_exit-ifc4",
        "fail-pfb001-full_of_traps-ifc4",
        "undetermined-adb001-school_traps",
        "pass-adb002-protective_units-ifc4.ifc",
        "fail-spg002-site_small_storage",
    ],
)
def test_new_global_ids_make_no_false_change(name: str, sample_models: list[Path], tmp_path: Path) -> None:
    model = next(path for path in sample_models if path.name.startswith(name))
    again = tmp_path / "exported again.ifc"
    again.write_text(exported_again(model.read_text()))
    old, new = api.check([model])[0], api.check([again])[0]
    guids = {finding.subject.guid for finding in old.findings} - {""}
    assert not guids & {finding.subject.guid for finding in new.findings}
    for same in (None, api.same_elements([model], [again])):
        counts = compare(old, new, same).counts()
        assert set(counts) <= {"unchanged", "open"}
        assert sum(counts.values()) == len(old.findings)


def test_every_element_is_told_again_by_other_signs(sample_models: list[Path], tmp_path: Path) -> None:
    model = next(
        path for path in sample_models if path.name.startswith("pass-adb002-protective_units-ifc4.ifc")
    )
    again = tmp_path / "again.ifc"
    again.write_text(exported_again(model.read_text()))
    same = api.same_elements([model], [again])
    assert len(same) > 20
    from builders.exports import new_guid

    wrong = [guid for guid, now in same.items() if new_guid(guid) != now]
    assert len(wrong) <= len(same) * 0.02

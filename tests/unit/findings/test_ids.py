"""Ids of findings: stable over files and STEP ids, and one of its own for each finding."""

from msgspec.structs import replace

from builders.reports import door_finding
from cimcheck.findings.finding import Subject, finding_id, told_apart


def unit(key: str, guid: str = "2WH7P8DznI4ABjJBjjBPa9") -> Subject:
    return Subject(kind="ProtectiveUnit", key=key, guid=guid, building="B1")


def test_the_file_and_the_step_id_make_no_difference():
    assert finding_id("ADB002", unit("old.ifc#17")) == finding_id("ADB002", unit("new.ifc#4711"))
    assert finding_id("ADB002", unit("a.ifc#1", "")) != finding_id("ADB002", unit("a.ifc#2", ""))
    assert finding_id("ADB002", unit("a.ifc#1")) != finding_id("ADB003", unit("a.ifc#1"))


def test_subjects_that_share_a_globalid_are_told_apart():
    one = door_finding(1, "B1")
    ids = [found.id for found in told_apart([one, replace(one), replace(one)])]
    assert ids == [one.id, f"{one.id}-2", f"{one.id}-3"]

"""Models that lack what the envelope follows from: each lack is named and explained, nothing is guessed."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sample_models.authoring.description import Building, Model
from sample_models.authoring.writer import write
from sample_models.buildings.flats import flats
from sample_models.buildings.plain_box import GLASS, NORTH, TRUTH, box

from cimcheck import api

Edit = Callable[[str], str]


def same(text: str) -> str:
    return text


def checked(tmp_path: Path, building: Building, edit: Edit = same) -> api.Report:
    path = tmp_path / "model.ifc"
    path.write_text(edit(write(Model(path.name, building, "clean"))), encoding="ascii")
    return api.check([path], only=["green_building"], place="320506")[0]


def verdicts(report: api.Report, rule: str) -> set[str]:
    return {finding.verdict for finding in report.findings if finding.rule == rule}


def said(report: api.Report) -> dict[str, str]:
    return {note.code: note.message.zh for note in report.notes}


def without(building: Building, kind: str) -> Building:
    return replace(
        building,
        storeys=tuple(
            replace(one, elements=tuple(each for each in one.elements if each.kind != kind))
            for one in building.storeys
        ),
    )


def drop(ifc_class: str) -> Edit:
    return lambda text: re.sub(rf"^#\d+={ifc_class}\(.*\n", "", text, flags=re.MULTILINE)


def test_without_true_north_no_facade_has_a_ratio(tmp_path):
    report = checked(tmp_path, box(TRUTH, None))
    assert "正北" in said(report)["TRUE_NORTH_ABSENT"]
    open_ones = {
        finding.subject.name.split()[0]
        for finding in report.findings
        if finding.rule == "GRN003" and finding.verdict == "undetermined"
    }
    assert "南向窗墙面积比" in open_ones


def test_without_true_north_what_needs_no_orientation_is_told_all_the_same(tmp_path):
    report = checked(tmp_path, box(TRUTH, None))
    assert verdicts(report, "GRN104") == {"pass"}
    assert verdicts(report, "GRN105") == {"pass"}


def test_without_rooms_nothing_is_said_room_by_room(tmp_path):
    report = checked(tmp_path, without(flats(), "space"))
    assert "IfcSpace" in said(report)["SPACES_ABSENT"]
    for rule in ("GRN107", "GRN108", "GRN122"):
        assert verdicts(report, rule) == {"undetermined"}
    assert verdicts(report, "GRN102") == {"pass", "undetermined"}


def test_rooms_without_boundaries_have_unknown_windows(tmp_path):
    report = checked(tmp_path, flats(), drop("IFCRELSPACEBOUNDARY"))
    assert "IfcRelSpaceBoundary" in said(report)["SPACE_BOUNDARIES_ABSENT"]
    assert verdicts(report, "GRN107") == {"undetermined"}


def test_without_storeys_nothing_is_known_to_stand_above_ground(tmp_path):
    building = flats()
    report = checked(
        tmp_path, building, lambda text: text.replace("IFCBUILDINGSTOREY(", "IFCSPATIALSTRUCTUREELEMENT(")
    )
    assert "IfcBuildingStorey" in said(report)["STOREYS_ABSENT"]
    assert verdicts(report, "GRN101") == {"undetermined"}
    assert verdicts(report, "GRN102") == {"pass", "undetermined"}  # three sides have no window at any height
    assert verdicts(report, "GRN111") == {"undetermined"}


def test_openings_that_cut_no_wall_are_named(tmp_path):
    report = checked(tmp_path, box(TRUTH, NORTH), drop("IFCRELVOIDSELEMENT"))
    assert said(report)["OPENING_WITHOUT_WALL"].startswith("114 ")
    assert verdicts(report, "GRN103") == {"undetermined"}


@pytest.mark.parametrize("value", [0.0, 500.0])
def test_a_transmittance_that_cannot_be_is_named_and_not_used(tmp_path, value):
    report = checked(tmp_path, without_layers(box(TRUTH, NORTH, stated=value)))
    assert "超出合理范围" in said(report)["FACT_VALUE_UNUSABLE"]
    assert verdicts(report, "GRN104") == {"undetermined"}


def without_layers(building: Building) -> Building:
    return replace(
        building,
        storeys=tuple(
            replace(
                one,
                elements=tuple(
                    replace(each, layers=()) if each.kind == "wall" else each for each in one.elements
                ),
            )
            for one in building.storeys
        ),
    )


def test_glass_of_no_known_transmittance_is_neither_good_nor_bad(tmp_path):
    glass = dict(GLASS)["transmittance"]
    report = checked(
        tmp_path,
        box(TRUTH, NORTH),
        lambda text: text.replace(
            f"IFCTHERMALTRANSMITTANCEMEASURE({glass.value})", "IFCTHERMALTRANSMITTANCEMEASURE(500.)"
        ),
    )
    assert verdicts(report, "GRN103") - {"not_applicable"} == {"undetermined"}

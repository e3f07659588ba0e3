"""The set of components that a calculation sheet proposes really is enough, and one storey less is not."""

from dataclasses import replace
from pathlib import Path

import pytest
from sample_models.authoring.description import Model
from sample_models.authoring.writer import write
from sample_models.buildings.precast_block import STOREYS, STRUCTURE_SHORT, Mix, block

from cimcheck import api
from cimcheck.core.verdict import Verdict
from cimcheck.findings.finding import Finding

MASONRY_OUTSIDE = Mix(6, 8, 0, 0, 5, 7.35, 2, 10)
"""Envelope of block walls: 5 + 2 points for partitions where ten are needed."""


def checked(folder: Path, mix: Mix) -> Finding:
    path = folder / "block.ifc"
    path.write_text(write(Model(path.name, block(mix), "clean")), encoding="ascii")
    (report,) = api.check([path], only=["PFB001"])
    (finding,) = report.findings
    return finding


@pytest.mark.parametrize(
    ("mix", "field", "item", "label"),
    [
        (STRUCTURE_SHORT, "composite_slabs", "q1b", "现浇_楼板150"),
        (MASONRY_OUTSIDE, "integrated_partitions", "q2d", "ALC内隔墙板-蒸压加气混凝土条板100"),
    ],
)
def test_what_is_proposed_is_enough_and_no_more(
    tmp_path: Path, mix: Mix, field: str, item: str, label: str
) -> None:
    finding = checked(tmp_path, mix)
    assert finding.verdict is Verdict.FAIL
    (step,) = finding.details["prefabrication_sheet"]["fix"]["steps"]  # type: ignore[index]
    (kind,) = step["components"]
    assert (step["item"], kind["label"]) == (item, label)
    assert kind["count"] % STOREYS == 0
    each_storey = kind["count"] // STOREYS
    enough = replace(mix, **{field: getattr(mix, field) + each_storey})
    assert checked(tmp_path, enough).verdict is Verdict.PASS
    short = replace(mix, **{field: getattr(mix, field) + each_storey - 1})
    assert checked(tmp_path, short).verdict is Verdict.FAIL

"""A building or project without a name goes by its file: nobody knows it by its GlobalId."""

import re
from pathlib import Path

from cimcheck import api
from cimcheck.resources import sample_models_folder

SAMPLE = "pass-adb001-exact_area-ifc4.ifc"
NAME = re.compile(r"(IFCBUILDING\('[^']+',#\d+,)'[^']*'")


def test_a_building_without_a_name_goes_by_its_file(tmp_path: Path) -> None:
    text = (sample_models_folder() / SAMPLE).read_text()
    named, unnamed = tmp_path / "named.ifc", tmp_path / "楼.ifc"
    named.write_text(text)
    unnamed.write_text(NAME.sub(r"\1$", text))
    (before,), (after,) = (api.check([path], only=["ADB001", "SPG001"]) for path in (named, unnamed))
    assert before.buildings[0].name.startswith("6号住宅楼")
    assert after.buildings[0].name == "楼.ifc"
    assert {one.subject.name for one in after.findings} == {"楼.ifc"}
    assert [one.id for one in after.findings] == [one.id for one in before.findings]
    assert [one.verdict for one in after.findings] == [one.verdict for one in before.findings]

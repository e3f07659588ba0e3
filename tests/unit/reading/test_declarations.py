"""The schemas as data are the schemas of the parser."""

import pytest

from cimcheck.reading.declarations import SCHEMAS, declarations
from cimcheck.reading.schemas import generate


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_files_are_what_the_generator_writes(schema: str) -> None:
    written = (generate.FOLDER / f"{schema}.json").read_text(encoding="utf-8")
    assert written == generate.document(schema)


def test_names_of_a_file_become_names_of_the_standard() -> None:
    declared = declarations("IFC4")
    assert declared.name_of("IFCWALLSTANDARDCASE") == "IfcWallStandardCase"
    assert declared.name_of("IfcLabel") == "IfcLabel"
    assert declared.name_of("IFCBRIDGE") == ""


def test_lineage_and_positions() -> None:
    declared = declarations("IFC2X3")
    assert declared.lineage("IfcSlab")[:3] == ("IfcSlab", "IfcBuildingElement", "IfcElement")
    assert declared.lineage("IfcSlab")[-1] == "IfcRoot"
    assert declared.index("IfcSlab", "PredefinedType") == 8
    assert declared.index("IfcWall", "PredefinedType") == -1
    assert declared.index("IfcNothing", "Name") == -1


def test_plain_attributes_leave_out_what_points_at_entities() -> None:
    plain = declarations("IFC4").plain_attributes("IfcDoor")
    assert plain["OverallHeight"] == (8, "IfcPositiveLengthMeasure")
    assert "Representation" not in plain
    assert "OwnerHistory" not in plain

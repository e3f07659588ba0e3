"""One model read twice: with ifcopenshell, and into tables."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cimcheck.reading.tables import NONE, ModelTables


@dataclass
class Opened:
    """`file` is the model in ifcopenshell; `tables` are what cimcheck makes of the same bytes."""

    file: Any
    tables: ModelTables

    @cached_property
    def row_of(self) -> dict[int, int]:
        """Row of an object by its STEP id."""
        return {step: row for row, step in enumerate(self.tables.objects.step)}

    @cached_property
    def objects(self) -> list[tuple[int, Any]]:
        """Row and entity of each object."""
        return [(row, self.file.by_id(step)) for row, step in enumerate(self.tables.objects.step)]

    def step(self, row: int) -> int | None:
        """STEP id of an object row; None for NONE."""
        return None if row == NONE else self.tables.objects.step[row]


def model_of(*statements: str, schema: str = "IFC4", project: bool = True) -> str:
    """The text of a model: the statements behind a project (#1) with units (#2-#5) in millimetres."""
    head = f"""ISO-10303-21;
HEADER;
FILE_DESCRIPTION((''),'2;1');
FILE_NAME('','2024-01-01T00:00:00',(''),(''),'','Author 1.0','');
FILE_SCHEMA(('{schema}'));
ENDSEC;
DATA;
"""
    start = [
        "#1=IFCPROJECT('0000000000000000000001',$,'P',$,$,$,$,$,#2);",
        "#2=IFCUNITASSIGNMENT((#3,#4,#5));",
        "#3=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);",
        "#4=IFCSIUNIT(*,.AREAUNIT.,$,.SQUARE_METRE.);",
        "#5=IFCSIUNIT(*,.VOLUMEUNIT.,$,.CUBIC_METRE.);",
    ]
    body = "\n".join([*(start if project else []), *statements])
    return f"{head}{body}\nENDSEC;\nEND-ISO-10303-21;\n"

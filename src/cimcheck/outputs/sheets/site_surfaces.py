"""The surfaces of a site with area, runoff coefficient, and the volume that facilities hold."""

from collections.abc import Iterator, Mapping
from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.sheets.table import EMPTY, DetailTable, number
from cimcheck.outputs.vocabulary import members_text

MOST_NAMED = 3
"""Kinds up to which they are listed; an element that may be more is of unknown kind."""


def tables(data: Mapping[str, Any]) -> Iterator[DetailTable]:
    """One row a surface or facility, then what is not accounted for and the sum."""
    rows = [
        (
            Text(*(str(one["name"] or one["key"]),) * 2),
            _kinds(one["surface"]),
            _kinds(one["facility"]),
            number(one["area"], "m2"),
            number(one["coefficient"]),
            number(one["weighted"], "m2"),
            EMPTY if one["facility"] == ["none"] else number(one["volume"], "m3"),
        )
        for one in data["rows"]
    ]
    rest = Text("未覆盖的用地", "Plot without elements")
    rows.append((rest, EMPTY, EMPTY, number(data["unaccounted"], "m2"), EMPTY, EMPTY, EMPTY))
    total = Text("合计", "Total")
    rows.append((total, EMPTY, EMPTY, EMPTY, EMPTY, number(data["weighted"], "m2"), EMPTY))
    yield DetailTable(
        Text("下垫面与设施一览表", "Surfaces and facilities of the site"),
        (
            Text("构件", "Element"),
            Text("下垫面", "Surface"),
            Text("海绵设施", "Facility"),
            Text("受雨面积", "Area"),
            Text("雨量径流系数", "Runoff coefficient"),
            Text("面积 × 系数", "Area by coefficient"),
            Text("有效蓄水容积", "Storage volume"),
        ),
        tuple(rows),
    )


def _kinds(members: list[str]) -> Text:
    return Text("未知", "unknown") if len(members) > MOST_NAMED else members_text(members)

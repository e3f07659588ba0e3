"""The surfaces and facilities of a site as a table."""

from typing import Any

from cimcheck.core.text import Text
from cimcheck.outputs.plans.site_words import FACILITIES, named, surface_words

COLUMNS = (
    ("element", Text("构件", "Element"), ""),
    ("surface", Text("下垫面", "Surface"), ""),
    ("facility", Text("海绵设施", "Facility"), ""),
    ("area", Text("受雨面积", "Area"), "m2"),
    ("coefficient", Text("雨量径流系数", "Coefficient"), "1"),
    ("weighted", Text("面积×系数", "Weighted"), "m2"),
    ("volume", Text("有效蓄水容积", "Storage"), "m3"),
)


def prepare(data: Any) -> dict[str, object]:
    """A table in the form that `table.html` draws; known volumes of facilities only."""
    columns = [
        {"id": name, "label": label.as_json(), **({"unit": unit} if unit else {})}
        for name, label, unit in COLUMNS
    ]
    rows = [_row(row) for row in data["rows"]]
    rest = {"element": Text("未覆盖的用地", "Plot without elements").as_json(), "area": data["unaccounted"]}
    total = {"element": Text("合计", "Together").as_json(), "weighted": data["weighted"]}
    return {"data": {"columns": columns, "rows": [*rows, rest], "total": total}}


def _row(row: Any) -> dict[str, object]:
    shows_volume = row["facility"] != ["none"] and row["volume"]["lo"] == row["volume"]["hi"]
    return {
        "element": row.get("name") or row["key"],
        "surface": named(row["surface"], surface_words()).as_json(),
        "facility": named(row["facility"], FACILITIES).as_json(),
        "area": row["area"],
        "coefficient": row["coefficient"],
        "weighted": row["weighted"],
        "volume": row["volume"] if shows_volume else None,
    }

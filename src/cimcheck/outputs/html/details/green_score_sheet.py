"""Shapes the green building score sheet for its template: items by category."""

from collections.abc import Mapping
from typing import Any

STAGES = {
    "pre_assessment": {"zh": "预评价", "en": "pre-assessment"},
    "assessment": {"zh": "评价", "en": "assessment"},
}
BASE = "Q0"


def prepare(data: Mapping[str, Any]) -> dict[str, object]:
    """What the template gets: stages, score, prerequisites, and the categories with their items."""
    rows = data["rows"]
    return {
        "title": data["title"],
        "columns": {column["id"]: column["label"] for column in data["columns"]},
        "stages": [STAGES[stage] for stage in data["stages"]],
        "score": data["score"],
        "prerequisites": [row for row in rows if row["group"] == BASE],
        "groups": [
            {**group, "rows": [row for row in rows if row["group"] == group["group"]]}
            for group in data["groups"]
        ],
    }

"""Prefabrication ratios and scores of the samples, against those worked out by hand in the manifest."""

from typing import Any

import pytest
import yaml

from cimcheck import api
from cimcheck.resources import sample_models_folder

FOLDER = sample_models_folder()
CASES: dict[str, Any] = yaml.safe_load((FOLDER / "MANIFEST.yaml").read_text(encoding="utf-8"))["cases"]
SCORED = [
    pytest.param(file, case["quantities"], written["style"] != "tekla", id=file)
    for case in CASES.values()
    if "scores" in case.get("quantities", {})
    for file, written in case["files"].items()
]
ROUNDED = 5e-4


def ends(value: Any) -> list[float]:
    """Both ends of a number or of bounds, as the manifest or a sheet writes them; a yes is one."""
    if isinstance(value, dict):
        return [float(value["lo"]), float(value["hi"])]
    low, high = value if isinstance(value, list) else (value, value)
    return [float(low), float(high)]


@pytest.mark.parametrize(("file", "by_hand", "is_whole"), SCORED)
def test_the_sheet_has_the_numbers_worked_out_by_hand(
    file: str, by_hand: dict[str, Any], is_whole: bool
) -> None:
    """Of a model of the structure alone the bounds hold the numbers of the whole building."""
    (report,) = api.check([FOLDER / file], only=["PFB001"])
    (finding,) = report.findings
    sheet: Any = finding.details["prefabrication_sheet"]
    rows = {row["item"]: row for row in sheet["rows"]}
    found = {item: rows[item]["ratio"] for item in by_hand.get("prefabrication", {})}
    found |= {f"score {name}": rows[name]["points"] for name in by_hand["scores"] if name in rows}
    found |= {f"score {name}": sheet["totals"][name] for name in by_hand["scores"] if name in sheet["totals"]}
    expected = {**by_hand.get("prefabrication", {})}
    expected |= {f"score {name}": points for name, points in by_hand["scores"].items() if name != "grade"}
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        (low, high), (least, most) = ends(found[name]), ends(value)
        assert low <= least + ROUNDED, name
        assert most <= high + ROUNDED, name
        if is_whole:
            assert [low, high] == pytest.approx([least, most], abs=ROUNDED), name

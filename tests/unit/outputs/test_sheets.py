"""Calculation sheets on paper: laid out where a layout is known, whole in any case."""

from pathlib import Path

import pytest

from cimcheck import api
from cimcheck.core.text import Text
from cimcheck.findings.report import Report
from cimcheck.outputs.detail_tables import detail_tables
from cimcheck.outputs.finding_lines import finding_lines
from cimcheck.outputs.letter.blocks import Table
from cimcheck.outputs.letter.calculations import calculations
from cimcheck.outputs.review import Review
from cimcheck.outputs.sheets.table import DetailTable
from cimcheck.resources import sample_models_folder

LAID_OUT = {
    "prefabrication_sheet": "装配率评分表",
    "green_grade": "各星级的条件（表 3.2.8）",
    "green_score_sheet": "控制项（预评价）",
    "site_surfaces": "下垫面与设施一览表",
}


def report_of(project: str) -> Report:
    (found,) = api.check([], project=Path(sample_models_folder(), "projects", project, "project.yaml"))
    return found


@pytest.fixture(scope="module")
def details() -> dict[str, object]:
    """One sheet of each kind that the samples have."""
    found: dict[str, object] = {}
    for project in ("precast_graded_a", "sponge_site"):
        for finding in report_of(project).findings:
            found = {**finding.details, **found}
    return found


def texts(table: DetailTable) -> str:
    cells = [table.title, *table.header, *(cell for row in table.rows for cell in row)]
    return "\n".join(cell.zh for cell in cells if isinstance(cell, Text))


@pytest.mark.parametrize("name", LAID_OUT)
def test_a_known_sheet_is_laid_out(name: str, details: dict[str, object]) -> None:
    first, *_ = found = detail_tables({name: details[name]})
    assert first.title.zh.startswith(LAID_OUT[name])
    for table in found:
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.header)}
        assert len(table.header) <= 8


def test_the_score_sheet_has_every_item_with_points_and_conditions(details: dict[str, object]) -> None:
    items, totals, components, *_ = detail_tables({"prefabrication_sheet": details["prefabrication_sheet"]})
    assert len(items.rows) == 11
    assert "35% – 80%" in texts(items)
    assert "满足" in texts(totals)
    assert "预制柱-500x500" in texts(components)


@pytest.mark.parametrize("name", LAID_OUT)
def test_data_of_another_shape_is_shown_as_it_stands(name: str) -> None:
    found = detail_tables({name: {"something": [{"else": 1}, {"else": 2}]}})
    assert [table.rows for table in found] == [((1,), (2,))]


def test_columns_share_the_page_after_their_texts() -> None:
    blocks = calculations(finding_lines(Review(report_of("precast_graded_a"))))
    tables = [block for block in blocks if isinstance(block, Table)]
    assert tables
    for table in tables:
        assert sum(table.widths) == pytest.approx(1)
        assert min(table.widths) > 0.03

"""Calculation sheets on paper: laid out where a layout is known, whole in any case."""

from pathlib import Path

import pytest

from cimcheck import api
from cimcheck.findings.report import Report
from cimcheck.outputs.detail_parts import detail_parts
from cimcheck.outputs.finding_lines import finding_lines
from cimcheck.outputs.letter.blocks import Table
from cimcheck.outputs.letter.calculations import calculations
from cimcheck.outputs.review import Review
from cimcheck.outputs.sheets.table import Amount, DetailTable, words_of
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
    cells = [table.title, *table.header, *(words_of(cell) for row in table.rows for cell in row)]
    return "\n".join(cell.zh for cell in cells)


@pytest.mark.parametrize("name", LAID_OUT)
def test_a_known_sheet_is_laid_out(name: str, details: dict[str, object]) -> None:
    first, *_ = found = detail_parts({name: details[name]})
    assert first.title.zh.startswith(LAID_OUT[name])
    for table in found:
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.header)}
        assert len(table.header) <= 8


def test_the_score_sheet_has_every_item_with_points_and_conditions(details: dict[str, object]) -> None:
    items, totals, components, *_ = detail_parts({"prefabrication_sheet": details["prefabrication_sheet"]})
    assert len(items.rows) == 11
    assert "35% – 80%" in texts(items)
    assert "满足" in texts(totals)
    assert "预制柱-500x500" in texts(components)


@pytest.mark.parametrize("name", LAID_OUT)
def test_data_of_another_shape_is_shown_as_it_stands(name: str) -> None:
    found = detail_parts({name: {"something": [{"else": 1}, {"else": 2}]}})
    assert [table.rows for table in found] == [((1,), (2,))]


def test_columns_share_the_page_after_their_texts() -> None:
    blocks = calculations(finding_lines(Review(report_of("precast_graded_a"))))
    tables = [block for block in blocks if isinstance(block, Table)]
    assert tables
    for table in tables:
        assert sum(table.widths) == pytest.approx(1)
        assert min(table.widths) > 0.03


def test_known_amounts_are_written_out_with_their_unit_and_stay_numbers(details: dict[str, object]) -> None:
    items, *_ = detail_parts({"prefabrication_sheet": details["prefabrication_sheet"]})
    first = items.rows[0]
    assert first[4:7] == (Amount(13.5, "m3"), Amount(27, "m3"), Amount(0.5, "%"))
    assert [words_of(cell).zh for cell in first[4:7]] == ["13.5 m³", "27 m³", "50%"]


def test_what_the_models_do_not_draw_is_said_in_words(details: dict[str, object]) -> None:
    sheet = details["prefabrication_sheet"]
    assert isinstance(sheet, dict)
    size, portion = {"lo": 0, "hi": 12.5}, {"lo": 0, "hi": 1}
    left = {"item": "q1b", "label": "—", "part": "part", "count": 0, "size": size, "portion": portion}
    drawn = {**sheet, "components": [{**left, "evidence": "none", "elements": []}]}
    _, _, components, *_ = detail_parts({"prefabrication_sheet": drawn})
    (row,) = components.rows
    assert [words_of(cell).zh for cell in row[1:6]] == [
        "模型未画出的部分",
        "分子",
        "",
        "0 – 12.5 m²",
        "0 – 100%",
    ]

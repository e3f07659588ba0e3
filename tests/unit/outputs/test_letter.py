"""The letter lists every finding, or counts what it does not list and says where that stands."""

import re

import pytest

from builders.reports import rich_report
from builders.written import only, words_of
from cimcheck.core.verdict import Verdict
from cimcheck.outputs.finding_lines import finding_lines
from cimcheck.outputs.letter import finding_tables as tables
from cimcheck.outputs.letter.blocks import Paragraph, Table
from cimcheck.outputs.review import Review

LEFT_OUT = re.compile(r"本条另有 (\d+) 项")


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize(("most", "cut"), [(10, True), (10_000, False)])
def test_what_is_not_listed_is_counted(
    verdict: Verdict, most: int, cut: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(tables.MOST_LISTED, verdict, most)
    monkeypatch.setattr(tables, "LEAST_LISTED", 3)
    lines = [
        line for line in finding_lines(Review(rich_report(doors=120))) if line.finding.verdict is verdict
    ]
    blocks = tables.finding_tables(lines, verdict, changes=False)
    listed = sum(len(block.rows) for block in blocks if isinstance(block, Table))
    said = [LEFT_OUT.search(block.text.zh) for block in blocks if isinstance(block, Paragraph)]
    left_out = sum(int(one[1]) for one in said if one)
    assert listed + left_out == len(lines)
    assert (left_out > 0) == cut


def test_a_letter_of_thousands_of_findings_stays_small() -> None:
    data = only(Review(rich_report(doors=3_000)), "pdf")
    text = words_of(data, "pdf")
    assert re.search(r"本条另有\s*\d+\s*项", text)
    pages = max(int(page) for page in re.findall(r"\d+ / (\d+)", text))
    assert pages < 200

"""Clauses in words."""

import pytest

from cimcheck.outputs.clauses import trace_clause


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("gb-t-51129-2017#4.0.1", "GB/T 51129-2017 第 4.0.1 条", "GB/T 51129-2017 clause 4.0.1"),
        ("gb-t-51129-2017", "GB/T 51129-2017", "GB/T 51129-2017"),
        (
            "civil-air-defence-law#22",
            "《中华人民共和国人民防空法》第 22 条",
            "Civil Air Defence Law clause 22",
        ),
        ("civil-air-defence-law", "《中华人民共和国人民防空法》", "Civil Air Defence Law"),
        ("4.0.1", "第 4.0.1 条", "clause 4.0.1"),
        ("nobody-knows#2", "nobody-knows#2", "nobody-knows#2"),
    ],
)
def test_an_instrument_a_clause_of_it_or_a_clause_alone(written: str, zh: str, en: str) -> None:
    found = trace_clause(written, {})
    assert (found.zh, found.en) == (zh, en)

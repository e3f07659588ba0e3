"""The catalogue of notes, and what notes mean for a model."""

import re

import pytest

from cimcheck.core.text import placeholders
from cimcheck.reading.note_catalogue import CATALOGUE
from cimcheck.reading.notes import SHOWN, in_order, note, status

CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_message_stands_in_both_languages(code: str) -> None:
    message = CATALOGUE[code].message
    assert CHINESE.search(message.zh)
    assert not CHINESE.search(message.en)
    assert message.zh.endswith("。")
    assert message.en.endswith(".")
    assert placeholders(message) <= {"detail", "count"}
    assert re.findall(r"\{\w+\}", message.zh) == re.findall(r"\{\w+\}", message.en)


@pytest.mark.parametrize("code", [code for code, kind in CATALOGUE.items() if kind.severity == "rejected"])
def test_a_rejection_says_what_to_do(code: str) -> None:
    assert CATALOGUE[code].message.en.count(".") > 1
    assert "请" in CATALOGUE[code].message.zh


def test_the_gravest_note_decides() -> None:
    repaired, flagged, rejected = note("BOM"), note("DUP_GLOBALID", steps=[1]), note("NO_PROJECT")
    assert status([]) == status([repaired]) == "ok"
    assert status([repaired, flagged]) == "flagged"
    assert status([flagged, rejected, repaired]) == "rejected"
    assert in_order([repaired, flagged, rejected]) == (rejected, flagged, repaired)


def test_a_note_shows_some_ids_and_counts_all() -> None:
    found = note("DUP_GLOBALID", steps=range(100))
    assert (len(found.steps), found.count) == (SHOWN, 100)
    assert "100" in found.message.zh

"""Opinions: a file with every fault at its place, that comes back as it was written, and never a verdict."""

from pathlib import Path

import pytest

from builders.reports import HOSTILE, door_finding
from builders.reviews import opinion
from cimcheck.errors import UsageError
from cimcheck.findings.opinion import Standing, held
from cimcheck.findings.opinions_file import opinions_yaml, read_opinions


def test_a_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "opinions.yaml"
    given = [opinion(f"ADB007-{number}", reason=text + ".") for number, text in enumerate(HOSTILE)]
    file.write_bytes(opinions_yaml(given))
    readable = [one for one in given if "\x00" not in one.reason]
    file.write_bytes(opinions_yaml(readable))
    assert read_opinions(file) == readable
    file.write_bytes(opinions_yaml([]))
    assert read_opinions(file) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("decision: maybe", "opinions.yaml:4:"),
        ("date: yesterday", "OPINION_DATE"),
        ("reviewer: ''", "OPINION_EMPTY"),
        ("verdict: pass", "verdict"),
    ],
)
def test_every_fault_is_named_with_its_place(line: str, code: str, tmp_path: Path) -> None:
    fields = {"decision": "waive", "reason": "x", "reviewer": "y", "date": "2024-06-01"}
    key, _, value = line.partition(": ")
    fields[key] = value
    body = "\n".join(f"    {name}: {value}" for name, value in fields.items())
    file = tmp_path / "opinions.yaml"
    file.write_text(f"schema: cimcheck.opinions/1\nopinions:\n  - finding: a\n{body}\n")
    with pytest.raises(UsageError, match="OPINIONS_INVALID") as caught:
        read_opinions(file)
    assert code in str(caught.value)


def test_the_last_opinion_on_a_finding_holds_and_others_are_not_lost() -> None:
    finding = door_finding(2, "B1")
    first = opinion(finding.id, date="2024-05-01", evidence=finding.evidence)
    second = opinion(finding.id, date="2024-06-01", decision="reject")
    on, astray = held([second, first, opinion("other")], [finding])
    assert on[finding.id].opinion == second
    assert on[finding.id].standing is Standing.EVIDENCE_UNKNOWN
    assert [one.finding for one in astray] == ["other"]


def test_an_opinion_is_flagged_when_what_the_finding_rests_on_has_changed() -> None:
    finding = door_finding(2, "B1")
    for evidence, standing in ((finding.evidence, Standing.CURRENT), ("0" * 16, Standing.EVIDENCE_CHANGED)):
        on, _ = held([opinion(finding.id, evidence=evidence)], [finding])
        assert on[finding.id].standing is standing

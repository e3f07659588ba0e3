"""Reports as text and explained."""

import io

import msgspec
import pytest

from builders.reports import HOSTILE, hostile_report, rejected_report, report, rich_report
from cimcheck.core.text import Text
from cimcheck.findings.finding import Missing
from cimcheck.findings.report import Report
from cimcheck.outputs import terminal
from cimcheck.outputs.conclusion import conclusion
from cimcheck.outputs.explain import explain
from cimcheck.outputs.missing import owed


def test_all_but_what_does_not_apply_is_listed() -> None:
    found = rich_report(doors=20, spaces=3)
    text = terminal.text(found, "en")
    for finding in found.findings:
        assert (finding.id in text) == (finding.verdict.value != "not_applicable")
    assert f"– not applicable {found.summary.not_applicable}" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_cannot_steer_the_terminal(lang: str) -> None:
    for text in (terminal.text(hostile_report(), lang), explain(hostile_report(), None, lang)):
        assert not {"\x1b", "\x00", "\x07", "\u202e", "\u2028"} & set(text)


def test_a_stream_that_is_no_terminal_gets_plain_text() -> None:
    stream = io.StringIO()
    terminal.write(rejected_report(), stream, "zh")
    assert stream.getvalue() == terminal.text(rejected_report(), "zh")
    assert "拒收，未作判定" in stream.getvalue()
    assert "FILE_TRUNCATED" in stream.getvalue()


def test_the_tree_goes_down_to_clause_element_property_and_step_id() -> None:
    found = rich_report(doors=0, spaces=2)
    text = explain(found, found.findings[0].id, "zh")
    for said in (
        "provided >= required",
        "国人防办字〔2003〕18号 第 47(1) 条",
        "Qto_SpaceBaseQuantities.NetFloorArea #90001 = 12500000 mm² → 12.5 m²",
        "IfcSpace 人防-001 掩蔽间",
        "#1001",
        "依据转述或二手资料，未见官方原文",
        "差 775 m²",
    ):
        assert said in text


def test_what_is_left_out_is_counted() -> None:
    found = rich_report(doors=0, spaces=50)
    assert "… 47 more not listed" in explain(found, "ADB001", "en", most=3)
    assert "not listed" not in explain(found, "ADB001", "en")


def missing(fact: str, owner: str) -> Missing:
    return Missing(fact=fact, label=Text(fact, fact), owner=owner, effect=None, decides=False, subjects=[])


def test_missing_data_stands_by_who_owes_it_and_the_rest_is_counted() -> None:
    finding = rich_report(doors=0, spaces=2).findings[0]
    gaps = [missing(f"building.gap_{n:02}", "designer") for n in range(terminal.MOST_MISSING + 3)]
    asked = [*gaps, missing("project.gap", "authority")]
    text = terminal.text(report([msgspec.structs.replace(finding, missing=asked)]), "en")
    shown = [gap.fact in text for gap in gaps]
    assert shown == [True] * terminal.MOST_MISSING + [False] * 3
    assert "3 more, all of them in the report" in text
    assert text.index("building.gap_00") < text.index("project.gap")


def test_a_rule_names_all_its_findings_and_nothing_is_found_for_another() -> None:
    found = rich_report(doors=4)
    assert explain(found, "ADB001").count("\n✕ ") + explain(found, "ADB001").startswith("✕ ") == 1
    assert explain(found, "ADB999") == ""


def test_the_conclusion_claims_no_more_than_the_findings() -> None:
    passing = [finding for finding in rich_report().findings if finding.verdict.value == "pass"]
    open_ones = [finding for finding in rich_report().findings if finding.verdict.value == "undetermined"]

    def of(found: Report) -> Text:
        return conclusion(found)

    assert "全部符合" in of(report(passing)).zh
    assert "不能视为符合" in of(report(passing + open_ones)).zh
    assert "全部符合" not in of(report(passing + open_ones)).zh
    assert "不符合" in of(rich_report()).zh
    assert of(report([])).zh == "没有可以判定的条文。"
    assert "未通过接收检查" in of(rejected_report()).zh
    assert "符合" not in of(rejected_report()).zh


def test_what_is_owed_is_listed_once_with_all_it_affects() -> None:
    found = rich_report(doors=10, spaces=4)
    entries = owed(found.findings)
    assert [entry.owner for entry in entries] == sorted(
        (entry.owner for entry in entries), key=["designer", "authority", "reviewer", "city"].index
    )
    assert sum(len(entry.findings) for entry in entries) == sum(len(f.missing) for f in found.findings)
    assert len({(entry.owner, entry.fact) for entry in entries}) == len(entries)


def test_hostile_owners_are_listed_too() -> None:
    assert {entry.owner for entry in owed(hostile_report().findings)} == set(HOSTILE)

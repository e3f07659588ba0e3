"""The page as text: complete, bilingual, closed to the outside, the same every time."""

import base64
import hashlib
import re
from collections import Counter

import lxml.html
import msgspec
import pytest
from lxml.etree import _Element

from builders.reports import hostile_report, rejected_report, report, rich_report
from cimcheck.findings.report import Report
from cimcheck.outputs.html import render

REPORTS = {
    "rich": rich_report(),
    "rejected": rejected_report(),
    "hostile": hostile_report(),
    "empty": report([]),
}


def parsed(found: Report, lang: str = "zh") -> _Element:
    return lxml.html.fromstring(render(found, lang))


def text_of(element: _Element) -> str:
    return re.sub(r"\s+", " ", element.text_content())


@pytest.fixture(params=REPORTS, scope="module")
def page(request: pytest.FixtureRequest) -> _Element:
    return parsed(REPORTS[request.param])


def test_nothing_is_loaded_from_elsewhere(page: _Element) -> None:
    outside = page.xpath("//link | //iframe | //object | //embed | //img | //base | //*[@src] | //*[@style]")
    assert outside == []
    assert {href[0] for href in page.xpath("//@href")} <= {"#"}


def test_only_the_style_and_script_of_the_page_are_allowed(page: _Element) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    for tag, directive in (("style", "style-src"), ("script[not(@type)]", "script-src")):
        (element,) = page.xpath(f"//{tag}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_text_never_becomes_markup(page: _Element) -> None:
    assert [name for element in page.iter() for name in element.attrib if name.startswith("on")] == []
    assert Counter(element.tag for element in page.iter() if isinstance(element.tag, str))["script"] == 2
    assert page.xpath("//main//style | //main//form | //main//svg[@onload]") == []


def test_ids_are_unique_and_links_lead_somewhere(page: _Element) -> None:
    ids = Counter(page.xpath("//@id"))
    assert [one for one, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("name", ["rich", "rejected", "empty"])
def test_each_phrase_is_there_in_both_languages(name: str) -> None:
    page = parsed(REPORTS[name])
    for chinese in page.xpath("//span[@lang='zh']"):
        following = chinese.getnext()
        assert following is not None
        assert following.get("lang") == "en", text_of(chinese)


def test_every_finding_stands_once_with_its_numbers_clauses_and_gaps() -> None:
    found = REPORTS["rich"]
    page = parsed(found)
    rows = {row.get("id"): text_of(row) for row in page.xpath("//details[contains(@class, 'finding')]")}
    assert set(rows) == {finding.id for finding in found.findings}
    for finding in found.findings:
        row = rows[finding.id]
        assert finding.message.zh in row
        assert finding.message.en in row
        assert all(clause.number in row for clause in finding.clauses)
        assert all(missing.label.zh in row and missing.fact in row for missing in finding.missing)
        assert all(subject in row for missing in finding.missing for subject in missing.subjects)
        assert all(entry.what.en in row for entry in finding.not_encoded)


def test_the_page_says_what_was_checked() -> None:
    found = REPORTS["rich"]
    text = text_of(parsed(found))
    receipt = found.receipt
    for said in (
        *(model.file for model in found.models),
        *(model.sha256 for model in found.models),
        *(model.application for model in found.models),
        *receipt.models_sha256,
        receipt.project_sha256,
        receipt.rules_sha256,
        receipt.facts_sha256,
        receipt.as_of,
        receipt.place,
        found.tool.version,
        "苏州市吴中区示例小区（一期）",
        "UNITS_CONTRADICT",
    ):
        assert said in text


def test_basis_and_verdicts_are_said_in_words() -> None:
    text = text_of(parsed(REPORTS["rich"]))
    for said in ("依据转述或二手资料，未见官方原文", "凭专业记忆，尚待核对原文", "不符合", "待定", "不适用"):
        assert said in text


def test_a_rejected_model_is_named_with_its_reason_and_no_verdict() -> None:
    page = parsed(REPORTS["rejected"])
    text = text_of(page)
    assert "FILE_TRUNCATED" in text
    assert "拒收，未作判定" in text
    assert "1 个模型未通过接收检查" in text
    assert page.xpath("//details[contains(@class, 'finding')]") == []


def test_details_are_drawn_by_their_template_or_as_they_stand() -> None:
    text = text_of(parsed(REPORTS["rich"]))
    for said in ("防护单元一览表", "1900 – 2040.25 m²", "3760 – 3900.25 m²", "unknown_sheet", "第一项"):
        assert said in text


def test_details_that_do_not_fit_their_template_are_shown_as_they_stand() -> None:
    finding = msgspec.structs.replace(REPORTS["rich"].findings[0], details={"table": {"rows": [["odd", 1]]}})
    assert "odd" in text_of(parsed(report([finding])))


def test_the_same_report_gives_the_same_bytes_after_a_round_trip() -> None:
    from cimcheck.findings.report import from_json, to_json

    found = REPORTS["rich"]
    assert render(from_json(to_json(found))) == render(found)


def test_the_page_opens_in_the_language_asked_for() -> None:
    chinese, english = (parsed(REPORTS["rich"], lang) for lang in ("zh", "en"))
    assert chinese.xpath("//input[@checked]/@id") == ["in-chinese"]
    assert english.xpath("//input[@checked]/@id") == ["in-english"]
    assert english.get("lang") == "en"

"""What every format of a report keeps: the same bytes, every finding, opinions, and harmless text."""

import csv
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from docx import Document
from lxml import etree

from builders.reports import HOSTILE, hostile_report, rejected_report, report
from builders.reviews import rich_review
from builders.written import only, text_of_pdf, words_of
from cimcheck.findings.report import from_json, to_json
from cimcheck.outputs.formats import FORMATS
from cimcheck.outputs.review import Review
from cimcheck.outputs.visible import visible

RICH = rich_review()
HOSTILE_REVIEW = Review(hostile_report())
ALL = [form for form in FORMATS if form != "bcf"]


@pytest.mark.parametrize("form", ALL)
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    again = Review(from_json(to_json(RICH.report)), dict(RICH.opinions), RICH.astray)
    assert only(RICH, form) == only(again, form)


@pytest.mark.parametrize("form", ALL)
def test_every_finding_is_there(form: str) -> None:
    text = re.sub(r"\s", "", words_of(only(RICH, form), form))  # a cell may break an id over two lines
    for finding in RICH.report.findings:
        where = finding.subject.name if finding.subject.kind == "Building" else finding.subject.guid
        assert finding.id in text or (where in text and finding.rule in text)


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "html"])
def test_documents_say_what_was_checked_and_by_which_law(form: str) -> None:
    text = re.sub(r"\s", "", words_of(only(RICH, form), form))
    receipt = RICH.report.receipt
    for said in (
        "苏州市吴中区示例小区（一期）",
        "1号楼-结构.ifc",
        "UNITS_CONTRADICT",
        receipt.rules_sha256,
        receipt.models_sha256[0],
        receipt.as_of,
        "人民防空工程建设管理规定",
        "凭专业记忆，尚待核对原文",
        "易地建设",
        "防护单元一览表",
        "首层建筑面积（两处来源不一致）",
    ):
        assert said in text


@pytest.mark.parametrize("form", [form for form in ALL if form != "sarif"])
def test_opinions_stand_beside_verdicts_and_changed_evidence_is_said(form: str) -> None:
    text = re.sub(r"\s", "", words_of(only(RICH, form), form))
    assert "豁免" in text
    assert "不同意（所依据的内容已变化，须复核）" in text
    assert "门宽按图纸核对为0.85m" in text
    if form in ("docx", "pdf", "xlsx", "html"):
        assert "ADB001-000000000000" in text


@pytest.mark.parametrize("form", ALL)
def test_an_opinion_leaves_the_verdict_as_it_is(form: str) -> None:
    plain = words_of(only(Review(RICH.report), form), form)
    with_opinions = words_of(only(RICH, form), form)
    for word in ("不符合", '"kind": "fail"', "<failure", ",fail,"):
        assert with_opinions.count(word) >= plain.count(word)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ALL)
def test_text_from_models_is_harmless(form: str, lang: str) -> None:
    data = only(HOSTILE_REVIEW, form, lang)
    text = words_of(data, form)
    unseen = [one for one in text if visible(one) != one and one not in "\r\x0c"]
    assert unseen == [] or (form == "csv" and set(unseen) == {"\r"})


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("made", [rejected_report(), report([])], ids=["rejected", "empty"])
def test_a_report_without_findings_is_a_document_too(form: str, made: object) -> None:
    text = words_of(only(Review(made), form), form)  # type: ignore[arg-type]
    assert "FILE_TRUNCATED" in text or made.findings == made.models[0].notes or form == "csv"  # type: ignore[attr-defined]


def test_a_workbook_holds_texts_and_numbers_and_nothing_that_is_computed() -> None:
    for review in (RICH, HOSTILE_REVIEW):
        book = openpyxl.load_workbook(io.BytesIO(only(review, "xlsx")))
        cells = [cell for sheet in book for row in sheet for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert all(cell.hyperlink is None for cell in cells)
        with zipfile.ZipFile(io.BytesIO(only(review, "xlsx"))) as archive:
            assert not any("external" in name.lower() for name in archive.namelist())


def test_a_workbook_marks_what_a_cell_cannot_hold() -> None:
    from cimcheck.outputs.xlsx.pen import LONGEST, safe

    for text in ("墙" * 40_000, "𠮷" * 40_000):
        shown = safe(text, "zh")
        assert len(shown.encode("utf-16-le")) // 2 <= LONGEST
        assert shown.endswith("report.json〕")
    assert safe("墙" * LONGEST, "zh") == "墙" * LONGEST


def test_the_list_of_the_workbook_has_a_row_for_each_finding_with_numbers() -> None:
    book = openpyxl.load_workbook(io.BytesIO(only(RICH, "xlsx")))
    assert book.sheetnames[:4] == ["概要", "问题清单", "指标汇总", "待补资料"]
    assert "计算书 ADB001" in book.sheetnames
    rows = list(book["问题清单"].iter_rows(values_only=True))
    assert len(rows) == len(RICH.report.findings) + 1
    head = rows[0]
    by_id = {row[head.index("结果编号")]: row for row in rows[1:]}
    for finding in RICH.report.findings:
        row = by_id[finding.id]
        assert finding.measured is not None
        assert row[head.index("实测下限")] == pytest.approx(finding.measured.lo)
        assert row[head.index("说明")] == finding.message.zh


def test_a_csv_file_has_a_row_for_each_finding_and_no_formula() -> None:
    for review in (RICH, HOSTILE_REVIEW):
        rows = list(csv.reader(io.StringIO(only(review, "csv").decode("utf-8-sig"))))
        assert len(rows) == len(review.report.findings) + 1
        assert {len(row) for row in rows} == {len(rows[0])}
        numbers = re.compile(r"-?[0-9.e+-]+\Z")
        assert not [
            cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t") and not numbers.match(cell)
        ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠", " =", "\u3000＝"])
def test_no_text_of_a_csv_file_starts_a_formula(start: str) -> None:
    from cimcheck.outputs.csv import safe

    assert safe(f"{start}1+1") == f"'{start}1+1"
    assert safe(f"墙{start}1") == f"墙{start}1"


def test_junit_counts_what_is_open_as_no_success() -> None:
    tree = etree.fromstring(only(RICH, "junit"))
    counts = RICH.report.summary
    assert int(tree.get("tests")) == len(RICH.report.findings)
    assert int(tree.get("failures")) == counts.fail == len(tree.findall(".//failure"))
    assert int(tree.get("errors")) == counts.undetermined == len(tree.findall(".//error"))
    skipped = sum(int(suite.get("skipped")) for suite in tree.iter("testsuite"))
    assert skipped == counts.not_applicable == len(tree.findall(".//skipped"))
    rejected = etree.fromstring(only(Review(rejected_report()), "junit"))
    assert rejected.get("errors") == "1"


def test_sarif_and_junit_are_of_their_schemas() -> None:
    here = Path(__file__).parent / "schemas"
    sarif = json.loads((here / "sarif_subset.schema.json").read_text())
    junit = etree.XMLSchema(etree.parse(here / "junit.xsd"))
    for review in (RICH, HOSTILE_REVIEW, Review(rejected_report())):
        jsonschema.validate(json.loads(only(review, "sarif")), sarif)
        junit.assertValid(etree.fromstring(only(review, "junit")))


def test_sarif_tells_verdicts_apart_and_shows_a_waiver_as_suppression() -> None:
    (run,) = json.loads(only(RICH, "sarif"))["runs"]
    kinds = [result["kind"] for result in run["results"]]
    counts = RICH.report.summary
    assert [kinds.count(kind) for kind in ("fail", "open", "pass", "notApplicable")] == [
        counts.fail,
        counts.undetermined,
        counts.passed,
        counts.not_applicable,
    ]
    (waived,) = [result for result in run["results"] if "suppressions" in result]
    assert waived["suppressions"][0]["status"] == "accepted"
    (rejected,) = json.loads(only(Review(rejected_report()), "sarif"))["runs"]
    assert rejected["invocations"][0]["executionSuccessful"] is False


def test_a_document_is_opened_and_edited_by_the_usual_programs(tmp_path: Path) -> None:
    for form in ("docx", "xlsx"):
        (tmp_path / f"report.{form}").write_bytes(only(RICH, form))
        (tmp_path / f"hostile.{form}").write_bytes(only(HOSTILE_REVIEW, form))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = [str(tmp_path / f"{name}.{form}") for name in ("report", "hostile") for form in ("docx",)]
    files.append(str(tmp_path / "report.xlsx"))
    for file in files:
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), file]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        text = text_of_pdf(Path(file).with_suffix(".pdf").read_bytes())
        assert re.sub(r"\s", "", "建筑信息模型审查") in re.sub(r"\s", "", text)
    document = Document(str(tmp_path / "report.docx"))
    assert len(document.tables) > 5


def test_the_letter_has_its_sections_in_order() -> None:
    text = re.sub(r"\s", "", words_of(only(RICH, "pdf"), "pdf"))
    wanted = (
        "一、项目概况",
        "二、审查结论",
        "三、不符合项",
        "四、待定项",
        "审查依据",
        "审查意见与签署",
        "审查人（签字）",
    )
    places = [text.index(one) for one in wanted]
    assert places == sorted(places)


def test_a_character_that_the_font_lacks_is_marked_in_the_pdf() -> None:
    from cimcheck.outputs.pdf.coverage import drawable

    assert drawable("墙𠮷𰻞") == "墙〔U+20BB7〕〔U+30EDE〕"
    assert drawable("a\u202eb") == "a〔U+202E〕b"
    for phrase in HOSTILE[:4]:
        assert drawable(phrase) == phrase

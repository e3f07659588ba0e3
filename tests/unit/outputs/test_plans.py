"""Plans stand in every output that can hold a picture; settled matters are closed, empty tables left out."""

import io
import re
import struct
import zipfile

import msgspec
import openpyxl
import pytest
from lxml import etree

from builders.reports import report, rich_report
from builders.reviews import rich_review
from builders.written import only, words_of
from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.outputs.bcf.topics import OPEN, topics
from cimcheck.outputs.detail_parts import detail_parts
from cimcheck.outputs.html import IndexEntry, render_index
from cimcheck.outputs.letter.blocks import Cell
from cimcheck.outputs.letter.widths import around_values
from cimcheck.outputs.pdf.picture import png, svg
from cimcheck.outputs.plans import plans
from cimcheck.outputs.review import Review
from cimcheck.outputs.sheets import site_surfaces

HOSTILE = '<script>alert(1)</script>"&\u202e'
SQUARE = [[[0, 0], [40, 0], [40, 20], [0, 20]]]


def shelter(name: str = "防护单元1", levels: int = 1) -> dict[str, object]:
    """Units above each other, each with an exit."""
    units = [
        {"name": name, "rings": SQUARE, "level": 0.0 - 4.0 * number, "area": 800} for number in range(levels)
    ]
    doors = [
        {"name": "GFM1520", "at": [0, 10], "level": unit["level"], "role": "exit_outdoors"} for unit in units
    ]
    return {"units": units, "doors": doors, "rooms": [], "parts": [{"rings": SQUARE, "level": 0.0}]}


def review_of(*details: dict[str, object]) -> Review:
    findings = [
        msgspec.structs.replace(
            rich_report(doors=2, spaces=2).findings[0], id=f"ADB001-{number}", details=one
        )
        for number, one in enumerate(details)
    ]
    return Review(report(findings))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_letter_and_the_workbook_hold_the_plan(lang: str) -> None:
    made = review_of({"air_defence_plan": shelter()})
    with zipfile.ZipFile(io.BytesIO(only(made, "docx", lang))) as archive:
        (picture,) = [name for name in archive.namelist() if name.startswith("word/media/")]
        tree = etree.fromstring(archive.read("word/document.xml"))
        width, height = struct.unpack(">II", archive.read(picture)[16:24])
    (about,) = tree.iter("{*}docPr")
    assert "示意图" in about.get("descr") or "Key plan" in about.get("descr")
    assert width > 1000
    assert 0.4 < height / width < 0.8
    (image,) = next(
        sheet for sheet in openpyxl.load_workbook(io.BytesIO(only(made, "xlsx", lang))) if sheet._images
    )._images
    assert image.width > 300
    assert len(only(made, "pdf", lang)) > len(only(review_of({}), "pdf", lang)) + 1000
    for form in ("docx", "xlsx", "pdf"):
        assert "report.html" not in words_of(only(made, form, lang), form)


def test_a_plan_that_two_findings_share_is_drawn_once_in_the_letter() -> None:
    made = review_of({"air_defence_plan": shelter()}, {"air_defence_plan": shelter()})
    with zipfile.ZipFile(io.BytesIO(only(made, "docx"))) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    assert len(list(tree.iter("{*}docPr"))) == 1


def test_each_level_is_a_drawing_with_a_legend() -> None:
    found = plans("air_defence_plan", shelter(levels=2))
    assert [drawing.title.zh for drawing in found] == [
        "防护单元示意图，楼面标高（模型坐标）0.0 m",
        "防护单元示意图，楼面标高（模型坐标）-4.0 m",
    ]
    assert [sign.text.zh for sign in found[0].legend] == ["室外出入口（防护密闭门）", "抗爆单元"]
    assert "室外出入口" in svg(found[0], "zh")
    assert png(found[0], "zh") == png(found[0], "zh")


def test_names_of_a_plan_are_text_and_never_markup() -> None:
    (drawing,) = plans("air_defence_plan", shelter(HOSTILE))
    tree = etree.fromstring(svg(drawing, "zh").encode())
    assert {etree.QName(one).localname for one in tree.iter()} <= {
        "svg",
        "g",
        "path",
        "circle",
        "rect",
        "text",
        "title",
    }
    assert "alert(1)" in "".join(tree.itertext())
    assert png(drawing, "zh")


def test_data_that_no_plan_fits_is_shown_as_it_stands() -> None:
    assert plans("air_defence_plan", {"units": [{"name": 1}]}) == []
    assert plans("os", {}) == []
    assert detail_parts({"site_plan": {"elements": [{"other": 1}]}})


def test_a_table_without_a_row_is_left_out() -> None:
    assert detail_parts({"table": {"columns": [{"id": "a"}], "rows": []}}) == []


def test_what_is_no_facility_has_no_storage_volume() -> None:
    row = {
        "name": "屋面",
        "key": "k",
        "surface": ["hard_roof"],
        "area": 5,
        "coefficient": 0.85,
        "weighted": 4.25,
    }
    unknown = {"lo": 0, "hi": None}
    rows = [
        {**row, "facility": ["none"], "volume": unknown},
        {**row, "facility": ["rain_garden"], "volume": unknown},
    ]
    (table,) = site_surfaces.tables({"rows": rows, "unaccounted": 0, "weighted": 8.5})
    assert [one[-1] for one in table.rows[:2]] == [Text("", ""), Text("未知", "unknown")]


def test_a_building_is_not_shown_by_its_guid_in_the_letter() -> None:
    made = rich_review()
    guids = {one.subject.guid for one in made.report.findings if one.subject.kind == "Building"}
    text = re.sub(r"\s", "", words_of(only(made, "docx"), "docx"))
    assert guids
    assert not [guid for guid in guids if guid in text]


def test_each_page_says_which_letter_it_is_of() -> None:
    made = rich_review()
    pages = words_of(only(made, "pdf"), "pdf").split("\x0c")
    assert all("苏州市吴中区示例小区" in page for page in pages[1:] if page.strip())
    with zipfile.ZipFile(io.BytesIO(only(made, "docx"))) as archive:
        heads = b"".join(archive.read(name) for name in archive.namelist() if "header" in name)
        assert "示例小区".encode() in heads
        latin = set(re.findall(r'<w:lang w:val="([^"]+)"', archive.read("word/styles.xml").decode()))
    assert latin <= {"en-US"}


def test_columns_of_values_are_as_wide_as_their_values() -> None:
    long = tuple(Cell(Text(text, text)) for text in ("1", "楼", "≤ 0.6 – 0.8 W/(m²·K)", "3"))
    short = tuple(Cell(Text(text, text)) for text in ("1", "楼", "≥ 2", "3"))
    of_long, of_short = (around_values((0.1, 0.5, None, None), [row]) for row in (long, short))
    assert of_long[2] > 2 * of_short[2]
    assert sum(of_long) == pytest.approx(1)
    assert of_long[0] * 5 == pytest.approx(of_long[1])


def test_what_was_open_and_is_met_is_a_closed_topic_of_the_same_id() -> None:
    was = rich_review().report
    (rule,) = {one.rule for one in was.findings if one.verdict is Verdict.FAIL and one.rule == "ADB001"}
    before = {topic.guid: topic for topic in topics(Review(was)) if topic.rule == rule}
    met = [
        msgspec.structs.replace(one, verdict=Verdict.PASS) if one.rule == rule else one
        for one in was.findings
    ]
    now = msgspec.structs.replace(was, findings=met)
    changes = {one.id: "fixed" for one in was.findings if one.rule == rule and one.verdict in OPEN}
    after = {topic.guid: topic for topic in topics(Review(now, changes=changes)) if topic.rule == rule}
    assert set(after) == set(before)
    assert all(topic.is_settled and "已解决" in topic.title.zh for topic in after.values())
    assert not any(topic.is_settled for topic in before.values())
    assert [topic for topic in topics(Review(now)) if topic.rule == rule] == []


def test_an_index_tells_submissions_of_one_model_apart() -> None:
    summary = rich_report(doors=2, spaces=2).summary
    entries = [
        IndexEntry(name, files, Text("", ""), summary, Text("", ""), False, "a/report.html")
        for name, files in (("甲小区", "楼.ifc"), ("楼.ifc", ""))
    ]
    page = render_index(entries).decode()
    assert page.index("甲小区") < page.index("楼.ifc")
    assert page.count("楼.ifc") == 2

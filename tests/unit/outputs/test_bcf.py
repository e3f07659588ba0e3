"""BCF archives: of the published schemas, stable, and opened by another program."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from bcf.bcfxml import load
from lxml import etree
from PIL import Image

from builders.bcf_schema import faults
from builders.reports import HOSTILE, hostile_report, rich_report
from builders.reviews import opinion, rich_review
from cimcheck.findings.report import Report
from cimcheck.outputs.bcf.camera import camera, looking_at
from cimcheck.outputs.formats import rendered
from cimcheck.outputs.review import Review, review
from cimcheck.outputs.scene import Box, Scene, hull

FILES = {"2.1": "report.bcf", "3.0": "report-3.0.bcf"}


def scene_of(report: Report) -> Scene:
    """Every element somewhere in a building far from the origin."""
    boxes = {}
    for number, finding in enumerate(report.findings):
        x, y, z = 500_000 + number % 40 * 2.0, 3_400_000 + number // 40 * 3.0, number % 3 * 3.0
        boxes[finding.subject.guid] = Box((x, y, z), (x + 0.9, y + 0.1, z + 2.1))
    around = (Box((499_990, 3_399_990, -1), (500_090, 3_400_030, 12)),)
    return Scene(boxes, around)


def groups(made: Review) -> set[tuple[str, str]]:
    """Rule and building of every open finding."""
    findings = made.report.findings
    return {(f.rule, f.subject.building) for f in findings if f.verdict in ("fail", "undetermined")}


def archives(made: Review) -> dict[str, bytes]:
    return dict(rendered(made, "bcf", "zh"))


@pytest.fixture(scope="module")
def made() -> Review:
    found = rich_review()
    return Review(found.report, found.opinions, found.astray, None, scene_of(found.report))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("version", FILES)
@pytest.mark.parametrize("kind", ["with pictures", "without models", "hostile"])
def test_every_file_is_of_its_published_schema(version: str, kind: str, made: Review) -> None:
    plain = Review(made.report, made.opinions, made.astray)
    found = {"with pictures": made, "without models": plain, "hostile": Review(hostile_report())}[kind]
    files = parts(archives(found)[FILES[version]])
    assert {"bcf.version", "project.bcfp"} <= set(files)
    assert ("extensions.xml" in files) == (version == "3.0")
    checked = {name: data for name, data in files.items() if not name.endswith(".png")}
    assert [fault for name, data in checked.items() for fault in faults(name, data, version)] == []


def swapped(root: etree._Element) -> None:
    for parent in root.iter("Topic", "VisualizationInfo"):
        parent.append(parent[0])


def without_title(root: etree._Element) -> None:
    for title in root.findall(".//Title") + root.findall(".//FieldOfView"):
        title.getparent().remove(title)


def wrong_guid(root: etree._Element) -> None:
    for one in root.iter("Topic", "Component"):
        one.set("IfcGuid" if one.tag == "Component" else "Guid", "0123")


def one_more(root: etree._Element) -> None:
    for one in root.iter("Topic", "VisualizationInfo"):
        etree.SubElement(one, "Remark")


@pytest.mark.parametrize("version", FILES)
@pytest.mark.parametrize("spoil", [swapped, without_title, wrong_guid, one_more])
def test_a_spoiled_file_is_not_of_its_schema(
    version: str, spoil: Callable[[etree._Element], None], made: Review
) -> None:
    files = parts(archives(made)[FILES[version]])
    for ending in ("markup.bcf", "viewpoint.bcfv"):
        name = next(name for name in files if name.endswith(ending))
        root = etree.fromstring(files[name])
        spoil(root)
        assert faults(name, etree.tostring(root), version)


@pytest.mark.parametrize("version", FILES)
def test_another_program_opens_the_archive(version: str, made: Review, tmp_path: Path) -> None:
    path = tmp_path / "report.bcf"
    path.write_bytes(archives(made)[FILES[version]])
    with load(path) as opened:
        assert opened is not None
        topics = opened.topics
        assert len(topics) == len(groups(made))
        for guid, topic in topics.items():
            assert topic.topic.guid == guid
            assert topic.topic.title.startswith(("ADB", "FIR"))
            first = topic.viewpoints["viewpoint.bcfv"]
            assert first.snapshot
            seen = first.visualization_info
            assert seen.components.selection.component
            assert seen.perspective_camera.field_of_view == 60.0
        said = [comment.comment for topic in topics.values() for comment in topic.comments]
        assert any("已批准易地建设" in one for one in said)


@pytest.mark.parametrize("version", FILES)
def test_topics_are_grouped_and_keep_their_ids(version: str, made: Review) -> None:
    first = archives(made)[FILES[version]]
    assert archives(made)[FILES[version]] == first
    later = review(rich_report(doors=90, spaces=9))
    again = parts(archives(later)[FILES[version]])
    folders = {name.partition("/")[0] for name in parts(first) if "/" in name}
    assert len(folders) == len(groups(made))
    assert folders <= {name.partition("/")[0] for name in again if "/" in name}


def test_projects_share_no_topics_with_a_code_or_without() -> None:
    plain = rich_report(doors=5)
    other = msgspec.structs.replace(plain.buildings[0], guid="3qQErOltH0_vdEulz6x8_N")
    reports = [
        plain,
        msgspec.structs.replace(plain, project={**plain.project, "code": "2505-320506-01-000002"}),
        msgspec.structs.replace(plain, project={}),
        msgspec.structs.replace(plain, project={}, buildings=[other]),
    ]
    folders = [
        {name.partition("/")[0] for name in parts(archives(Review(one))["report.bcf"]) if "/" in name}
        for one in reports
    ]
    assert len(set().union(*folders)) == sum(map(len, folders))


def test_a_verdict_that_the_reviewer_does_not_accept_is_a_topic_too() -> None:
    plain = rich_report(doors=5)
    met = next(one for one in plain.findings if one.verdict.value == "pass")
    said = opinion(met.id, decision="reject", reason="图纸上不是这样", evidence=met.evidence)
    for file, data in archives(review(plain, [said])).items():
        files = parts(data)
        version = "3.0" if "3.0" in file else "2.1"
        texts = [one for name, one in files.items() if name.endswith("markup.bcf")]
        (found,) = [text.decode() for text in texts if met.id in text.decode()]
        assert "审查人员不同意 1 项" in found
        assert "图纸上不是这样" in found
        checked = {name: one for name, one in files.items() if not name.endswith(".png")}
        assert [fault for name, one in checked.items() for fault in faults(name, one, version)] == []


def test_the_camera_sees_the_whole_of_what_it_looks_at(made: Review) -> None:
    assert made.scene is not None
    guids = sorted(made.scene.boxes)[:7]
    seen = camera(made.scene, guids)
    assert seen is not None
    target = hull(made.scene.boxes[guid] for guid in guids)
    assert target is not None
    for corner in target.corners():
        way = [a - b for a, b in zip(corner, seen.at, strict=True)]
        length = sum(one * one for one in way) ** 0.5
        cosine = sum(a * b for a, b in zip(way, seen.towards, strict=True)) / length
        assert cosine > 0.866  # within half of 60 degrees
        assert length < 200
    assert abs(sum(a * b for a, b in zip(seen.towards, seen.up, strict=True))) < 1e-3
    assert seen.cut is not None
    assert target.high[2] < seen.cut < 12


def test_a_picture_shows_what_is_not_met_in_its_colour(made: Review) -> None:
    pictures = [data for name, data in parts(archives(made)["report.bcf"]).items() if name.endswith(".png")]
    assert pictures
    for data in pictures:
        image = Image.open(io.BytesIO(data)).convert("RGB")
        colours = image.getcolors(maxcolors=1 << 20)
        assert colours is not None
        assert any(red > 120 and red > 1.2 * blue for _, (red, _, blue) in colours)


def test_without_a_model_topics_still_select_elements_and_say_that_cameras_mean_nothing() -> None:
    for file, data in archives(Review(rich_report(doors=5))).items():
        files = parts(data)
        assert not any(name.endswith(".png") for name in files)
        views = [etree.fromstring(data) for name, data in files.items() if name.endswith(".bcfv")]
        assert all((view.find("PerspectiveCamera") is None) == (file == "report.bcf") for view in views)
        assert any(view.find("Components/Selection/Component") is not None for view in views)
        topics = [etree.fromstring(data) for name, data in files.items() if name.endswith("markup.bcf")]
        assert all("相机位置没有意义" in topic.findtext("Topic/Description") for topic in topics)


def test_elements_without_a_shape_are_looked_for_in_the_whole_building(made: Review) -> None:
    assert made.scene is not None
    seen = camera(made.scene, ["0000000000000000000000"])
    whole = hull((*made.scene.around, *made.scene.boxes.values()))
    assert seen is not None
    assert whole is not None
    assert seen == looking_at(whole)


def test_no_name_from_a_model_becomes_a_path() -> None:
    for data in archives(Review(hostile_report())).values():
        for name in parts(data):
            assert re.fullmatch(r"[\w./-]+", name)
            assert ".." not in name
            assert not any(text in name for text in HOSTILE)

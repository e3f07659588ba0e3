"""The archive: version, project, and a folder a topic."""

import uuid
from collections.abc import Iterator

from cimcheck.findings.report import Report
from cimcheck.outputs.bcf.camera import Camera, camera
from cimcheck.outputs.bcf.markup import AUTHOR, OPEN, SETTLED, TYPES, markup, snapshot_file, viewpoint_file
from cimcheck.outputs.bcf.snapshot import snapshot
from cimcheck.outputs.bcf.topics import SHOWN, SPACE, Topic, View, identity, topics
from cimcheck.outputs.bcf.viewpoint import viewpoint
from cimcheck.outputs.fixed_zip import fixed_zip
from cimcheck.outputs.review import Review
from cimcheck.outputs.scene import Scene
from cimcheck.outputs.words import VERDICTS
from cimcheck.outputs.xml_elements import document, tag, words


def archive(review: Review, lang: str, version: str) -> bytes:
    """The archive in one version of BCF."""
    return fixed_zip(_entries(review, lang, version))


def _entries(review: Review, lang: str, version: str) -> Iterator[tuple[str, bytes]]:
    found = topics(review)
    detailed = [words("DetailedVersion", version)] if version == "2.1" else []
    yield "bcf.version", document(tag("Version", *detailed, VersionId=version))
    yield "project.bcfp", _project(review.report, version)
    if version != "2.1":
        yield "extensions.xml", _extensions(found, lang)
    for topic in found:
        yield from _topic(topic, review, lang, version)


def _topic(topic: Topic, review: Review, lang: str, version: str) -> Iterator[tuple[str, bytes]]:
    scene = review.scene or Scene()
    seen = [camera(scene, _all(view)) for view in topic.views]
    pictures = all(one is not None for one in seen)
    yield f"{topic.guid}/markup.bcf", markup(topic, review.report, lang, version, pictures=pictures)
    for place, (view, one) in enumerate(zip(topic.views, seen, strict=True)):
        yield f"{topic.guid}/{viewpoint_file(place, view)}", viewpoint(view, one, version)
        if pictures and one is not None:
            yield f"{topic.guid}/{snapshot_file(place, view)}", _picture(scene, one, view)


def _picture(scene: Scene, seen: Camera, view: View) -> bytes:
    return snapshot(
        scene, seen, [(guid, verdict.value) for verdict in SHOWN for guid in view.elements(verdict)]
    )


def _all(view: View) -> list[str]:
    return [guid for verdict in SHOWN for guid in view.elements(verdict)]


def _project(report: Report, version: str) -> bytes:
    name = str(report.project.get("name") or (report.models[0].file if report.models else "cimcheck"))
    project = tag(
        "Project", words("Name", name), ProjectId=str(uuid.uuid5(SPACE, f"project\x1f{identity(report)}"))
    )
    if version == "2.1":
        return document(tag("ProjectExtension", project, tag("ExtensionSchema")))
    return document(tag("ProjectInfo", project))


def _extensions(found: list[Topic], lang: str) -> bytes:
    labels = {
        name for topic in found for name in (topic.domain.get(lang), VERDICTS[topic.verdict.value].get(lang))
    }
    users = {line.held.opinion.reviewer for topic in found for line in topic.lines if line.held}
    return document(
        tag(
            "Extensions",
            tag("TopicTypes", *(words("TopicType", one) for one in sorted(set(TYPES.values())))),
            tag("TopicStatuses", *(words("TopicStatus", status) for status in (OPEN, SETTLED))),
            tag("Priorities", words("Priority", "High"), words("Priority", "Normal")),
            tag("TopicLabels", *(words("TopicLabel", one) for one in sorted(labels))),
            tag("Users", *(words("User", one) for one in sorted({AUTHOR, *users}))),
        )
    )

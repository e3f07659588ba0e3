"""The markup of a topic: title, description, comments and the list of its viewpoints."""

import uuid
from datetime import date

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.findings.report import Report
from cimcheck.outputs.bcf.topics import Topic, View
from cimcheck.outputs.finding_lines import Line
from cimcheck.outputs.letter.blocks import on_paper
from cimcheck.outputs.words import VERDICTS
from cimcheck.outputs.xml_elements import document, tag, words

AUTHOR = "cimcheck"
TYPES = {
    Verdict.FAIL: "Error",
    Verdict.UNDETERMINED: "Request",
    Verdict.PASS: "Remark",
    Verdict.NOT_APPLICABLE: "Remark",
}
OPEN, SETTLED = "Open", "Closed"
"""The statuses of a topic; without an earlier report nothing is known to be settled."""
MOST_LISTED = 100
BLIND = Text(
    "模型未一并提供或构件没有形体：视点只选中构件，相机位置没有意义，请在软件中缩放到所选构件。",
    "The model was not at hand, or the elements have no shape: viewpoints select them, but the camera's "
    "place means nothing. Zoom to the selection.",
)
"""Said where no camera is known."""


def viewpoint_file(place: int, view: View) -> str:
    """The first viewpoint has the name that every reader looks for."""
    return "viewpoint.bcfv" if place == 0 else f"viewpoint-{view.guid}.bcfv"


def snapshot_file(place: int, view: View) -> str:
    """The picture beside a viewpoint."""
    return "snapshot.png" if place == 0 else f"snapshot-{view.guid}.png"


def markup(topic: Topic, report: Report, lang: str, version: str, *, pictures: bool) -> bytes:
    """The file `markup.bcf`."""
    files = [
        tag("File", words("Filename", model.file), words("Reference", model.file), **_external(version))
        for model in report.models
    ]
    header = tag("Header", *files) if version == "2.1" else tag("Header", tag("Files", *files))
    views = [_view(place, view, version, pictures) for place, view in enumerate(topic.views)]
    comments = _comments(topic, lang)
    inner = _topic_parts(topic, report, lang, version, pictures)
    about = {
        "Guid": topic.guid,
        "TopicType": TYPES[topic.verdict],
        "TopicStatus": SETTLED if topic.is_settled else OPEN,
    }
    if version == "2.1":
        return document(tag("Markup", header, tag("Topic", *inner, **about), *comments, *views))
    inner += [tag("Comments", *comments)] if comments else []
    inner.append(tag("Viewpoints", *views))
    return document(tag("Markup", header, tag("Topic", *inner, **about)))


def _external(version: str) -> dict[str, str]:
    return {"isExternal": "true"} if version == "2.1" else {"IsExternal": "true"}


def _topic_parts(topic: Topic, report: Report, lang: str, version: str, pictures: bool) -> list[str]:
    names = sorted({topic.domain.get(lang), VERDICTS[topic.verdict.value].get(lang)})
    labels = [words("Labels" if version == "2.1" else "Label", name) for name in names]
    return [
        words("Title", topic.title.get(lang)),
        words("Priority", "High" if topic.verdict is Verdict.FAIL else "Normal"),
        *(labels if version == "2.1" else [tag("Labels", *labels)]),
        words("CreationDate", moment(report)),
        words("CreationAuthor", AUTHOR),
        words("Description", _description(topic, lang, pictures)),
    ]


def moment(report: Report) -> str:
    """The day whose law was applied: a report has no clock, and a topic needs a date."""
    try:
        day = date.fromisoformat(report.receipt.as_of)
    except ValueError:
        day = date(2000, 1, 1)
    return f"{day.isoformat()}T00:00:00Z"


def _description(topic: Topic, lang: str, pictures: bool) -> str:
    """The clause, then every finding of the topic on a line; how many are left out is said."""
    about = topic.lines[0].clauses.get(lang)
    lines = [_listed(line, lang) for line in topic.lines[:MOST_LISTED]]
    more = len(topic.lines) - MOST_LISTED
    if more > 0:
        lines.append(Text(f"另有 {more} 项见 report.json", f"{more} more in report.json").get(lang))
    if not pictures:
        lines.append(BLIND.get(lang))
    return "\n".join([about, *lines])


def _listed(line: Line, lang: str) -> str:
    missing = line.missing.get(lang)
    lacking = Text(f" 缺少：{missing}", f" Missing: {missing}").get(lang) if missing else ""
    said = on_paper(line.finding.message).get(lang)
    return f"· {line.place}: {said}{lacking} [{line.finding.id}]"


def _comments(topic: Topic, lang: str) -> list[str]:
    """The opinions on the findings of the topic, each under its reviewer's name."""
    found = []
    for line in topic.lines:
        if line.held:
            opinion = line.held.opinion
            guid = str(
                uuid.uuid5(
                    uuid.UUID(topic.guid), f"{line.finding.id}\x1f{opinion.date}\x1f{opinion.reviewer}"
                )
            )
            said = f"{line.place}: {line.opinion.get(lang)}\n{opinion.reason}"
            when = words("Date", f"{opinion.date}T00:00:00Z")
            found.append(
                tag("Comment", when, words("Author", opinion.reviewer), words("Comment", said), Guid=guid)
            )
    return found


def _view(place: int, view: View, version: str, pictures: bool) -> str:
    picture = [words("Snapshot", snapshot_file(place, view))] if pictures else []
    name = "Viewpoints" if version == "2.1" else "ViewPoint"
    file = words("Viewpoint", viewpoint_file(place, view))
    return tag(name, file, *picture, tag("Index", str(place)), Guid=view.guid)

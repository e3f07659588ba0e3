"""Which findings make one topic: those of a rule in a building that are not met or open."""

import re
import uuid
from dataclasses import dataclass
from itertools import groupby

from cimcheck.core.text import Text
from cimcheck.core.verdict import Verdict
from cimcheck.findings.opinion import Decision
from cimcheck.findings.report import Report
from cimcheck.outputs.finding_lines import Line, finding_lines
from cimcheck.outputs.review import Review

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:cimcheck:bcf")
GLOBAL_ID = re.compile(r"[0-9A-Za-z_$]{22}")
OPEN = (Verdict.FAIL, Verdict.UNDETERMINED)
SHOWN = (*OPEN, Verdict.PASS, Verdict.NOT_APPLICABLE)
"""What topics are about: what is open, and any other verdict that a reviewer does not accept."""


@dataclass(frozen=True, slots=True)
class View:
    """What one viewpoint looks at: the elements of some lines, by GlobalId and verdict."""

    guid: str
    name: str
    lines: tuple[Line, ...]

    def elements(self, verdict: Verdict) -> list[str]:
        """The GlobalIds of the elements of a verdict, each once, sorted."""
        found = {
            guid
            for line in self.lines
            if line.finding.verdict is verdict
            for guid in (line.finding.subject.guid, *line.finding.elements)
        }
        return sorted(guid for guid in found if GLOBAL_ID.fullmatch(guid))


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic. Its guid follows from project, rule and building, so that it stays from export to export."""

    guid: str
    rule: str
    title: Text
    verdict: Verdict
    is_settled: bool
    domain: Text
    lines: tuple[Line, ...]
    views: tuple[View, ...]


def identity(report: Report) -> str:
    """What a project goes by from export to export: its code; without one, its buildings.

    Topics of two projects must not share ids, or a server takes one for the other.
    """
    code = str(report.project.get("code") or "")
    return code or " ".join(sorted(building.guid or building.key for building in report.buildings))


def topics(review: Review) -> list[Topic]:
    """The topics in the order of the findings. A line whose opinion waives or rejects it stays in.

    What an earlier report had open and this one has not is a settled topic under the id that it had, where
    nothing else of its rule and building is open.
    """
    every = finding_lines(review)
    lines = [line for line in every if line.finding.verdict in OPEN or _disputed(line)]
    open_ones = {(line.finding.rule, line.building) for line in lines}
    changes = review.changes or {}
    lines += (
        line
        for line in every
        if changes.get(line.finding.id) == "fixed" and (line.finding.rule, line.building) not in open_ones
    )
    project = identity(review.report)
    lines.sort(key=lambda line: (line.finding.rule, line.building))
    found = [
        _topic(project, rule, building, tuple(group), (rule, building) not in open_ones)
        for (rule, building), group in groupby(lines, key=lambda line: (line.finding.rule, line.building))
    ]
    return sorted(found, key=lambda topic: topic.lines[0].number)


def _disputed(line: Line) -> bool:
    return line.held is not None and line.held.opinion.decision is Decision.REJECT


def _topic(project: str, rule: str, building: str, lines: tuple[Line, ...], is_settled: bool) -> Topic:
    guid = uuid.uuid5(SPACE, f"{project}\x1f{rule}\x1f{building}")
    first = min(lines, key=lambda line: line.number)
    title = first.finding.title
    failed = sum(line.finding.verdict is Verdict.FAIL for line in lines)
    open_ones = sum(line.finding.verdict is Verdict.UNDETERMINED for line in lines)
    settled = len(lines) if is_settled else 0
    disputed = len(lines) - failed - open_ones - settled
    parts = (
        ("不符合", "not met", failed),
        ("待定", "undetermined", open_ones),
        ("审查人员不同意", "not accepted by the reviewer", disputed),
        ("已解决", "settled", settled),
    )
    zh = "，".join(f"{word} {count} 项" for word, _, count in parts if count)
    en = ", ".join(f"{count} {word}" for _, word, count in parts if count)
    return Topic(
        guid=str(guid),
        rule=rule,
        title=Text(f"{rule} {title.zh} {building}（{zh}）", f"{rule} {title.en} {building} ({en})"),
        verdict=first.finding.verdict,
        is_settled=is_settled,
        domain=first.domain,
        lines=lines,
        views=tuple(_views(guid, lines)),
    )


def _views(topic: uuid.UUID, lines: tuple[Line, ...]) -> list[View]:
    """A view of everything, then one a storey where there are several."""
    storeys = sorted({line.finding.subject.storey for line in lines})
    views = [View(str(uuid.uuid5(topic, "all")), "", lines)]
    if len(storeys) > 1:
        views += [
            View(
                str(uuid.uuid5(topic, f"storey\x1f{storey}")),
                storey,
                tuple(line for line in lines if line.finding.subject.storey == storey),
            )
            for storey in storeys
        ]
    return views

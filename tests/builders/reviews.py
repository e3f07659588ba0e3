"""Reports with opinions and changes on them."""

from builders.reports import rich_report
from cimcheck.findings.opinion import Decision, Opinion
from cimcheck.outputs.review import Review, review


def opinion(finding: str, **more: str) -> Opinion:
    """An opinion with sensible blanks."""
    fields = {
        "decision": "waive",
        "reason": "已批准易地建设",
        "reviewer": "李工",
        "date": "2024-06-01",
        **more,
    }
    return Opinion(finding=finding, decision=Decision(fields.pop("decision")), **fields)


def rich_review(doors: int = 30) -> Review:
    """A waiver that stands, a rejection whose evidence changed, and an opinion on nothing."""
    found = rich_report(doors=doors, spaces=4)
    first, second = found.findings[0], found.findings[5]
    return review(
        found,
        [
            opinion(first.id, evidence=first.evidence),
            opinion(second.id, decision="reject", reason="门宽按图纸核对为 0.85 m", evidence="0" * 16),
            opinion("ADB001-000000000000", decision="accept"),
        ],
    )
